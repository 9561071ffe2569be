import type { IndexState } from './index-state.js';
import type { Reader } from './reader.js';
import { scratchUint32 } from './scratch.js';

/** Documents read at once while the columns are filled: bounds the memory that takes. */
const READ_AT_ONCE = 20_000;
/** Numbers are looked up by block, so that blocks all of whose documents were replaced take no memory. */
const BLOCK = 1024;

const CODE_COLUMNS = [
  'kind',
  'form',
  'actor',
  'article',
  'publisher',
  'language',
  'cue',
  'act',
  'polarity',
  'statements',
  'words',
] as const;
type CodeColumn = (typeof CODE_COLUMNS)[number];

/**
 * What documents are filtered, counted and sorted by, in memory: 64 bytes a document. Counting six facets over
 * 77,000 matches takes 4 ms this way, and 150 ms as six GROUP BYs in SQL.
 *
 * A document has a slot here for good, since a replacement is a new document to the index; what was deleted is
 * just never asked for.
 */
export class Attributes {
  readonly #columns: Record<CodeColumn, Uint32Array>;
  /** Milliseconds since 1970; NaN where there is none. */
  published = new Float64Array(0);
  /** Of the date in UTC; 0 where there is none. */
  year = new Uint32Array(0);
  /** See sort-key.ts. */
  sortKey = new Float64Array(0);
  /** First slot of each block; -1 where it has none. */
  #blocks = new Int32Array(0);
  #used = 0;
  #lastNumber = 0;
  #generation = '';

  constructor() {
    this.#columns = Object.fromEntries(CODE_COLUMNS.map((column) => [column, new Uint32Array(0)])) as Record<
      CodeColumn,
      Uint32Array
    >;
  }

  /** A column of codes, by slot. */
  column(name: CodeColumn): Uint32Array {
    return this.#columns[name];
  }

  /** Reads what was put in since the last time. */
  refresh(reader: Reader, state: IndexState): void {
    if (state.generation !== this.#generation) {
      this.#generation = state.generation;
      this.#blocks = new Int32Array(0);
      this.#used = 0;
      this.#lastNumber = 0;
    }
    while (this.#lastNumber < state.lastNumber)
      if (!this.#readMore(reader)) this.#lastNumber = state.lastNumber;
  }

  /** The slots of documents that are in the index. */
  slotsOf(numbers: Uint32Array): Uint32Array {
    const slots = scratchUint32(numbers.length);
    for (let index = 0; index < numbers.length; index++) slots[index] = this.slotOf(numbers[index] as number);
    return slots;
  }

  slotOf(number: number): number {
    return (this.#blocks[number >>> 10] as number) + (number & (BLOCK - 1));
  }

  #readMore(reader: Reader): boolean {
    const lists = reader.get<Record<string, string>>(
      `select json_group_array(number) as number, json_group_array(published) as published,
              json_group_array(sort_key) as sortKey,
              ${CODE_COLUMNS.map((column) => `json_group_array(${column}) as ${column}`).join(', ')}
       from (select * from search_document where number > ? order by number limit ${READ_AT_ONCE})`,
      this.#lastNumber,
    );
    if (!lists) return false;
    const read = <T>(name: string): T[] => JSON.parse(lists[name] as string) as T[];
    const numbers = read<number>('number');
    if (numbers.length === 0) return false;
    const slots = numbers.map((number) => this.#slotFor(number));
    this.#makeRoom();
    for (const column of CODE_COLUMNS) fill(this.#columns[column], slots, read<number>(column));
    fill(this.sortKey, slots, read<number>('sortKey'));
    const published = read<number | null>('published');
    slots.forEach((slot, index) => {
      const time = published[index] ?? Number.NaN;
      this.published[slot] = time;
      this.year[slot] = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
    });
    this.#lastNumber = numbers.at(-1) as number;
    return true;
  }

  #slotFor(number: number): number {
    const block = number >>> 10;
    if (block >= this.#blocks.length) {
      const blocks = new Int32Array(block * 2 + 16).fill(-1);
      blocks.set(this.#blocks);
      this.#blocks = blocks;
    }
    if ((this.#blocks[block] as number) < 0) {
      this.#blocks[block] = this.#used;
      this.#used += BLOCK;
    }
    return this.slotOf(number);
  }

  #makeRoom(): void {
    if (this.sortKey.length >= this.#used) return;
    // A quarter more than needed: few copies while it grows, little memory unused.
    const size = Math.ceil(this.#used * 1.25);
    for (const column of CODE_COLUMNS)
      this.#columns[column] = grown(this.#columns[column], new Uint32Array(size));
    this.year = grown(this.year, new Uint32Array(size));
    this.published = grown(this.published, new Float64Array(size));
    this.sortKey = grown(this.sortKey, new Float64Array(size));
  }
}

type NumberArray = Uint32Array | Float64Array;

function grown<T extends NumberArray>(from: T, to: T): T {
  to.set(from);
  return to;
}

function fill(column: NumberArray, slots: readonly number[], values: readonly number[]): void {
  slots.forEach((slot, index) => {
    column[slot] = values[index] as number;
  });
}
