import type { ValueField } from '../field-values.js';
import { storable } from '../storable.js';
import type { IndexState } from './index-state.js';
import type { Reader } from './reader.js';

/** Values remembered in each direction: about 1 MB. */
const MAX_REMEMBERED = 10_000;

/**
 * The values that documents are filtered and counted by, and the numbers that stand for them in the index. A
 * value keeps its number as long as the index lives, so what was read once is remembered.
 */
export class ValueCodes {
  readonly #codes = new Map<string, number>();
  readonly #values = new Map<string, string>();
  #generation = '';

  /** Forgets what was read of an index that is gone. */
  refresh({ generation }: IndexState): void {
    if (generation === this.#generation) return;
    this.#generation = generation;
    this.#codes.clear();
    this.#values.clear();
  }

  /** The codes of values; those that no document ever had have none. */
  codesOf(reader: Reader, field: ValueField, values: readonly string[]): number[] {
    const codes = lookUp(this.#codes, field, values.map(storable), (unknown) =>
      reader.list(select('value, code', 'value'), field, JSON.stringify(unknown)),
    );
    return [...codes.values()];
  }

  /** The values by their codes. */
  valuesOf(reader: Reader, field: ValueField, codes: readonly number[]): ReadonlyMap<number, string> {
    return lookUp(this.#values, field, codes, (unknown) =>
      reader.list(select('code, value', 'code'), field, JSON.stringify(unknown)),
    );
  }
}

function select(pair: string, by: 'code' | 'value'): string {
  return `select json_group_array(json_array(${pair})) from search_value
    where field = ? and ${by} in (select value from json_each(?))`;
}

function lookUp<From extends string | number, To>(
  remembered: Map<string, To>,
  field: ValueField,
  wanted: readonly From[],
  read: (unknown: readonly From[]) => [From, To][],
): Map<From, To> {
  const found = new Map<From, To>();
  const unknown: From[] = [];
  for (const from of wanted) {
    const to = remembered.get(`${field} ${from}`);
    if (to === undefined) unknown.push(from);
    else found.set(from, to);
  }
  if (unknown.length === 0) return found;
  for (const [from, to] of read(unknown)) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(`${field} ${from}`, to);
    found.set(from, to);
  }
  return found;
}
