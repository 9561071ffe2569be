import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { EnvironmentError, TimeoutError } from '../domain/errors.js';
import { notifyOfArrivals } from './arrivals.js';
import { POSTGRES_COLUMNS } from './column-types.js';
import { listenForArrivals } from './listen-postgres.js';
import { migrate } from './migrate.js';
import { SqlStore } from './sql-store.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { Transactions } from './transactions.js';

/** Connections of one process; PostgreSQL's own default allows a hundred for all. Saves take turns anyway. */
const MAX_READERS = 7;
const MAX_WRITERS = 3;
const CONNECT_TIMEOUT_MS = 5_000;
/** PostgreSQL's name for a statement that took longer than statement_timeout. */
const CANCELED = '57014';
/** Any number that nothing else locks: "onrec" in ASCII. */
const SAVE_LOCK = 0x6f6e726563;

/**
 * Opens a PostgreSQL database, or one that speaks its protocol, and brings it to this version's layout; several
 * processes may do so at once.
 * @param url as `postgres://user:password@host:5432/database`
 * @param readTimeoutMs after which the server ends a statement that reads; 0 for never
 * @throws EnvironmentError where it cannot be reached, refuses the user, or is of a newer version
 */
export async function openPostgres(url: string, readTimeoutMs = 0): Promise<Store> {
  const name = `PostgreSQL at ${withoutPassword(url)}`;
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connect(url, MAX_WRITERS) }) });
  let migrations: string[];
  try {
    migrations = await migrate(writer, name, POSTGRES_COLUMNS);
  } catch (error) {
    await writer.destroy();
    throw error instanceof EnvironmentError ? error : unusable(error, name);
  }
  const pool = endingReads(connect(url, MAX_READERS, { statement_timeout: readTimeoutMs }));
  const reader = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return new SqlStore({
    name,
    migrations,
    reader,
    rows: { read: (table, columns, ids) => readRows(reader, table, columns, ids), dataVersion: () => null },
    transactions: new Transactions(writer),
    canSkipLocked: true,
    lockSaves,
    notifyOfArrivals,
    watchArrivals: listenForArrivals(url),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  });
}

function connect(url: string, max: number, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...options,
  });
  // A connection that breaks while nobody uses it is replaced at the next use; one that breaks in use fails what
  // uses it. Both are told as events, too, and those end the process where nobody hears them.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Has a read that took too long as an error of ours. */
function endingReads(pool: pg.Pool): PostgresPool {
  const translate = (error: { code?: string }): never => {
    throw error.code === CANCELED
      ? new TimeoutError('The database took too long to read this, and has given it up.', { cause: error })
      : error;
  };
  return {
    connect: async () => {
      const client = await pool.connect();
      const query = (statement: string, values: unknown[]) =>
        client.query(statement, values).catch(translate);
      return { query: query as never, release: () => client.release() };
    },
    end: () => pool.end(),
  };
}

/**
 * Two articles that name the same actor would each merge what they show of it into what they found, and count its
 * statements without the other's. A save takes milliseconds, so they take turns.
 */
async function lockSaves(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SAVE_LOCK}::bigint)`.execute(trx);
}

/** One statement for any number of ids, so that each connection plans it once. */
async function readRows(
  db: Kysely<Tables>,
  table: keyof Tables,
  columns: readonly string[],
  ids: readonly string[],
): Promise<Record<string, unknown>[]> {
  const select = `select ${columns.join(', ')} from ${table} where id = any($1)`;
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(select, [ids]));
  return rows;
}

function withoutPassword(url: string): string {
  const parsed = new URL(url);
  parsed.password = '';
  parsed.search = '';
  return parsed.href;
}

function unusable(error: unknown, name: string): EnvironmentError {
  const { code, message } = error as { code?: string; message: string };
  const what =
    code === '28P01' || code === '28000'
      ? 'refuses the user or password'
      : code === '3D000'
        ? 'has no such database'
        : `cannot be reached (${message || code})`;
  return new EnvironmentError(`${name} ${what}: check DATABASE_URL, and that the server runs.`);
}
