import type { IndexState } from './index-state.js';
import type { Reader } from './reader.js';

/** A document as far as its hit needs it: the texts of its fields, those after the first several each. */
export type HitRow = readonly [
  number: number,
  id: string,
  kind: number,
  text: string,
  others: readonly (readonly string[])[],
];

/** Longer ones are read anew: 4,000 bodies of articles would take 20 MB. */
const LONGEST_REMEMBERED = 2_000;

/** Rows remembered: about 1 MB. */
const MAX_REMEMBERED = 2_000;

/** Reads what hits show. A number always stands for the same document, so what was read once is remembered. */
export class HitRows {
  readonly #rows = new Map<number, HitRow>();
  #generation = '';

  /** Forgets what was read of an index that is gone. */
  refresh({ generation }: IndexState): void {
    if (generation !== this.#generation) this.#rows.clear();
    this.#generation = generation;
  }

  /** Of documents that are in the index, each in its place. */
  read(reader: Reader, numbers: readonly number[]): HitRow[] {
    const unknown = numbers.filter((number) => !this.#rows.has(number));
    const found = new Map<number, HitRow>();
    if (unknown.length > 0) for (const row of readRows(reader, unknown)) found.set(row[0], row);
    const rows = numbers.map((number) => (found.get(number) ?? this.#rows.get(number)) as HitRow);
    for (const row of found.values()) if (textLength(row) <= LONGEST_REMEMBERED) this.#remember(row);
    return rows;
  }

  #remember(row: HitRow): void {
    if (this.#rows.size >= MAX_REMEMBERED) this.#rows.delete(this.#rows.keys().next().value as number);
    this.#rows.set(row[0], row);
  }
}

function textLength([, , , text, others]: HitRow): number {
  return others.flat().reduce((sum, { length }) => sum + length, text.length);
}

function readRows(reader: Reader, numbers: readonly number[]): HitRow[] {
  return reader.list<HitRow>(
    `select json_group_array(json_array(number, id, kind, text, json(others)))
     from search_document join search_text using (number)
     where number in (select value from json_each(?))`,
    JSON.stringify(numbers),
  );
}
