import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asksForEverything, loosened, type ParsedQuery, parseQuery } from '../../src/search/query.js';

/** A query's parts on one line: `*` a prefix, `~` a phrase that is none by quotation marks. */
function shown({ words, phrases, excluded }: ParsedQuery): string {
  return [
    ...words.map(({ term, prefix }) => term + (prefix ? '*' : '')),
    ...phrases.map(
      ({ terms, prefix, implied }) => `${implied ? '~' : ''}"${terms.join(' ')}"${prefix ? '*' : ''}`,
    ),
    ...excluded.map((terms) => `-${terms.join('_')}`),
  ].join(' ');
}

describe('parseQuery', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', ''],
    ['peace', 'peace*'],
    ['Peace Talks', 'peace talks*'],
    ['peace ', 'peace*'],
    ['peace peace', 'peace'],
    ['peace!?', 'peace*'],
    ['"fair deal"', '"fair deal"'],
    ['"fair"', 'fair'],
    ['"fair deal', '"fair deal"'],
    ['one "fair deal" two', 'one two* "fair deal"'],
    ['one"fair deal"two', 'one two* "fair deal"'],
    ['"a b""c d"', '"a b" "c d"'],
    ['"" one', 'one*'],
    ['peac ""', 'peac'],
    ['peace -war', 'peace -war'],
    ['-war peace', 'peace* -war'],
    ['-"cold war"', '-cold_war'],
    ['-"cold war', '-cold_war'],
    ['-well-known', '-well_known'],
    ['- war', 'war*'],
    ['--war', 'war*'],
    ['peace-war', 'peace war*'],
    ['peace -', 'peace*'],
    ['-', ''],
    ['well-known', 'well known*'],
    ['and/or', 'and or*'],
    ["China's", 'china*'],
    ["don't", '~"don t"*'],
    ["don't go", 'go* ~"don t"'],
    ['3.5', '~"3 5"*'],
    ['U.S. and', 'and* ~"u s"'],
    ['1,000', '~"1 000"*'],
    ['one, two', 'one two*'],
    ['港口 合作', '~"港 口" ~"合 作"*'],
    ['iPhone港口', 'iphone ~"港 口"*'],
    ['"don\'t" don\'t', '"don t"'],
    ['a AND (b OR c) NEAR/3 d*', 'a and b or c near 3 d*'],
    ['text:peace ^peace', 'peace* ~"text peace"'],
  ];
  for (const [query, parts] of cases)
    it(`takes ${JSON.stringify(query)} as ${parts || 'everything'}`, () => {
      expect(shown(parseQuery(query))).toBe(parts);
    });

  it('names each part once', () => {
    const query = Array(20_000).fill('peace "fair deal" -war 3.5').join(' ');
    expect(shown(parseQuery(query))).toBe('peace "fair deal" ~"3 5" -war');
  });

  it('takes any string, its parts never empty', () => {
    const queries = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('"', '-', ' ', "'", 'a', 'é', '港', '.', '\0', '\ud800', '*', '('))
        .map((l) => l.join('')),
    );
    fc.assert(
      fc.property(queries, (query) => {
        for (const parsed of [parseQuery(query), loosened(parseQuery(query))]) {
          expect(parsed.words.every(({ term }) => term !== '')).toBe(true);
          expect(parsed.phrases.every(({ terms }) => terms.length > 1 && terms.every(Boolean))).toBe(true);
          expect(parsed.excluded.every((terms) => terms.length > 0 && terms.every(Boolean))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('loosened', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['peace "fair deal" -war', 'peace "fair deal" -war'],
    ["o'brein", 'o brein*'],
    ['3.5 metres', 'metres* 3 5'],
    ['港口合作', '"港 口" "合 作"'],
    ['口港', '~"口 港"*'],
  ];
  for (const [query, parts] of cases)
    it(`takes ${JSON.stringify(query)} as ${parts}`, () => {
      expect(shown(loosened(parseQuery(query)))).toBe(parts);
    });
});

describe('asksForEverything', () => {
  it('tells queries that only leave something out, or say nothing', () => {
    expect(['', ' ', '""', '-war', '- -'].map((query) => asksForEverything(parseQuery(query)))).toEqual(
      Array(5).fill(true),
    );
    expect(['war', '"war', "don't"].some((query) => asksForEverything(parseQuery(query)))).toBe(false);
  });
});
