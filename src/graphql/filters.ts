import { InvalidInputError } from '../domain/errors.js';

/** Values in one list of a filter; far below what a database binds. */
const MAX_VALUES = 100;

type Given<T> = { [K in keyof T]?: T[K] | undefined };

/**
 * A filter without the fields that were given as null, which means the same as leaving them out.
 * @throws InvalidInputError where a list is longer than is taken
 */
export function toFilter<T extends object>(input: T | null | undefined): Given<T> {
  const filter: Given<T> = {};
  for (const [field, value] of Object.entries(input ?? {})) {
    if (value === null || value === undefined) continue;
    if (Array.isArray(value) && value.length > MAX_VALUES)
      throw new InvalidInputError(`"${field}" has ${value.length} values; at most ${MAX_VALUES} are taken.`);
    filter[field as keyof T] = value as T[keyof T];
  }
  return filter;
}
