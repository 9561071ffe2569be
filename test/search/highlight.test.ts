import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Highlighter, type MatchedTerms } from '../../src/search/highlight.js';

function html(text: string, matched: Partial<MatchedTerms>): string | undefined {
  const highlighter = new Highlighter({ terms: new Set(), prefixes: [], phrases: [], ...matched });
  return highlighter.highlight('TEXT', text)?.html;
}

describe('Highlighter', () => {
  it('marks words wherever they stand', () => {
    expect(html('Peace, at last: peace.', { terms: new Set(['peace']) })).toBe(
      '<mark>Peace</mark>, at last: <mark>peace</mark>.',
    );
  });

  it('marks whole words for a prefix', () => {
    expect(html('Cooperation', { prefixes: ['coop'] })).toBe('<mark>Cooperation</mark>');
  });

  it('marks a phrase where it is one, and its words nowhere else', () => {
    const phrases = [{ terms: ['fair', 'deal'], prefix: false }];
    expect(html('A deal is fair if it is a fair deal.', { phrases })).toBe(
      'A deal is fair if it is a <mark>fair</mark> <mark>deal</mark>.',
    );
    expect(html('A fair', { phrases })).toBeUndefined();
  });

  it('marks phrases that overlap', () => {
    const phrases = [{ terms: ['a', 'a'], prefix: false }];
    expect(html('a a a b', { phrases })).toBe('<mark>a</mark> <mark>a</mark> <mark>a</mark> b');
  });

  it('marks a phrase that ends in a prefix', () => {
    expect(html("They don't.", { phrases: [{ terms: ['don', 't'], prefix: true }] })).toBe(
      'They <mark>don</mark>&#39;<mark>t</mark>.',
    );
  });

  it('joins marks that touch', () => {
    expect(html('两个港口', { phrases: [{ terms: ['港', '口'], prefix: false }] })).toBe(
      '两个<mark>港口</mark>',
    );
  });

  it('gives nothing where nothing matches', () => {
    expect(html('War', { terms: new Set(['peace']) })).toBeUndefined();
    expect(html('', { terms: new Set(['peace']) })).toBeUndefined();
  });

  it('gives the text back without its marks, and the ranges inside them', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      '<b>',
      '&',
      '"',
      "'",
      'é',
      'e\u0301',
      '👍',
      '港',
      '口',
      ' ',
      '</mark>',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join('');
        const highlighter = new Highlighter({
          terms: new Set(['a', 'e', '👍']),
          prefixes: ['b'],
          phrases: [{ terms: ['港', '口'], prefix: false }],
        });
        const highlight = highlighter.highlight('TEXT', text);
        if (!highlight) return;
        const plain = highlight.html.replace(/<\/?mark>/g, '');
        expect(plain).not.toMatch(/[<>"']/);
        expect(unescaped(plain)).toBe(text);
        const marked = [...highlight.html.matchAll(/<mark>(.*?)<\/mark>/gs)].map((match) =>
          unescaped(match[1] ?? ''),
        );
        expect(marked).toEqual(highlight.ranges.map(({ start, end }) => text.slice(start, end)));
        let last = -1;
        for (const { start, end } of highlight.ranges) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function unescaped(html: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name] as string);
}
