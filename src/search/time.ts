import { InvalidInputError } from '../domain/errors.js';

/** A date in milliseconds since 1970; null where there is none, or none that can be read. */
export function timeOf(date: string | null): number | null {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : time;
}

/**
 * The same for the end of a range in a filter; null where the range is open there.
 * @throws InvalidInputError where it is no date
 */
export function boundOf(name: string, date: string | undefined): number | null {
  if (date === undefined) return null;
  const time = timeOf(date);
  if (time === null)
    throw new InvalidInputError(
      `${name} is "${date.slice(0, 50)}", which is no date: give ISO 8601 like 2024-05-31 or 2024-05-31T12:00:00Z.`,
    );
  return time;
}
