import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type BreakableProxy, startProxy } from './breakable-proxy.js';
import { type Environment, endAll, run } from './commands/run.js';
import { type MeilisearchServer, meilisearchMissing, startMeilisearch } from './search/meilisearch-server.js';
import { type ServerProcess, startServer } from './server-process.js';
import { type PostgresServer, startPostgres } from './store/postgres-server.js';
import { fetchMetrics } from './telemetry/metrics-text.js';
import { until } from './until.js';

const SEARCH = 'query ($query: String!) { searchStatements(query: $query) { totalCount } }';
const LIST = '{ quotes { totalCount } }';
/** Other suites may work on the same server. */
const MEILI_INDEX = `production_${randomUUID()}`;
const PASSWORD = 'a%20password%2Ffor%40tests';

jest.setTimeout(120_000);

const missing = meilisearchMissing();
const postgres = missing === null ? await startPostgres() : null;
if (missing !== null) console.warn(`Skipped processes on PostgreSQL and Meilisearch: ${missing}`);

(postgres ? describe : describe.skip)('Processes on PostgreSQL and Meilisearch', () => {
  let folder: string;
  let meilisearch: MeilisearchServer;
  let toPostgres: BreakableProxy;
  let toMeilisearch: BreakableProxy;
  let settings: Environment;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-production-'));
    meilisearch = await startMeilisearch();
    toMeilisearch = await startProxy(meilisearch.url);
    const database = new URL(await (postgres as PostgresServer).newDatabase());
    // Where the server trusts everybody, it may be any; that it never gets into the log is looked at below.
    if (!database.password) database.password = PASSWORD;
    toPostgres = await startProxy(database.href);
    await makeKeys(folder);
    settings = {
      DATABASE_URL: toPostgres.url,
      MEILI_URL: toMeilisearch.url,
      MEILI_INDEX,
      MEILI_API_KEY_FILE: join(folder, 'api-key'),
      MEILI_SEARCH_KEY_FILE: join(folder, 'search-key'),
      STOP_SECONDS: '30',
    };
  });
  afterEach(async () => {
    await toPostgres.become('up');
    await toMeilisearch.become('up');
    await endAll();
  });
  afterAll(async () => {
    await toPostgres.become('down');
    await toMeilisearch.become('down');
    await meilisearch.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true });
  });

  const makeKeys = async (...into: string[]): Promise<string> => {
    const { url: MEILI_URL, masterKey: MEILI_MASTER_KEY } = meilisearch;
    const env = { MEILI_URL, MEILI_MASTER_KEY, MEILI_INDEX };
    const script = ['docker/meilisearch-keys.mjs', ...into];
    return (await promisify(execFile)(process.execPath, script, { env })).stdout;
  };
  const ingest = async (text: string) => {
    const { code, stderr } = await run(['ingest', '-'], settings, text);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
  };
  const ready = async ({ origin }: ServerProcess) => {
    const response = await fetch(`${origin}/readyz`);
    return { code: response.status, ...((await response.json()) as Report) };
  };
  interface Report {
    readonly status: string;
    readonly checks: Readonly<Record<string, { readonly status: string; readonly reason?: string }>>;
  }
  /** Asks until it is so; a check is a second old at the most. */
  const becomes = (server: ServerProcess, status: string) =>
    until(status, async () => {
      const report = await ready(server);
      return report.status === status && report;
    });
  const found = async (server: ServerProcess, query: string) =>
    (await server.send(SEARCH, { query })).data.searchStatements.totalCount;
  const finds = (server: ServerProcess, query: string) =>
    until(`${query} is found`, async () => (await found(server, query)) > 0);
  const nothingWaits = () =>
    until('nothing waits', async () => (await run(['status'], settings)).stdout.includes(' 0 waiting'));
  const end = async ({ process: child, ended }: ServerProcess) => {
    child.kill('SIGTERM');
    return ended;
  };

  it('keys of their own are enough for everything, and for nothing more', async () => {
    const keys = await makeKeys();
    expect(keys).toMatch(/^MEILI_API_KEY=[0-9a-f]{64}\nMEILI_SEARCH_KEY=[0-9a-f]{64}\n$/);
    // Made again they are the same.
    expect(await makeKeys()).toBe(keys);
    const [api, search] = keys.split('\n').map((line) => line.split('=')[1] as string);
    const status = async (key: string | undefined, path: string) =>
      (await fetch(meilisearch.url + path, { headers: { authorization: `Bearer ${key}` } })).status;
    expect([await status(api, '/version'), await status(api, '/keys')]).toEqual([200, 403]);
    expect([await status(search, '/version'), await status(search, '/keys')]).toEqual([403, 403]);
    const server = await startServer(settings);
    await ingest('“The ferries will sail again,” said Mira Okonvale.');
    await finds(server, 'ferries');
    expect(await status(search, `/indexes/${MEILI_INDEX}/documents`)).toBe(403);
  });

  it('hold nothing: what one takes in is found by the others, and one that ends is not missed', async () => {
    const [one, other] = await Promise.all([startServer(settings), startServer(settings)]);
    await ingest('“Nobody repairs bells in winter,” said Tomas Brell.');
    await Promise.all([finds(one, 'bells'), finds(other, 'bells')]);
    expect(await end(one)).toMatchObject({ code: 0, stderr: '' });
    await ingest('“The orchard is for everybody,” said Tomas Brell.');
    await finds(other, 'orchard');
  });

  it('are degraded while the search is away, and answer everything else', async () => {
    const server = await startServer(settings);
    await becomes(server, 'ready');
    await toMeilisearch.become('down');
    expect(await becomes(server, 'degraded')).toMatchObject({
      code: 200,
      checks: { search: { status: 'down', reason: 'UNREACHABLE' }, store: { status: 'up' } },
    });
    expect((await server.send(LIST)).data.quotes.totalCount).toBeGreaterThan(0);
    await server.send(SEARCH, { query: 'bells' });
    const samples = await fetchMetrics(server.origin);
    expect(samples.get('onrecord_up{part="search"}')).toBe(0);
    expect(
      samples.get('onrecord_graphql_requests_total{operation="(anonymous)",outcome="search_unavailable"}'),
    ).toBe(1);
    expect(samples.get('onrecord_search_errors_total{call="search",reason="UNREACHABLE"}')).toBeGreaterThan(
      0,
    );

    await toMeilisearch.become('up');
    await becomes(server, 'ready');
    await toMeilisearch.become('stalled');
    const asked = performance.now();
    expect(await becomes(server, 'degraded')).toMatchObject({ checks: { search: { reason: 'SLOW' } } });
    // Two seconds for the check that waits in vain; the rest is for a machine that is busy.
    expect(performance.now() - asked).toBeLessThan(15_000);
    await toMeilisearch.become('up');
    await becomes(server, 'ready');
    expect(server.log).toContainEqual(expect.objectContaining({ msg: 'degraded' }));
    expect(server.log).toContainEqual(expect.objectContaining({ msg: 'ready again' }));
  });

  it('tell of operations whose time was up, or whose clients gave them up, by their names', async () => {
    const server = await startServer({ ...settings, REQUEST_TIMEOUT: '1' });
    await becomes(server, 'ready');
    await toMeilisearch.become('stalled');
    const late = await server.send(`query Late ${SEARCH.slice('query '.length)}`, { query: 'bells' });
    expect([late.status, late.errors?.[0]?.extensions.code]).toEqual([504, 'TIMEOUT']);
    const gone = fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'gone' },
      body: JSON.stringify({ query: 'query Gone { searchStatements { totalCount } }' }),
      signal: AbortSignal.timeout(500),
    });
    await expect(gone).rejects.toThrow();
    const samples = await fetchMetrics(server.origin);
    expect(samples.get('onrecord_graphql_requests_total{operation="Late",outcome="timed_out"}')).toBe(1);
    const { log } = server;
    expect(log).toContainEqual(
      expect.objectContaining({ msg: 'slow request', operation: 'Late', outcome: 'timed_out', status: 504 }),
    );
  });

  it('are unready while the store is away, alive all the time, and back by themselves', async () => {
    const server = await startServer(settings);
    await becomes(server, 'ready');
    for (const state of ['down', 'stalled'] as const) {
      await toPostgres.become(state);
      expect(await becomes(server, 'unready')).toMatchObject({
        code: 503,
        checks: { store: { status: 'down' }, outbox: { status: 'unknown' }, process: { status: 'up' } },
      });
      expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
      const samples = await fetchMetrics(server.origin);
      expect(samples.get('onrecord_up{part="store"}')).toBe(0);
      expect(samples.has('onrecord_outbox_waiting')).toBe(false);
      expect(samples.has('onrecord_documents{in="store"}')).toBe(false);
      // After a stall, connections break while queries are under way on them.
      await toPostgres.become('down');
      await toPostgres.become('up');
      expect(await becomes(server, 'ready')).toMatchObject({ code: 200 });
    }
    const { stdout } = await end(server);
    expect(stdout).toContain('ECONNREFUSED');
    expect(stdout).not.toContain(PASSWORD);
    expect(stdout).not.toContain(decodeURIComponent(PASSWORD));
  });

  it('finish the batch that is on its way into the index before they end', async () => {
    const server = await startServer(settings);
    await ingest('“The pier is open,” said Ilsa Brandreth.');
    await finds(server, 'pier');
    // A new index is found in before its builder is through with it.
    await nothingWaits();
    await toMeilisearch.become('stalled');
    await ingest('“The lighthouse stays lit,” said Ilsa Brandreth.');
    // It looks at the outbox every second. After five, Meilisearch would give up who sends it nothing.
    await pause(1_500);
    server.process.kill('SIGTERM');
    await server.logged(({ msg }) => msg === 'stopping');
    await pause(1_000);
    expect(server.process.exitCode).toBeNull();
    await toMeilisearch.become('up');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['status'], settings)).stdout).toContain(' 0 waiting');
    expect(await found(await startServer(settings), 'lighthouse')).toBe(1);
  });

  it('leave a batch that does not come to its end, and another process delivers it', async () => {
    const server = await startServer({ ...settings, STOP_SECONDS: '1' });
    await becomes(server, 'ready');
    await toMeilisearch.become('stalled');
    await ingest('“The windmill turns again,” said Ilsa Brandreth.');
    await pause(2_500);
    expect(await end(server)).toMatchObject({ code: 0, stderr: '' });
    expect(server.log).toContainEqual(
      expect.objectContaining({ msg: expect.stringContaining('still on its way into the index') }),
    );
    await toMeilisearch.become('up');
    const other = await startServer(settings);
    await finds(other, 'windmill');
    // Once the lease has ended, if the engine took the batch in after all.
    await nothingWaits();
  });
});
