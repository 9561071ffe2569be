import Database from 'libsql';
import pg from 'pg';

type Call = (...args: unknown[]) => unknown;

/**
 * Notes every SQL statement that goes to a database, SQLite or PostgreSQL; but for pragmas, which ask for no data.
 * To be made before the database is opened, since statements stay prepared.
 */
export class SqlLog {
  readonly #seen: string[] = [];
  readonly #undo: (() => void)[];

  constructor() {
    const sqlOf = new WeakMap<object, string>();
    const memory = new Database(':memory:');
    const statements = Object.getPrototypeOf(memory.prepare('select 1')) as object;
    memory.close();
    this.#undo = [
      patch(pg.Client.prototype, 'query', ([query]) => this.#note(textOf(query))),
      patch(Database.prototype, 'prepare', ([sql], _, made) => sqlOf.set(made as object, String(sql))),
      ...['get', 'all', 'run'].map((method) =>
        patch(statements, method, (_, statement) => this.#note(sqlOf.get(statement) ?? 'unknown')),
      ),
    ];
  }

  /** The statements that went out while `work` ran. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    this.#seen.length = 0;
    await work();
    return [...this.#seen];
  }

  stop(): void {
    for (const undo of this.#undo) undo();
  }

  #note(sql: string): void {
    if (!sql.startsWith('pragma')) this.#seen.push(sql);
  }
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : (query as { text: string }).text;
}

function patch(
  prototype: object,
  method: string,
  note: (args: unknown[], self: object, result: unknown) => void,
): () => void {
  const methods = prototype as Record<string, Call>;
  const original = methods[method] as Call;
  methods[method] = function (this: object, ...args: unknown[]) {
    const result = original.apply(this, args);
    note(args, this, result);
    return result;
  };
  return () => {
    methods[method] = original;
  };
}
