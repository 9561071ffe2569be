import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { makeServer } from '../../src/api.js';
import { type App, openApp, type Servers } from '../../src/app.js';
import {
  type MeilisearchServer,
  meilisearchMissing,
  startMeilisearch,
} from '../search/meilisearch-server.js';
import { CATALOGUE } from '../store/catalogue.js';
import { type PostgresServer, startPostgres } from '../store/postgres-server.js';
import { SqlLog } from '../store/sql-log.js';

const PARTS = 'text actor { name } article { headline publisher }';
const SEARCH = `{ searchStatements(first: 20) { totalCount edges { score highlights { html } node { ${PARTS} } } } }`;
const QUOTES = `{ quotes(first: 20) { nodes { ${PARTS} } pageInfo { endCursor } } }`;
const COUNTED = `{ quotes(first: 20) { totalCount nodes { ${PARTS} } } }`;

/** Lists in lists, four deep, with all that leads from one noun to the others. */
const nested = (size: number) => `{
  articles(first: ${size}) {
    totalCount
    nodes {
      body
      actors(first: ${size}) {
        totalCount
        nodes { quotes(first: ${size}) { totalCount nodes { speaker { name } claim { text } } } articles { nodes { url } } }
      }
      statements(first: ${size}) { nodes { ${PARTS} source { exact } } }
      claims(first: ${size}) { totalCount nodes { claimant { name } quotes { totalCount nodes { text } } } }
    }
  }
}`;

const missing = meilisearchMissing();
const postgres = missing === null ? await startPostgres() : null;

describeOn('SQLite with the built-in engine', true, async () => ({ servers: {}, stop: async () => {} }));
describeOn('PostgreSQL with Meilisearch', postgres !== null, async () => {
  const meilisearch: MeilisearchServer = await startMeilisearch();
  return {
    servers: {
      databaseUrl: await (postgres as PostgresServer).newDatabase(),
      meilisearch: { url: meilisearch.url, apiKey: meilisearch.masterKey, indexName: `sql_${process.pid}` },
    },
    stop: async () => {
      await meilisearch.stop();
      await postgres?.stop();
    },
  };
});

function describeOn(
  name: string,
  isThere: boolean,
  start: () => Promise<{ servers: Servers; stop(): Promise<void> }>,
): void {
  (isThere ? describe : describe.skip)(`On ${name}`, () => {
    let log: SqlLog;
    let folder: string;
    let started: Awaited<ReturnType<typeof start>>;
    let app: App;
    let server: FastifyInstance;
    beforeAll(async () => {
      log = new SqlLog();
      folder = await mkdtemp(join(tmpdir(), 'onrecord-sql-'));
      started = await start();
      app = await openApp(folder, started.servers);
      for (const record of CATALOGUE) await app.store.save(record);
      await app.indexer.drain();
      server = await makeServer(app, pino({ level: 'silent' }));
    }, 60_000);
    afterAll(async () => {
      await server.close();
      await app.close();
      await started.stop();
      await rm(folder, { recursive: true });
      log.stop();
    });

    /** What the store is asked; the built-in engine has tables of its own. */
    const storeSql = async (query: string): Promise<string[]> => {
      // biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
      let answer: any;
      // With a commit, what was read before is forgotten.
      await app.store.save(CATALOGUE[0] as (typeof CATALOGUE)[number]);
      const seen = await log.during(async () => {
        answer = (await server.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();
      });
      expect(answer.errors).toBeUndefined();
      const [list] = Object.values(answer.data as Record<string, { nodes?: unknown[]; edges?: unknown[] }>);
      expect((list?.nodes ?? list?.edges)?.length).toBeGreaterThan(1);
      return seen.filter((sql) => !/\b(from|into|update) "?search_/.test(sql));
    };

    it.each([
      ['found', 3, SEARCH],
      ['listed', 3, QUOTES],
      ['listed and counted', 4, COUNTED],
    ])(
      '20 statements that are %s, each with its actor and article, cost %d at the most',
      async (_, most, query) => {
        const seen = await storeSql(query);
        expect(seen.length).toBeGreaterThan(1);
        expect(seen.length).toBeLessThanOrEqual(most);
      },
    );

    it('nested lists cost the same whatever their number', async () => {
      const [few, many] = [await storeSql(nested(3)), await storeSql(nested(20))];
      expect(few.length).toBeGreaterThan(5);
      expect(many.length).toBeLessThanOrEqual(few.length);
    });
  });
}
