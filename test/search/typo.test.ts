import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowedTypos, lettersOf, missingLetters, typoDistance } from '../../src/search/typo.js';

describe('allowedTypos', () => {
  it('allows one from 5 letters and two from 9', () => {
    const words = ['', 'four', 'fifth', 'eightlet', 'nineletts', '𐐨𐐨𐐨𐐨', '𐐨𐐨𐐨𐐨𐐨'];
    expect(words.map(allowedTypos)).toEqual([0, 0, 1, 1, 2, 0, 1]);
  });
});

describe('typoDistance', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['peace', 'peace', 0],
    ['peice', 'peace', 1],
    ['pece', 'peace', 1],
    ['peeace', 'peace', 1],
    ['paece', 'peace', 1],
    ['epace', 'peace', 1],
    ['peaec', 'peace', 1],
    ['militray', 'military', 1],
    ['coperaton', 'cooperation', 2],
    ['ocoperation', 'cooperation', 1],
    ['abcd', 'badc', 2],
    ['ca', 'abc', 3],
    ['', 'ab', 2],
  ];
  for (const [typed, word, distance] of cases)
    it(`finds ${distance} between "${typed}" and "${word}"`, () => {
      expect(typoDistance(typed, word, 3)).toBe(distance);
      expect(typoDistance(word, typed, 3)).toBe(distance);
    });

  it('finds the distance to the nearest beginning', () => {
    expect(typoDistance('coperat', 'cooperation', 2, false)).toBe(1);
    expect(typoDistance('cooperat', 'cooperation', 2, false)).toBe(0);
    expect(typoDistance('cooepr', 'cooperation', 2, false)).toBe(1);
    expect(typoDistance('cooperation', 'coop', 2, false)).toBe(3);
  });

  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

  it('is what the whole table says, up to the limit', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 3 }), (typed, word, limit) => {
        const whole = slowDistance(typed, word);
        expect(typoDistance(typed, word, limit)).toBe(Math.min(whole, limit + 1));
        let prefix = Number.POSITIVE_INFINITY;
        for (let end = 0; end <= word.length; end++)
          prefix = Math.min(prefix, slowDistance(typed, word.slice(0, end)));
        expect(typoDistance(typed, word, limit, false)).toBe(Math.min(prefix, limit + 1));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('missingLetters', () => {
  it('is never more than the typos between two words, nor between one and the beginning of the other', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '港', '𐐨'), maxLength: 12 });
    fc.assert(
      fc.property(words, words, (typed, word) => {
        const missing = missingLetters(lettersOf(typed), word);
        for (const whole of [true, false])
          expect(missing).toBeLessThanOrEqual(typoDistance(typed, word, 100, whole));
      }),
    );
    expect(missingLetters(lettersOf('harbour'), 'peace')).toBe(5);
  });
});

/** The same by its definition, without a limit. */
function slowDistance(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => table[row]?.[column] as number;
  for (let row = 1; row <= left.length; row++)
    for (let column = 1; column <= right.length; column++) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + cost);
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        best = Math.min(best, at(row - 2, column - 2) + 1);
      (table[row] as number[])[column] = best;
    }
  return at(left.length, right.length);
}
