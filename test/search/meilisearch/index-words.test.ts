import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexWord } from '../../../src/search/meilisearch/index-words.js';
import { termsOf } from '../../../src/search/tokens.js';

describe('indexWord', () => {
  const terms = fc.string({ unit: 'grapheme', maxLength: 60 }).map(termsOf);

  it('keeps different words different', () => {
    const samples = ['harbour', '2021', 'мост', 'السلام', '港', 'か', 'ดี', '한국은', '👍', '𐐨', '𠀀', 'a'];
    expect(new Set(samples.map(indexWord)).size).toBe(samples.length);
  });

  it('keeps the number of letters, one for the mark more, so that typos count the same', () => {
    fc.assert(
      fc.property(terms, (all) => {
        for (const term of all) {
          const letters = [...term].length;
          if (/^[0-9]+$/.test(term)) expect(indexWord(term)).toBe(term);
          else if (letters < 60) expect([...indexWord(term)]).toHaveLength(letters + 1);
        }
      }),
    );
  });

  it('leaves no letter to the dictionaries of Meilisearch, and no word too long for its index', () => {
    fc.assert(
      fc.property(terms, (all) => {
        for (const term of all) {
          expect(indexWord(term)).toMatch(/^(?:ƿ?[a-z0-9]+|[\p{Co}\u{20000}-\u{3ffff}]+)$/u);
          expect(Buffer.byteLength(indexWord(term))).toBeLessThanOrEqual(250);
        }
      }),
    );
    expect(Buffer.byteLength(indexWord('я'.repeat(100)))).toBeLessThanOrEqual(250);
  });
});
