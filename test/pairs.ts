import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { type App, openApp, type Servers } from '../src/app.js';
import { documentHash } from '../src/search/document-hash.js';
import { documentOf } from '../src/searched-documents.js';
import { meilisearchMissing, startMeilisearch } from './search/meilisearch-server.js';
import { startPostgres } from './store/postgres-server.js';

/** A store with a search engine, on data of their own. */
export interface Pair {
  readonly app: App;
  /** Another process's, on the same data. */
  openAnother(): Promise<App>;
  /** The settings of a process of its own on this data. */
  readonly environment: Readonly<Record<string, string>>;
  /** Lets the leases and claims of processes that were killed end, as seconds would. */
  outliveTheDead(): Promise<void>;
  dispose(): Promise<void>;
}

export interface PairOfServers {
  readonly name: string;
  open(): Promise<Pair>;
}

const UNTIL_THEN = "'2000-01-01T00:00:00.000Z'";
const OUTLIVE = [`update lease set until = ${UNTIL_THEN}`, `update outbox_claim set until = ${UNTIL_THEN}`];

/** Every pair that can run here, its servers started; those that cannot are told. */
export async function startPairs(): Promise<{ pairs: PairOfServers[]; stop(): Promise<void> }> {
  const missing = meilisearchMissing();
  const meilisearch = missing === null ? await startMeilisearch() : null;
  const postgres = meilisearch ? await startPostgres() : null;
  const pairs: PairOfServers[] = [{ name: 'SQLite and the built-in engine', open: () => openPair({}) }];
  let indexes = 0;
  if (meilisearch) {
    const { url, masterKey } = meilisearch;
    // A machine that is busy with other tests takes its time.
    const engine = () => ({
      url,
      apiKey: masterKey,
      indexName: `pair_${process.pid}_${indexes++}`,
      timeoutMs: 30_000,
    });
    pairs.push({ name: 'SQLite and Meilisearch', open: () => openPair({ meilisearch: engine() }) });
    if (postgres)
      pairs.push({
        name: 'PostgreSQL and Meilisearch',
        open: async () => openPair({ databaseUrl: await postgres.newDatabase(), meilisearch: engine() }),
      });
  }
  const stop = async (): Promise<void> => {
    await meilisearch?.stop();
    await postgres?.stop();
  };
  return { pairs, stop };
}

async function openPair(servers: Servers): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-pair-'));
  const opened = [await openApp(folder, servers)];
  const { databaseUrl, meilisearch } = servers;
  return {
    app: opened[0] as App,
    async openAnother() {
      const another = await openApp(folder, servers);
      opened.push(another);
      return another;
    },
    environment: {
      DATA_DIR: folder,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...(meilisearch
        ? {
            MEILI_URL: meilisearch.url,
            MEILI_API_KEY: meilisearch.apiKey ?? '',
            MEILI_INDEX: meilisearch.indexName ?? '',
          }
        : {}),
    },
    async outliveTheDead() {
      if (databaseUrl) {
        const client = new pg.Client({ connectionString: databaseUrl });
        await client.connect();
        for (const statement of OUTLIVE) await client.query(statement);
        await client.end();
      } else {
        const database = new Database(join(folder, 'onrecord.db'));
        database.exec(OUTLIVE.join(';'));
        database.close();
      }
    },
    async dispose() {
      for (const app of opened) await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What differs between store and index, read one by one from both; empty where they are the same. */
export async function differences({ store, engine }: App): Promise<string[]> {
  const indexed = new Map<string, string>();
  const twice: string[] = [];
  for await (const batch of engine.entries())
    for (const { id, hash } of batch) {
      if (indexed.has(id)) twice.push(`${id} twice`);
      indexed.set(id, hash);
    }
  const stored = new Map<string, string>();
  for (let after = ''; ; ) {
    const batch = (await store.index.searchable(after, 500)).map(documentOf);
    if (batch.length === 0) break;
    for (const document of batch) stored.set(document.id, documentHash(document));
    after = batch.at(-1)?.id as string;
  }
  const wrong = [...stored].filter(([id, hash]) => indexed.get(id) !== hash).map(([id]) => `${id} wrong`);
  const surplus = [...indexed.keys()].filter((id) => !stored.has(id)).map((id) => `${id} surplus`);
  return [...twice, ...wrong, ...surplus];
}
