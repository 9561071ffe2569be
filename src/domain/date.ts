import { InvalidInputError } from './errors.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a date or a date with time and offset of ISO 8601.
 * @returns it in UTC, to the millisecond; a date alone is its midnight in UTC
 * @throws InvalidInputError where it is none, or where there is no such day or time
 */
export function parseDate(text: string): string {
  const parts = DATE.exec(text) ?? DATE_TIME.exec(text);
  const time = parts && new Date(text);
  // JavaScript takes 30 February for 2 March.
  const day = parts && new Date(`${parts[1]}-${parts[2]}-${parts[3]}T00:00:00Z`);
  if (
    !time ||
    Number.isNaN(time.getTime()) ||
    day?.getUTCDate() !== Number(parts?.[3]) ||
    // An offset can lead out of the years of four digits, beyond which dates do not sort as texts.
    !/^\d{4}-/.test(time.toISOString())
  )
    throw new InvalidInputError(
      `"${text.slice(0, 80)}" is not a date of ISO 8601: give one such as 2022-12-30 or 2022-12-30T16:05:00+03:00.`,
    );
  return time.toISOString();
}
