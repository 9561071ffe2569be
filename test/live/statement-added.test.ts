import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createClient as eventsClient } from 'graphql-sse';
import { createClient as socketClient } from 'graphql-ws';
import { pino } from 'pino';
import WebSocket from 'ws';
import { DEFAULT_ACCESS_SETTINGS } from '../../src/access/access-settings.js';
import { makeServer } from '../../src/api.js';
import { type App, openApp, type Servers } from '../../src/app.js';
import { keepIndexed } from '../../src/index-loop.js';
import { closeServer } from '../../src/listen.js';
import { meilisearchMissing, startMeilisearch } from '../search/meilisearch-server.js';
import { startPostgres } from '../store/postgres-server.js';

jest.setTimeout(60_000);

const logger = pino({ level: 'silent' });
const meilisearch = meilisearchMissing() === null ? await startMeilisearch() : null;
const postgres = meilisearch ? await startPostgres() : null;
afterAll(async () => {
  await meilisearch?.stop();
  await postgres?.stop();
});

const SAVED_SEARCH = `subscription Saved($query: String, $filter: SearchFilter, $after: String) {
  statementAdded(query: $query, filter: $filter, after: $after) { cursor node { id text actor { name } } }
}`;

interface Told {
  readonly cursor: string;
  readonly node: { readonly id: string; readonly text: string };
}

let numbers = 0;
/** One quote of its own words. */
function article(words: string, publisher = 'Velmora Courier'): Record<string, unknown> {
  const number = numbers++;
  return {
    headline: `Report ${number}`,
    url: `https://news.example/live/${number}`,
    publisher,
    datePublished: '2024-05-06',
    body: `“${words}, and nobody else will do it in report ${number},” said Ilsa Brandreth, the mayor of Velmora.`,
  };
}

/** What a subscription tells, over a real connection. */
interface Following {
  readonly told: Told[];
  readonly results: { errors?: readonly { message: string; extensions?: { code?: string } }[] }[];
  end(): Promise<void>;
}

function follow(url: string, transport: 'events' | 'sockets', variables: object): Following {
  const told: Told[] = [];
  const results: Following['results'] = [];
  const client =
    transport === 'events'
      ? eventsClient({ url: `${url}/graphql/stream`, retryAttempts: 0 })
      : socketClient({
          url: `${url.replace('http', 'ws')}/graphql`,
          webSocketImpl: WebSocket,
          retryAttempts: 0,
        });
  const stop = client.subscribe(
    { query: SAVED_SEARCH, variables: { ...variables } },
    {
      next(result: unknown) {
        const { data, errors } = result as { data?: { statementAdded: Told }; errors?: never };
        if (errors) results.push({ errors });
        if (data) told.push(data.statementAdded);
      },
      error(errors: unknown) {
        results.push({ errors: [errors].flat() as never });
      },
      complete: () => {},
    },
  );
  return {
    told,
    results,
    async end() {
      stop();
      await client.dispose();
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !isSo(); tries++) await pause(50);
  expect(isSo()).toBe(true);
}

interface Side {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly url: string;
  close(): Promise<void>;
}

async function open(folder: string, servers: Servers): Promise<Side> {
  const app = await openApp(folder, servers);
  const stopIndexing = keepIndexed(app, { reconcileHours: 0 }, logger);
  const server = await makeServer(app, logger);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    server,
    url,
    async close() {
      await closeServer(server, 1_000);
      await stopIndexing();
      await app.close();
    },
  };
}

const SETUPS: [string, () => Promise<Servers>][] = [['SQLite and the built-in engine', async () => ({})]];
if (meilisearch && postgres)
  SETUPS.push([
    'PostgreSQL and Meilisearch',
    async () => ({
      databaseUrl: await postgres.newDatabase(),
      meilisearch: {
        url: meilisearch.url,
        apiKey: meilisearch.masterKey,
        indexName: `live_${process.pid}_${numbers++}`,
      },
    }),
  ]);

