import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { openBuiltInEngine, type ThreadOptions } from '../../src/search/built-in-engine.js';
import type { SearchEngine } from '../../src/search/search-engine.js';
import { LibsqlDialect } from '../../src/store/sqlite-dialect.js';
import { Transactions } from '../../src/store/transactions.js';

export interface IndexFile {
  readonly engine: SearchEngine;
  readonly path: string;
  /** Another connection to the same file, as another process would have. */
  readonly connect: () => Database.Database;
  /** Another engine on the same file, or on another. */
  readonly openAnother: (path?: string) => SearchEngine;
  readonly dispose: () => Promise<void>;
}

/** A built-in engine on a file of its own. */
export async function openIndex(threads?: ThreadOptions): Promise<IndexFile> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-search-'));
  const path = join(folder, 'onrecord.db');
  const closing: (() => void | Promise<void>)[] = [];
  const connect = (its = path): Database.Database => {
    const database = new Database(its);
    database.exec('pragma journal_mode = wal');
    database.exec('pragma busy_timeout = 5000');
    closing.unshift(() => void database.close());
    return database;
  };
  const openAnother = (its = path): SearchEngine => {
    const writer = new Kysely<unknown>({ dialect: new LibsqlDialect(connect(its)) });
    const engine = openBuiltInEngine({ path: its, transactions: new Transactions(writer), threads });
    closing.unshift(() => engine.close());
    return engine;
  };
  const engine = openAnother();
  const dispose = async (): Promise<void> => {
    for (const close of closing) await close();
    await rm(folder, { recursive: true });
  };
  return { engine, path, connect, openAnother, dispose };
}
