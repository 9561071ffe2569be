import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactValue, readExactValue } from '../../../src/search/meilisearch/exact-values.js';

const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('a', 'A', 'é', '=', '!', '~', '_', '`', '4', ' ', '"', '\\', '港'),
    maxLength: 20,
  }),
);

describe('exactValue', () => {
  it('leaves ids and language tags as they are', () => {
    for (const value of ['act_0123456789abcdefghijklmn', 'de', '2021']) expect(exactValue(value)).toBe(value);
    expect(exactValue('The "Daily"')).toBe('=54he!20!22=44aily!22');
  });

  it('gives back what it was given', () => {
    fc.assert(fc.property(values, (value) => expect(readExactValue(exactValue(value))).toBe(value)));
  });

  it('writes nothing that Meilisearch would change or read as syntax', () => {
    fc.assert(fc.property(values, (value) => expect(exactValue(value)).toMatch(/^[a-z0-9_`=!~]*$/)));
  });

  it('sorts as the values do', () => {
    fc.assert(
      fc.property(values, values, (left, right) =>
        expect(exactValue(left) < exactValue(right)).toBe(left < right),
      ),
    );
  });

  it('keeps endless values apart, within what is compared', () => {
    const [one, other] = [exactValue(`${'é'.repeat(400)}1`), exactValue(`${'é'.repeat(400)}2`)];
    expect(one).not.toBe(other);
    expect(one.length).toBeLessThanOrEqual(468);
  });
});
