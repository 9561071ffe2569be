import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { EnvironmentError } from '../domain/errors.js';
import { pollArrivals } from './arrivals.js';
import { SQLITE_COLUMNS } from './column-types.js';
import { migrate } from './migrate.js';
import { SqlStore } from './sql-store.js';
import { LibsqlDialect } from './sqlite-dialect.js';
import { rowReader } from './sqlite-rows.js';
import { StandInQueue } from './stand-in-queue.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { Transactions } from './transactions.js';

/** How long a write waits for another process's; the longest transaction is one article or one index batch. */
const BUSY_TIMEOUT_MS = 10_000;
/** In KiB, of each connection. The system's cache is behind it: reading 100,000 statements is no faster with more. */
const CACHE_KIB = { reader: 2_048, writer: 8_192 };

export interface SqliteStore {
  readonly store: Store;
  /** The database file, for an engine that keeps its index in it. */
  readonly path: string;
  /** Where such an engine writes. */
  readonly transactions: Transactions<Tables>;
  /** What tells an index in this file that stands in for another one. */
  readonly standInQueue: StandInQueue;
  /** Whether nothing has ever been kept in it. */
  readonly isUnused: boolean;
}

/** How often it is looked whether another process has saved something; a look takes 10 µs. */
const ARRIVALS_EVERY_MS = 200;

/**
 * Opens or creates the embedded database in a folder.
 * @throws EnvironmentError where the folder cannot be written, the file is damaged or of a newer version
 */
export async function openSqlite(folder: string): Promise<SqliteStore> {
  const path = join(folder, 'onrecord.db');
  checkFolder(folder, path);
  const writer = connect(path, { readonly: false });
  try {
    const translate = (error: unknown): unknown => translated(error, path);
    const db = new Kysely<Tables>({ dialect: new LibsqlDialect(writer, translate) });
    const migrations = await migrate(db, path, SQLITE_COLUMNS);
    const readerConnection = connect(path, { readonly: true });
    const reader = new Kysely<Tables>({ dialect: new LibsqlDialect(readerConnection, translate) });
    const transactions = new Transactions(db);
    const { version } = writer.prepare('select sqlite_version() as version').get() as { version: string };
    const store = new SqlStore({
      name: `SQLite ${version} in ${path}`,
      migrations,
      reader,
      rows: rowReader(readerConnection, translate),
      transactions,
      canSkipLocked: false,
      // There is one writer at a time.
      lockSaves: async () => {},
      notifyOfArrivals: async () => {},
      watchArrivals: pollArrivals(reader, ARRIVALS_EVERY_MS),
      close: async () => {
        await reader.destroy();
        emptyWal(writer);
        await db.destroy();
      },
    });
    const standInQueue = new StandInQueue(reader, transactions);
    return { store, path, transactions, standInQueue, isUnused: isUnused(writer) };
  } catch (error) {
    writer.close();
    throw translated(error, path);
  }
}

/** What is saved goes through the outbox, whose numbers are never given twice, and so are known to have been given. */
function isUnused(connection: Database.Database): boolean {
  return connection.prepare("select 1 from sqlite_sequence where name = 'outbox'").all().length === 0;
}

/**
 * Leaves everything in the one file, so that a copy of it is whole. SQLite does so when it closes, but libsql
 * closes only when the last prepared statement is collected, mostly never.
 */
function emptyWal(writer: Database.Database): void {
  try {
    writer.exec('pragma wal_checkpoint(passive)');
  } catch {
    // Nothing is lost: the next one to open the file reads the WAL beside it.
  }
}

function checkFolder(folder: string, path: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    accessSync(folder, constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new EnvironmentError(
      `The data folder ${folder} cannot be written (${(error as Error).message}): give this user the right to, or name another in DATA_DIR.`,
    );
  }
}

function connect(path: string, { readonly }: { readonly: boolean }): Database.Database {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path, { readonly, timeout: BUSY_TIMEOUT_MS });
    connection.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    connection.exec(`pragma cache_size = -${readonly ? CACHE_KIB.reader : CACHE_KIB.writer}`);
    if (readonly) return connection;
    checkOwner(connection, path);
    connection.exec('pragma journal_mode = wal');
    // With WAL, only FULL has a commit on disk before it is acknowledged.
    connection.exec('pragma synchronous = full');
    connection.exec('pragma foreign_keys = on');
    return connection;
  } catch (error) {
    connection?.close();
    throw translated(error, path);
  }
}

/** Comes before the first write: a database of another program stays as it is. */
function checkOwner(connection: Database.Database, path: string): void {
  const select = "select name from sqlite_schema where type = 'table'";
  const tables = connection.prepare(select).all([]) as { name: string }[];
  if (tables.length > 0 && !tables.some(({ name }) => name === 'migration'))
    throw new EnvironmentError(
      `${path} is the database of another program: move it away, or name another DATA_DIR.`,
    );
}

function translated(error: unknown, path: string): unknown {
  const { code = '', message } = error as { code?: string; message: string };
  if (/NOTADB|CORRUPT/.test(code) || /not a database|malformed/.test(message))
    return new EnvironmentError(
      `${path} is damaged or not an On Record database (${message}): put back a backup, or move the file away to start anew.`,
    );
  if (/READONLY|CANTOPEN|PERM/.test(code) || /unable to open/i.test(message))
    return new EnvironmentError(
      `${path} cannot be opened for writing (${message}): check the rights on it and on its folder, or name another DATA_DIR.`,
    );
  if (/BUSY|LOCKED/.test(code))
    return new EnvironmentError(
      `${path} has been locked by another process for ${BUSY_TIMEOUT_MS / 1000} seconds: end that process, or try again when it is done.`,
    );
  if (/FULL/.test(code))
    return new EnvironmentError(`There is no room left on the disk of ${path}: make room and try again.`);
  return error;
}
