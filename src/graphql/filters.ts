import { InvalidInputError } from '../domain/errors.js';
import type { NodeType } from '../domain/id.js';
import { checkId } from './ids.js';
import { checkText } from './text-input.js';

/** Values in one list of a filter; far below what a database binds. */
const MAX_VALUES = 100;

/** Fields that hold ids, in whatever filter, and of what. */
const ID_FIELDS: Readonly<Record<string, readonly NodeType[]>> = {
  actorIds: ['Actor'],
  articleIds: ['Article'],
  partOfIds: ['Claim'],
  standsForIds: ['Actor'],
  nodeIds: ['Article', 'Actor', 'Quote', 'Claim'],
};

type Given<T> = { [K in keyof T]?: T[K] | undefined };

/**
 * A filter without the fields that were given as null, which means the same as leaving them out.
 * @throws InvalidInputError where a list is longer than is taken, or a value cannot be what it should
 */
export function toFilter<T extends object>(input: T | null | undefined): Given<T> {
  const filter: Given<T> = {};
  for (const [field, value] of Object.entries(input ?? {})) {
    if (value === null || value === undefined) continue;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    if (values.length > MAX_VALUES)
      throw new InvalidInputError(`"${field}" has ${values.length} values; at most ${MAX_VALUES} are taken.`);
    for (const each of values) if (typeof each === 'string') checkValue(field, each);
    filter[field as keyof T] = value as T[keyof T];
  }
  return filter;
}

function checkValue(field: string, value: string): void {
  const types = ID_FIELDS[field];
  if (types) checkId(field, value, ...types);
  else checkText(field, value);
}
