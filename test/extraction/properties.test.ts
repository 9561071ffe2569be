import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Extraction } from '../../src/domain/extraction.js';
import type { Span } from '../../src/domain/span.js';
import { type Extractor, loadExtractor } from '../../src/extraction/extractor.js';
import { findParagraphs } from '../../src/extraction/paragraphs.js';
import { findQuotedSegments } from '../../src/extraction/quoted-segments.js';

/** Pieces that make text look like news, and marks that make it hostile. */
const PIECES = [
  'Mara Quill',
  'Tobin Ashgrove',
  'the council',
  'an official',
  'she',
  'he',
  'they',
  'it',
  'said',
  'told',
  'that',
  'according to',
  'warned',
  'adding',
  'called for',
  'urged',
  'and',
  'but',
  'who',
  'as',
  'the bridge',
  'was safe',
  'would open',
  'to',
  'in May',
  'workers’',
  "don't",
  '’90s',
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  "''",
  '``',
  '「',
  '」',
  ',',
  '.',
  ':',
  ';',
  '—',
  '-',
  '(',
  ')',
  '?',
  '!',
  '…',
  '\n',
  '\n\n',
  'Q:',
  'A:',
  'QUILL:',
  '橋',
  '😀',
  'é',
  '\u200b',
  '\u00a0',
];
const newsLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(' '));
const anyText = fc.oneof(
  newsLike,
  fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const anyLanguage = fc.constantFrom('en', 'en-GB', 'de', 'und', undefined);

function isIn(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function spansOf({ actors, statements }: Extraction): Span[] {
  return [
    ...actors.flatMap(({ mentions }) => mentions),
    ...statements.flatMap(({ content, source, cue }) =>
      [...content, source, cue].filter((span) => span !== null),
    ),
  ];
}

describe('any text', () => {
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = await loadExtractor();
  });

  it('gives spans that lie in the body and hold text without white space at their edges', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (body, language) => {
        for (const { start, end } of spansOf(extractor.extract(body, language))) {
          expect(0 <= start && start < end && end <= body.length).toBe(true);
          const text = body.slice(start, end);
          expect(text).toBe(text.trim());
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives statements in reading order, a claim before what is inside it', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const { statements, actors } = extractor.extract(body, 'en');
        let last = -1;
        statements.forEach(({ content, partOf, actor, confidence }, index) => {
          const [first] = content as [Span];
          expect(first.start).toBeGreaterThanOrEqual(last);
          last = first.start;
          content.forEach((span, place) => {
            if (place > 0) expect(span.start).toBeGreaterThanOrEqual((content[place - 1] as Span).end);
          });
          if (partOf !== null) {
            expect(partOf).toBeLessThan(index);
            for (const span of content)
              expect(statements[partOf]?.content.some((outer) => isIn(span, outer))).toBe(true);
          }
          if (actor !== null) expect(actors[actor]).toBeDefined();
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives quotes that stand apart, or one in the other and linked to it', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const { statements } = extractor.extract(body, 'en');
        const quotes = statements.flatMap(({ kind, content }, index) =>
          kind === 'QUOTE' ? content.map((span) => ({ span, index })) : [],
        );
        quotes.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
        quotes.forEach((outer, place) => {
          for (const inner of quotes.slice(place + 1)) {
            if (inner.span.start >= outer.span.end) break;
            expect(isIn(inner.span, outer.span)).toBe(true);
            expect(statements[inner.index]?.partOf).not.toBeNull();
          }
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('nests quoted segments or keeps them apart', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const segments = findQuotedSegments(body, findParagraphs(body));
        segments.forEach(({ outer, inner, parent }, index) => {
          expect(isIn(inner, outer)).toBe(true);
          if (parent >= 0) expect(isIn(outer, (segments[parent] as { inner: Span }).inner)).toBe(true);
          for (const other of segments.slice(index + 1)) {
            const apart = other.outer.start >= outer.end;
            expect(apart || isIn(other.outer, outer)).toBe(true);
          }
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same answer again', () => {
    fc.assert(
      fc.property(newsLike, (body) => {
        expect(extractor.extract(body, 'en')).toEqual(extractor.extract(body, 'en'));
      }),
      { numRuns: 100 },
    );
  });
});
