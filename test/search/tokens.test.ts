import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { termsOf, tokenize } from '../../src/search/tokens.js';

describe('tokenize', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['words', 'One, two -- three.', ['one', 'two', 'three']],
    ['digits', '3.5 and 1,000', ['3', '5', 'and', '1', '000']],
    ['case and accents', 'Élan ŽIVOT naïve', ['elan', 'zivot', 'naive']],
    ['combining marks', 'cafe\u0301 e\u0301\u0301', ['cafe', 'e']],
    ['ligatures, widths and styles', 'ﬁne ＰＥＡＣＥ 𝐏𝐞𝐚𝐜𝐞', ['fine', 'peace', 'peace']],
    ['letters that Unicode leaves whole', 'Łódź Straße Ærø', ['lodz', 'strasse', 'aero']],
    ['a capital i with a dot', 'İstanbul', ['istanbul']],
    ['Greek sigmas', 'ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['Cyrillic', 'Ёлка, Йод', ['елка', 'иод']],
    ['Arabic points and stretching', 'السَّلام الســــلام', ['السلام', 'السلام']],
    ['Hebrew points', 'שָׁלוֹם', ['שלום']],
    ['Indic vowels, which are no accents', 'कि का', ['कि', 'का']],
    ['Korean', '한국은', ['한국은']],
    ['Chinese, a letter each', '港口abc合作', ['港', '口', 'abc', '合', '作']],
    ['Japanese voicing, which is no accent', 'か が ｶﾞ', ['か', 'が', 'ガ']],
    ['Thai, a letter each with its marks', 'ดีใจ', ['ดี', 'ใ', 'จ']],
    ['a possessive', "China's China’s CHINA'S", ['china', 'china', 'china']],
    ['other apostrophes', "don't l’homme O'Hara", ['don', 't', 'l', 'homme', 'o', 'hara']],
    ['a lone s', "s 's s's", ['s', 's', 's']],
    ['emoji', 'hi👍🏽 👩‍👩‍👧', ['hi', '👍', '👩', '👩', '👧']],
    ['what cannot be seen', 'co\u00adop\u200derate a\u200bb', ['cooperate', 'a', 'b']],
    ['NUL and broken surrogates', 'a\0b \ud800c\udc00', ['a', 'b', 'c']],
    ['a letter that folds to several words', 'ﷺ', ['صلياللهعليهوسلم']],
    ['nothing', ' \n…“”!? ', []],
  ];
  for (const [title, text, terms] of cases)
    it(`reads ${title}`, () => {
      expect(termsOf(text)).toEqual(terms);
    });

  it('gives offsets into the original text', () => {
    const text = '👍 “cafe\u0301’s” ﬁne İstanbul';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '👍',
      'cafe\u0301',
      'ﬁne',
      'İstanbul',
    ]);
  });

  it('cuts endless words, not in the middle of a letter', () => {
    expect(termsOf('x'.repeat(5000))[0]).toHaveLength(100);
    const [term] = termsOf(`a${'𐐨'.repeat(60)}`);
    expect(term).not.toMatch(/\p{Cs}/u);
    expect(term?.length).toBeLessThanOrEqual(100);
  });

  it('takes linear time on texts that are one endless word', () => {
    for (const letter of ['a', 'é', 'a\u0301', 'a\u200c', '\u0301', '中', '𝐏', "'s", '\u200c', '👍'])
      expect(tokenize(letter.repeat(300_000 / letter.length)).length).toBeGreaterThanOrEqual(0);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "'s",
          '’',
          'é',
          'a',
          '港',
          ' ',
          'ﬁ',
          'İ',
          '\ud800',
          '\u0301',
          '\u00ad',
          'S',
          '👍',
          'ー',
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('has ascending tokens, each the source of its term', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { term, start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(termsOf(text.slice(start, end))).toEqual([term]);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('has terms of letters, digits and pictograms, without NUL, space or quotation mark', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const term of termsOf(text))
          expect(term).toMatch(/^(?:[a-z0-9]|[^\p{ASCII}\p{Z}\p{P}\p{C}]|\p{Extended_Pictographic})+$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a Chinese letter with the marks that follow it, whatever stands before', () => {
    expect(termsOf('一ാ')).toEqual(['一ാ']);
    expect(termsOf('ꀀ 一ാ二')).toEqual(['ꀀ', '一ാ', '二']);
  });

  it('folds a term no further', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const term of termsOf(text)) expect(termsOf(term).join('')).toBe(term);
      }),
      { numRuns: 2000 },
    );
  });
});
