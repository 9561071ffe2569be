import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadExtractor } from './extraction/extractor.js';
import { Indexer } from './indexer.js';
import { type IngestOutcome, ingest } from './ingest.js';
import { openBuiltInEngine } from './search/built-in-engine.js';
import type { SearchEngine } from './search/search-engine.js';
import { openSqlite } from './store/open-sqlite.js';
import type { Store } from './store/store.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The folders that are part of the program. */
export const FOLDERS = {
  seed: join(ROOT, 'seed'),
  operations: join(ROOT, 'schema', 'operations'),
  playground: join(ROOT, 'dist', 'playground'),
};

/** Store, search and ingest, wired together. */
export interface App {
  readonly store: Store;
  readonly engine: SearchEngine;
  readonly indexer: Indexer;
  /** Whether nothing has ever been kept in the database. */
  readonly isUnused: boolean;
  /** @see ingest */
  ingest(raw: Readonly<Record<string, unknown>>): Promise<IngestOutcome>;
  close(): Promise<void>;
}

let extractor: ReturnType<typeof loadExtractor> | undefined;

/** One a process: wink-nlp's model doubles whenever it is loaded again, and fails at the tenth time. */
function theExtractor(): ReturnType<typeof loadExtractor> {
  extractor ??= loadExtractor();
  return extractor;
}

/**
 * Opens the embedded database in a folder, with its search index. Listens to nothing and runs nothing by itself.
 * @throws EnvironmentError where the database cannot be used
 */
export async function openApp(dataDir: string): Promise<App> {
  const { store, path, transactions, isUnused } = await openSqlite(dataDir);
  const engine = openBuiltInEngine({ path, transactions });
  const indexer = new Indexer(store, engine);
  await indexer.prepare();
  return {
    store,
    engine,
    indexer,
    isUnused,
    ingest: (raw) => ingest(raw, { store, indexer, extractor: theExtractor }),
    close: async () => {
      await engine.close();
      await store.close();
    },
  };
}
