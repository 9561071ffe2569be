import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDesk } from './desk.js';
import { type Editor, ON_RECORD } from './domain/change.js';
import { EnvironmentError, InvalidInputError } from './domain/errors.js';
import type { IndexHealth } from './domain/index-health.js';
import { loadExtractor } from './extraction/extractor.js';
import type { Desk } from './graphql/desk.js';
import { readIndexHealth } from './index-health.js';
import { Indexer } from './indexer.js';
import { type IngestOutcome, ingest } from './ingest.js';
import { StatementFeed } from './live/statement-feed.js';
import { openBuiltInEngine } from './search/built-in-engine.js';
import { GuardedSearch } from './search/guarded-search.js';
import type { MeilisearchEngineOptions } from './search/meilisearch-engine.js';
import type { SearchEngine, Searcher } from './search/search-engine.js';
import { StandInIndex } from './stand-in-index.js';
import { openSqlite } from './store/open-sqlite.js';
import type { Store } from './store/store.js';
import { observedEngine, observedStore, type PortObserver } from './telemetry/observed-port.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The folders that are part of the program. */
export const FOLDERS = {
  seed: join(ROOT, 'seed'),
  operations: join(ROOT, 'schema', 'operations'),
  documents: join(ROOT, 'schema', 'trusted-documents.json'),
  playground: join(ROOT, 'dist', 'playground'),
};

/** Store, search and ingest, wired together. */
export interface App {
  readonly store: Store;
  readonly engine: SearchEngine;
  /** What searches are asked of: the engine, or what keeps them from waiting for one that is away. */
  readonly searcher: Searcher;
  /** What answers while the engine is away; null where nothing can. */
  readonly standIn: StandInIndex | null;
  readonly indexer: Indexer;
  /** Whether the index lies in the store's own database, and shares its transactions. */
  readonly isIndexInStore: boolean;
  /** Whether nothing has ever been kept in the database. */
  readonly isUnused: boolean;
  /**
   * Takes one article in.
   * @throws InvalidInputError where it cannot be taken; the store is then as it was
   */
  ingest(raw: Readonly<Record<string, unknown>>, by?: Editor): Promise<IngestOutcome>;
  /** Takes several in at once. @see ingest */
  ingestAll(
    raw: readonly Readonly<Record<string, unknown>>[],
    by?: Editor,
  ): Promise<(IngestOutcome | InvalidInputError)[]>;
  /** Where what is on record is changed over the network. */
  readonly desk: Desk;
  /** Statements as they come in. */
  readonly feed: StatementFeed;
  /** @see readIndexHealth */
  readonly indexHealth: () => Promise<IndexHealth>;
  close(): Promise<void>;
}

let extractor: ReturnType<typeof loadExtractor> | undefined;

/** One a process: wink-nlp's model doubles whenever it is loaded again, and fails at the tenth time. */
function theExtractor(): ReturnType<typeof loadExtractor> {
  extractor ??= loadExtractor();
  return extractor;
}

/** Servers that stand in for what is built in, and how that runs. */
export interface Servers {
  /** Threads of the built-in engine for searches that take long; none if it is not given. */
  readonly searchThreads?: number;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string | null;
  /** After which PostgreSQL ends a statement that reads; never if it is not given. */
  readonly readTimeoutMs?: number;
  /** Meilisearch instead of the built-in engine. */
  readonly meilisearch?: MeilisearchEngineOptions | null;
  /** Told of every call of the store and of the search engine. */
  readonly observer?: PortObserver | null;
}

/**
 * Opens the store, in the folder or on a server, with its search index. Listens to nothing and runs nothing by
 * itself. A search server that cannot be reached keeps nothing else from working.
 * @throws EnvironmentError where the database cannot be used
 */
export async function openApp(dataDir: string, servers: Servers = {}): Promise<App> {
  const { standIn, isIndexInStore, isUnused, ...opened } = await open(dataDir, servers);
  const { observer } = servers;
  const store = observer ? observedStore(opened.store, observer) : opened.store;
  const engine = observer ? observedEngine(opened.engine, observer) : opened.engine;
  const guarded = isIndexInStore ? null : new GuardedSearch(engine, standIn);
  const indexer = new Indexer(store, engine, { isIndexInStore });
  const ingestAll: App['ingestAll'] = (raw, by = ON_RECORD) =>
    ingest(raw, { store, indexer, by, extractor: theExtractor });
  if (isIndexInStore) await indexer.prepare();
  return {
    store,
    engine,
    searcher: guarded ?? engine,
    standIn,
    indexer,
    isIndexInStore,
    isUnused,
    feed: new StatementFeed(store),
    desk: makeDesk({ store, indexer, extractor: theExtractor }),
    indexHealth: () => readIndexHealth(store, engine),
    ingestAll,
    ingest: async (raw, by) => {
      const [outcome] = await ingestAll([raw], by);
      if (outcome instanceof InvalidInputError) throw outcome;
      return outcome as IngestOutcome;
    },
    close: async () => {
      guarded?.close();
      await standIn?.close();
      await engine.close();
      await store.close();
    },
  };
}

/**
 * Opens the store alone, which brings it to this version's layout.
 * @throws EnvironmentError where the database cannot be used
 */
export async function openStore(
  dataDir: string,
  { databaseUrl }: Pick<Servers, 'databaseUrl'>,
): Promise<Store> {
  return databaseUrl ? openDatabaseServer(databaseUrl) : (await openSqlite(dataDir)).store;
}

interface Opened {
  readonly store: Store;
  readonly engine: SearchEngine;
  readonly standIn: StandInIndex | null;
  readonly isIndexInStore: boolean;
  readonly isUnused: boolean;
}

async function open(
  dataDir: string,
  { databaseUrl, readTimeoutMs, meilisearch, searchThreads = 0 }: Servers,
): Promise<Opened> {
  const engine = meilisearch ? await openSearchServer(meilisearch) : null;
  if (databaseUrl) {
    if (!engine)
      throw new EnvironmentError(
        'DATABASE_URL needs MEILI_URL beside it: the built-in search engine keeps its index in the embedded database.',
      );
    // Nobody's server gets articles that it was not given.
    const store = await openDatabaseServer(databaseUrl, readTimeoutMs);
    return { store, engine, standIn: null, isIndexInStore: false, isUnused: false };
  }
  const { store, path, transactions, standInQueue, isUnused } = await openSqlite(dataDir);
  const threads = searchThreads > 0 ? { count: searchThreads } : undefined;
  const builtIn = openBuiltInEngine({ path, transactions, threads });
  if (!engine) return { store, engine: builtIn, standIn: null, isIndexInStore: true, isUnused };
  return { store, engine, standIn: new StandInIndex(standInQueue, builtIn), isIndexInStore: false, isUnused };
}

// The clients of servers are loaded where there are servers: they take 15 MB.

async function openDatabaseServer(databaseUrl: string, readTimeoutMs?: number): Promise<Store> {
  const { openPostgres } = await import('./store/open-postgres.js');
  return openPostgres(databaseUrl, readTimeoutMs);
}

async function openSearchServer(options: MeilisearchEngineOptions): Promise<SearchEngine> {
  const { openMeilisearchEngine } = await import('./search/meilisearch-engine.js');
  return openMeilisearchEngine(options);
}
