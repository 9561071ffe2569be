import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import type Database from 'libsql';

/** Statements kept prepared; a list's filters and page sizes make a few hundred shapes. */
const MAX_PREPARED = 500;

/** Makes an error of ours of what libsql throws, where people can do something about it. */
type Translate = (error: unknown) => unknown;

/** Kysely's SQLite dialect, with what libsql and several processes on one file need. */
export class LibsqlDialect extends SqliteDialect {
  readonly #database: Database.Database;
  readonly #translate: Translate;

  constructor(database: Database.Database, translate: Translate = (error) => error) {
    // Kysely types the column names it does not read; libsql's statements are the same otherwise.
    super({ database: database as never });
    this.#database = database;
    this.#translate = translate;
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.#database, this.#translate);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** SQLite can roll back DDL; said here so that the migrator runs in one transaction. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class LibsqlDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #connection: PreparedConnection;

  constructor(database: Database.Database, translate: Translate) {
    super({ database: database as never });
    this.#database = database;
    this.#connection = new PreparedConnection(database, translate);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await super.acquireConnection();
    return this.#connection;
  }

  /** Takes the write lock at once: a transaction that reads first and writes later could not wait for it. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has rolled back by itself, and another rollback would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Runs queries on statements that stay prepared. */
class PreparedConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #translate: Translate;
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database, translate: Translate) {
    this.#database = database;
    this.#translate = translate;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = this.#prepare(sql);
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes) };
    } catch (error) {
      throw this.#translate(error);
    }
  }

  // biome-ignore lint/correctness/useYield: nothing streams here, and the interface wants a generator.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('This store reads its lists in pages, it does not stream.');
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    if (this.#prepared.size >= MAX_PREPARED) this.#prepared.clear();
    this.#prepared.set(sql, statement);
    return statement;
  }
}
