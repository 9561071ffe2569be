import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { makeServer } from '../src/api.js';
import { type App, openApp, type Servers } from '../src/app.js';
import { ARTICLES } from './graphql/test-graph.js';
import { type MeilisearchServer, meilisearchMissing, startMeilisearch } from './search/meilisearch-server.js';
import { type PostgresServer, startPostgres } from './store/postgres-server.js';

const SEARCH =
  'query ($query: String!) { searchStatements(query: $query) { totalCount nodes { text article { url } } } }';

const missing = meilisearchMissing();
const postgres = missing === null ? await startPostgres() : null;
if (missing !== null) console.warn(`Skipped PostgreSQL with Meilisearch: ${missing}`);

(postgres ? describe : describe.skip)('Two API processes on PostgreSQL and Meilisearch', () => {
  let meilisearch: MeilisearchServer;
  let folder: string;
  let apps: App[];
  let servers: FastifyInstance[];
  let options: Servers;

  beforeAll(async () => {
    meilisearch = await startMeilisearch();
    folder = await mkdtemp(join(tmpdir(), 'onrecord-pair-'));
    const databaseUrl = await (postgres as PostgresServer).newDatabase();
    options = {
      databaseUrl,
      meilisearch: { url: meilisearch.url, apiKey: meilisearch.masterKey, indexName: 'pair' },
    };
    // At once, so that both bring the new database to its layout.
    apps = await Promise.all([openApp(folder, options), openApp(folder, options)]);
    servers = await Promise.all(apps.map((app) => makeServer(app, pino({ level: 'silent' }))));
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    for (const app of apps) await app.close();
    await meilisearch.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true });
  });

  const send = async (server: FastifyInstance | undefined, query: string, variables?: object) =>
    (
      await (server as FastifyInstance).inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
      })
    ).json();

  it('share what either takes in, and index all of it once', async () => {
    const [one, other] = apps as [App, App];
    await Promise.all([
      one.ingest(ARTICLES[0] ?? {}),
      other.ingest(ARTICLES[1] ?? {}),
      one.ingest(ARTICLES[2] ?? {}),
    ]);
    await Promise.all([one.indexer.drain(), other.indexer.drain()]);
    // What the first drain of one left to the other, which had it leased.
    await one.indexer.drain();
    const { outbox } = await other.store.counts();
    expect(outbox).toBe(0);
    expect(await one.engine.countDocuments()).toBe(await other.store.index.countSearchable());
    for (const server of servers) {
      const { data } = await send(server, SEARCH, { query: 'swimm' });
      expect(data.searchStatements).toMatchObject({
        totalCount: 1,
        nodes: [{ article: { url: ARTICLES[2]?.url } }],
      });
    }
  });

  it('follow a change, and forget what is gone', async () => {
    const [one, other] = apps as [App, App];
    await other.ingest({ ...ARTICLES[2], body: '“I would row there,” Tomas Okunle told the council.' });
    await one.indexer.drain();
    const found = async (query: string) =>
      (await send(servers[1], SEARCH, { query })).data.searchStatements.totalCount;
    expect([await found('swim'), await found('row there')]).toEqual([0, 1]);
  });

  it('go on with everything but the search while the search server is away', async () => {
    const away = { ...options, meilisearch: { url: 'http://127.0.0.1:9', apiKey: 'any', timeoutMs: 1_000 } };
    const app = await openApp(folder, away);
    const server = await makeServer(app, pino({ level: 'silent' }));
    try {
      const { change, article } = await app.ingest({ body: 'Ilsa Brandreth said that the ice had come.' });
      expect(change).toBe('CREATED');
      const query = 'query ($id: ID!) { node(id: $id) { id } searchStatements { totalCount } }';
      const { errors } = await send(server, query, { id: article.id });
      expect(errors).toMatchObject([
        { extensions: { code: 'SEARCH_UNAVAILABLE' }, path: ['searchStatements'] },
      ]);
      const { data } = await send(
        server,
        'query ($id: ID!) { node(id: $id) { id } claims { totalCount } }',
        article,
      );
      expect(data.node).toEqual({ id: article.id });
      await expect(app.indexer.drain()).rejects.toMatchObject({ reason: 'UNREACHABLE' });
      expect((await app.store.outboxState(1)).waiting).toBeGreaterThan(0);
    } finally {
      await server.close();
      await app.close();
    }
    // Another process, whose search server answers, has it in the index with its next turn.
    await apps[0]?.indexer.drain();
    const { data } = await send(servers[0], SEARCH, { query: 'ice had come' });
    expect(data.searchStatements.totalCount).toBe(1);
  });
});
