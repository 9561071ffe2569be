import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addNear } from '../../src/search/built-in/near-words.js';
import { typoDistance } from '../../src/search/typo.js';

describe('addNear', () => {
  const letters = fc.constantFrom('a', 'b', '中');
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 12 });

  it('finds what comparing with every word finds', () => {
    let found = 0;
    fc.assert(
      fc.property(
        word,
        fc.uniqueArray(word, { maxLength: 60 }),
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
        (typed, words, distance, prefix) => {
          const near: string[] = [];
          addNear(near, words.sort(), typed, { distance, prefix });
          const expected = words.filter(
            (other) => typoDistance(typed, other, distance, !prefix) === distance,
          );
          expect(near).toEqual(expected);
          found += expected.length;
        },
      ),
      { numRuns: 5000 },
    );
    // Drawn at random, so that a run may find half of what others do.
    expect(found).toBeGreaterThan(500);
  });

  it('adds to what was found elsewhere', () => {
    const near = ['coperatioon'];
    addNear(near, ['cooperation', 'corporation'], 'coperation', { distance: 1, prefix: false });
    expect(near).toEqual(['coperatioon', 'cooperation']);
  });
});