describe.each(SETUPS)('statementAdded on %s', (_, servers) => {
  let folder: string;
  let given: Servers;
  let side: Side;
  const followings: Following[] = [];
  const sides: Side[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-live-'));
    given = await servers();
    side = await open(folder, given);
    sides.push(side);
    await side.app.ingest(article('We keep the old harbour walls'));
    // Whoever of the indexers has it.
    while ((await side.app.store.outboxState(1)).waiting > 0) await pause(50);
  });
  afterEach(async () => {
    for (const each of followings.splice(0)) await each.end();
    for (const each of sides.splice(0).reverse()) await each.close();
    await rm(folder, { recursive: true });
  });
  const following = (transport: 'events' | 'sockets', variables: object, url = side.url): Following => {
    const each = follow(url, transport, variables);
    followings.push(each);
    return each;
  };
  /** Long enough for a subscription to be under way. */
  const begun = () => pause(500);
  const search = async (query: string, filter: object): Promise<string[]> => {
    const response = await fetch(`${side.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'query ($query: String, $filter: SearchFilter) { searchStatements(query: $query, filter: $filter, first: 100) { nodes { id } } }',
        variables: { query, filter },
      }),
    });
    const { data } = (await response.json()) as never as {
      data: { searchStatements: { nodes: { id: string }[] } };
    };
    return data.searchStatements.nodes.map(({ id }) => id).sort();
  };

  it.each(['events', 'sockets'] as const)(
    'tells over %s what comes in, and nothing older',
    async (transport) => {
      const all = following(transport, { query: '' });
      await begun();
      const other = await open(folder, given);
      sides.push(other);
      // Taken in by another one than the one that tells of it, as another process would be.
      await other.app.ingest(article('We build a new pier for the ferries'));
      await until(() => all.told.length > 0);
      expect(all.told[0]?.node).toMatchObject({ text: expect.stringContaining('new pier') });
      expect(all.told.some(({ node }) => node.text.includes('harbour walls'))).toBe(false);
      expect(all.results).toEqual([]);
    },
  );

  it('tells what searchStatements finds by the same query and filter', async () => {
    const saved: [string, object][] = [
      ['pier', {}],
      ['peir', {}],
      ['"new pier"', {}],
      ['pier -ferries', {}],
      ['fer', { publishers: ['Coast Gazette'] }],
      ['brandreth', { kinds: ['QUOTE'] }],
      ['', { publishedFrom: '2025-01-01' }],
    ];
    const before = await Promise.all(saved.map(([query, filter]) => search(query, filter)));
    const all = saved.map(([query, filter]) => following('sockets', { query, filter }));
    const everything = following('events', { query: '' });
    await begun();
    for (const words of [
      'We build a new pier',
      'The pier is for ferries',
      'Ferries are loud',
      'A new ferry pier',
    ])
      for (const publisher of ['Velmora Courier', 'Coast Gazette'])
        await side.app.ingest(article(words, publisher));
    await until(() => everything.told.length >= 8);
    await pause(1_500);
    for (const [at, [query, filter]] of saved.entries()) {
      const old = new Set(before[at]);
      const found = (await search(query, filter)).filter((id) => !old.has(id));
      await until(() => (all[at]?.told.length ?? 0) >= found.length);
      expect([query, all[at]?.told.map(({ node }) => node.id).sort()]).toEqual([query, found]);
    }
    expect(all[0]?.told.length).toBeGreaterThan(2);
    expect(all[6]?.told).toEqual([]);
  });

  it('goes on behind a cursor, whatever was missed, and tells nothing twice', async () => {
    const first = following('events', { query: 'pier' });
    await begun();
    await side.app.ingest(article('The first pier'));
    await until(() => first.told.length === 1);
    await first.end();
    for (const words of ['The second pier', 'No such thing', 'The third pier'])
      await side.app.ingest(article(words));
    const second = following('sockets', { query: 'pier', after: first.told[0]?.cursor });
    await until(() => second.told.length === 2);
    await side.app.ingest(article('The fourth pier'));
    await until(() => second.told.length === 3);
    const texts = second.told.map(({ node }) => node.text);
    for (const [at, word] of ['second', 'third', 'fourth'].entries()) expect(texts[at]).toContain(word);
  });

  it('never tells of an article that was withdrawn before anybody heard of it', async () => {
    const first = following('events', { query: 'pier' });
    await begun();
    await side.app.ingest(article('The first pier'));
    await until(() => first.told.length === 1);
    await first.end();
    const { article: withheld } = await side.app.ingest(article('The secret pier'));
    await side.app.store.setArticleStatus(withheld.id, 'WITHHELD', null);
    await side.app.ingest(article('The open pier'));
    const second = following('events', { query: 'pier', after: first.told[0]?.cursor });
    await until(() => second.told.length > 0);
    await pause(500);
    expect(second.told.map(({ node }) => node.text)).toEqual([expect.stringContaining('The open pier')]);
  });

  const BAD: object[] = [{ after: 'zzz' }, { query: 'x'.repeat(10_001) }, { filter: { actorIds: ['x'] } }];
  it('refuses over sockets what it cannot run, with its code', async () => {
    for (const variables of BAD) {
      const refused = following('sockets', variables);
      await until(() => refused.results.length > 0);
      expect(refused.results[0]?.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  /** What the server answers to who asks for events. */
  const ask = async (body: object, url = side.url): Promise<{ status: number; code: unknown }> => {
    const response = await fetch(`${url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(body),
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return { status: response.status, code: errors[0]?.extensions.code };
  };

  it('refuses over events what it cannot run, with its code', async () => {
    for (const variables of BAD)
      expect(await ask({ query: SAVED_SEARCH, variables })).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    const codes: [string, string][] = [
      ['{ __typename }', 'BAD_REQUEST'],
      ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ];
    for (const [query, code] of codes) expect(await ask({ query })).toEqual({ status: 400, code });
  });

  it('runs no more than may, and lets nobody in without a key where reading is closed', async () => {
    const access = { ...DEFAULT_ACCESS_SETTINGS, isReadingOpen: false };
    const closed = await makeServer(side.app, logger, { access });
    const narrow = await makeServer(side.app, logger, { settings: { maxSubscriptions: 1 } });
    const closedUrl = await closed.listen({ host: '127.0.0.1', port: 0 });
    const url = await narrow.listen({ host: '127.0.0.1', port: 0 });
    try {
      expect(await ask({ query: SAVED_SEARCH }, closedUrl)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
      const kept = following('sockets', {}, closedUrl);
      await until(() => kept.results.length > 0);
      expect(kept.results[0]?.errors).toMatchObject([{ code: 4403 }]);

      const one = following('sockets', {}, url);
      await begun();
      expect(await ask({ query: SAVED_SEARCH }, url)).toEqual({ status: 429, code: 'RATE_LIMITED' });
      const other = following('sockets', {}, url);
      await until(() => other.results.length > 0);
      expect(other.results[0]?.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
      await one.end();
      await begun();
      const third = following('events', {}, url);
      await begun();
      await side.app.ingest(article('There is room again'));
      await until(() => third.told.length > 0);
    } finally {
      for (const each of followings.splice(0)) await each.end();
      await closeServer(closed, 1_000);
      await closeServer(narrow, 1_000);
    }
  });

  it('breaks connections off when the server closes, and is over soon', async () => {
    const both = [following('events', { query: '' }), following('sockets', { query: '' })];
    await begun();
    const started = Date.now();
    await sides.pop()?.close();
    expect(Date.now() - started).toBeLessThan(5_000);
    for (const each of both) await until(() => each.results.length > 0);
  });
});
