import Database from 'libsql';
import { EnvironmentError } from '../../domain/errors.js';
import { type IndexState, LAYOUT } from './index-state.js';
import { scratchUint32 } from './scratch.js';

/** Waits so long for another process that recovers the file; a reader waits for nothing else. */
const BUSY_TIMEOUT_MS = 5000;

type StateRow = [
  layout: number,
  generation: string,
  revision: number,
  lastNumber: number,
  sections: IndexState['sections'],
];

/** A connection of its own that reads the index, its statements kept prepared. */
export class Reader {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(path: string) {
    this.#database = new Database(path);
    this.#database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    this.#database.exec('pragma query_only = on');
  }

  /** Runs reads that all see the index as it is at one moment. */
  snapshot<T>(read: () => T): T {
    this.#database.exec('begin');
    try {
      return read();
    } finally {
      this.#database.exec('commit');
    }
  }

  all<Row>(sql: string, ...parameters: readonly unknown[]): Row[] {
    return this.#prepare(sql).all(parameters) as Row[];
  }

  get<Row>(sql: string, ...parameters: readonly unknown[]): Row | undefined {
    return this.#prepare(sql).get(parameters) as Row | undefined;
  }

  /**
   * The rows of a query whose one row and column is a JSON array of them. A value is paid for at the border to
   * native code, so a page of hits as one value takes half the time.
   */
  list<Row>(sql: string, ...parameters: readonly unknown[]): Row[] {
    return JSON.parse(this.#value(sql, parameters) ?? '[]') as Row[];
  }

  /**
   * The same for whole numbers from 0: 77,000 come in 4 ms this way and in 36 ms row by row.
   * @returns what is gone with the search, see scratch.ts
   */
  numbers(sql: string, ...parameters: readonly unknown[]): Uint32Array {
    return parseNumbers(this.#value(sql, parameters) ?? '[]');
  }

  /** @throws EnvironmentError where another version has laid the index out anew in the meantime */
  state(): IndexState {
    const [layout, generation, revision, lastNumber, sections] = this.list<never>(
      `select json_array(layout, generation, revision, last_number, (
         select json_group_object(type, json_object('documents', documents, 'words', words)) from search_section))
       from search_state`,
    ) as unknown as StateRow;
    if (layout !== LAYOUT)
      throw new EnvironmentError(
        'Another version of On Record has rebuilt the search index of this database: use one version only, and start this one again to rebuild the index for it.',
      );
    return { layout, generation, revision, lastNumber, sections };
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #value(sql: string, parameters: readonly unknown[]): string | undefined {
    return (this.#prepare(sql, true).get(parameters) as [string] | undefined)?.[0];
  }

  /** @param raw whether rows are arrays; a statement is used in one way only */
  #prepare(sql: string, raw = false): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql).raw(raw);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** Where numbers are parsed before it is known how many they are: grows to the longest list, and is used again. */
let room = new Uint32Array(1024);

/** As fast as JSON.parse, without its array of a megabyte. */
function parseNumbers(json: string): Uint32Array {
  let count = 0;
  let number = 0;
  // Behind the bracket; an empty list has nothing there but its end.
  for (let index = 1; index < json.length && json.length > 2; index++) {
    const digit = json.charCodeAt(index) - 0x30;
    if (digit >= 0 && digit <= 9) {
      number = number * 10 + digit;
      continue;
    }
    if (count === room.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(room);
      room = larger;
    }
    room[count++] = number;
    number = 0;
  }
  const numbers = scratchUint32(count);
  numbers.set(room.subarray(0, count));
  return numbers;
}
