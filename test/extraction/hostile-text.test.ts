import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Extractor, loadExtractor } from '../../src/extraction/extractor.js';
import { findParagraphs } from '../../src/extraction/paragraphs.js';
import { findQuotedSegments } from '../../src/extraction/quoted-segments.js';

/** Texts whose every part invites a second look at all the others. */
const HOSTILE: readonly (readonly [string, (times: number) => string])[] = [
  ['unclosed curly marks', (times) => '“word '.repeat(times)],
  ['unclosed straight marks', (times) => '"word '.repeat(times)],
  ['unclosed single marks', (times) => "'word ".repeat(times)],
  ['possessives without end', (times) => 'the workers’ '.repeat(times)],
  ['marks alone', (times) => '"'.repeat(times)],
  ['a mark a paragraph', (times) => '“word and word\n'.repeat(times)],
  ['cues alone', (times) => 'said '.repeat(times)],
  ['claims in claims', (times) => 'Quill said that '.repeat(times)],
  ['names in a list', (times) => 'Quill, '.repeat(times)],
  ['phrases that hang on phrases', (times) => 'head of '.repeat(times)],
  ['open brackets', (times) => '('.repeat(times)],
  [
    'answers behind a list of names',
    (times) => `${'Ann Lee. '.repeat(times)}\n\nQ: Why?\n${'A: So.\n'.repeat(times)}`,
  ],
  [
    'surnames of many that may be trades',
    (times) => Array.from({ length: times }, (_, at) => `Ann Lee${at}x. Baker.`).join(' '),
  ],
  ['a participle and commas without end', (times) => `Saying ${'that, '.repeat(times)}`],
  ['quotes without a break', (times) => '“No,” she said. '.repeat(times)],
];

const SMALL = 4000;
const FACTOR = 4;
/** Four times the text may take four times as long; the rest is for a busy machine. Quadratic work would take 16. */
const MOST_GROWTH = 10;
/** So little time says nothing of growth. */
const FLOOR_MS = 30;

function fastest(run: () => void): number {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    run();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

describe('hostile text', () => {
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = await loadExtractor();
  });

  it.each(HOSTILE)('takes time in proportion to its length: %s', (_name, make) => {
    const small = make(SMALL);
    const large = make(SMALL * FACTOR);
    extractor.extract(small, 'en');
    const before = fastest(() => extractor.extract(small, 'en'));
    const after = fastest(() => extractor.extract(large, 'en'));
    expect(after / Math.max(before, FLOOR_MS)).toBeLessThan(MOST_GROWTH);
  });

  it('drops ten thousand unclosed marks and keeps the quote behind them', () => {
    const body = `${'“ '.repeat(10_000)}\n\nMara Quill said: “The bridge is safe.”`;
    const { statements } = extractor.extract(body, 'en');
    expect(statements.map(({ content: [span] }) => body.slice(span?.start, span?.end))).toEqual([
      'The bridge is safe.',
    ]);
  });

  it('finds the marks of a long text in all its parts', () => {
    const line = '“The bridge is safe,” said Mara Quill.\n';
    const times = 20_000;
    const body = line.repeat(times);
    const segments = findQuotedSegments(body, findParagraphs(body));
    expect(segments).toHaveLength(times);
    expect(segments.every(({ closed }) => closed)).toBe(true);
  });

  it('takes lone surrogates, control characters and nothing at all', () => {
    for (const body of [
      '',
      ' ',
      '\n\n',
      '\ud800',
      '“\udc00”',
      '\u0000“a b c d”\u0007',
      '\u202e“abc def ghi jkl”',
    ]) {
      expect(() => extractor.extract(body)).not.toThrow();
    }
  });
});
