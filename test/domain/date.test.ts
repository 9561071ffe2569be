import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../src/domain/date.js';
import { InvalidInputError } from '../../src/domain/errors.js';

describe('parseDate', () => {
  it.each([
    ['2022-12-30', '2022-12-30T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['1863-11-19', '1863-11-19T00:00:00.000Z'],
    ['2022-12-30T16:05Z', '2022-12-30T16:05:00.000Z'],
    ['2022-12-30T16:05:09Z', '2022-12-30T16:05:09.000Z'],
    ['2022-12-30T16:05:09.5Z', '2022-12-30T16:05:09.500Z'],
    ['2022-12-30T16:05:09.123456Z', '2022-12-30T16:05:09.123Z'],
    ['2022-12-30T16:05:00+03:00', '2022-12-30T13:05:00.000Z'],
    ['2022-12-30T16:05:00+0300', '2022-12-30T13:05:00.000Z'],
    ['2022-12-31T23:30:00-05:30', '2023-01-01T05:00:00.000Z'],
    ['2023-01-01T01:00:00+02:00', '2022-12-31T23:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  it.each([
    ['30 February', '2023-02-30'],
    ['29 February of a year without it', '2023-02-29'],
    ['29 February of 1900', '1900-02-29'],
    ['31 April', '2023-04-31'],
    ['30 February with a time', '2023-02-30T10:00:00Z'],
    ['30 February with an offset', '2023-02-30T23:00:00+03:00'],
    ['month 13', '2023-13-01'],
    ['month 0', '2023-00-10'],
    ['day 0', '2023-01-00'],
    ['hour 25', '2023-01-01T25:00:00Z'],
    ['minute 60', '2023-01-01T10:60:00Z'],
    ['an offset of 25 hours', '2023-01-01T10:00:00+25:00'],
    ['a time without an offset', '2023-01-01T10:00:00'],
    ['an hour alone', '2023-01-01T10Z'],
    ['a year alone', '2023'],
    ['a month alone', '2023-01'],
    ['another order', '30.12.2022'],
    ['words', '30 December 2022'],
    ['a space for the T', '2022-12-30 10:00:00Z'],
    ['spaces around', ' 2022-12-30'],
    ['a year of five digits', '+12022-12-30'],
    ['a moment after the year 9999', '9999-12-31T23:30:00-01:00'],
    ['a moment before the year 0', '0000-01-01T00:30:00+01:00'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseDate(text)).toThrow(InvalidInputError);
    expect(() => parseDate(text)).toThrow(
      `"${text}" is not a date of ISO 8601: give one such as 2022-12-30 or 2022-12-30T16:05:00+03:00.`,
    );
  });

  it('quotes only the start of what is long', () => {
    expect(() => parseDate('x'.repeat(10_000))).toThrow(/^"x{80}" is not a date/);
  });
});
