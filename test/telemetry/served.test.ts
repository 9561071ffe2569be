import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Environment, endAll, run, start } from '../commands/run.js';
import { startServer } from '../server-process.js';
import { fetchMetrics } from './metrics-text.js';

const SEARCH = 'query Search($query: String!) { searchStatements(query: $query) { totalCount } }';

jest.setTimeout(60_000);

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'onrecord-served-'));
});
afterEach(async () => {
  await endAll();
  rmSync(DATA_DIR, { recursive: true });
});
const serve = (environment: Environment = {}) => startServer({ DATA_DIR, ...environment });

describe('/metrics', () => {
  it('counts requests by operation and outcome, and times what they call', async () => {
    await run(['ingest', '-'], { DATA_DIR }, '“The ferries will sail,” said Mira Okonvale.');
    const server = await serve();
    for (let count = 0; count < 3; count++) await server.send(SEARCH, { query: 'ferries' });
    await server.send('{ claims { nodes { text } } }');
    await server.send('query Wrong { articles(first: -1) { totalCount } }');
    await server.send('{ nothing }');
    await server.send('{');
    await fetch(`${server.origin}/nowhere/${'x'.repeat(50)}`);

    const samples = await fetchMetrics(server.origin);
    const requests = (labels: string) => samples.get(`onrecord_graphql_requests_total{${labels}}`);
    expect(requests('operation="Search",outcome="ok"')).toBe(3);
    expect(requests('operation="(anonymous)",outcome="ok"')).toBe(1);
    expect(requests('operation="Wrong",outcome="refused"')).toBe(1);
    expect(requests('operation="(invalid)",outcome="refused"')).toBe(2);
    const seconds = (name: string, labels: string) =>
      samples.get(`onrecord_${name}_duration_seconds_count{${labels}}`);
    expect(seconds('graphql_request', 'operation="Search"')).toBe(3);
    expect(seconds('http_request', 'method="POST",route="/graphql",status="200"')).toBe(5);
    expect(seconds('http_request', 'method="POST",route="/graphql",status="400"')).toBe(2);
    expect(seconds('http_request', 'method="GET",route="(none)",status="404"')).toBe(1);
    expect(seconds('search', 'call="search"')).toBe(3);
    expect(seconds('store', 'call="statements.pages"')).toBe(1);
    expect(samples.get('onrecord_search_duration_seconds_sum{call="search"}')).toBeGreaterThan(0);
    expect(samples.get('onrecord_up{part="store"}')).toBe(1);
    expect(samples.get('onrecord_up{part="search"}')).toBe(1);
    expect(samples.get('onrecord_outbox_waiting')).toBe(0);
    expect(samples.get('onrecord_documents{in="store"}')).toBe(3);
    expect(samples.get('onrecord_documents{in="index"}')).toBe(3);
    for (const name of [
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(samples.get(name)).toBeGreaterThan(0);
    // What was asked for wrongly is no failure of the store.
    expect([...samples.keys()].filter((name) => name.includes('_errors_total'))).toEqual([]);
  });

  it('stays small, whatever operations are called', async () => {
    const server = await serve();
    for (let number = 0; number < 300; number++) await server.send(`query Flood${number} { __typename }`);
    const samples = await fetchMetrics(server.origin);
    const operations = [...samples.keys()].filter((name) =>
      name.startsWith('onrecord_graphql_requests_total'),
    );
    expect(operations).toHaveLength(101);
    expect(samples.get('onrecord_graphql_requests_total{operation="(other)",outcome="ok"}')).toBe(200);
  });

  it('is not there when it is off, and elsewhere when an address is given', async () => {
    const off = await serve({ METRICS: 'off' });
    expect((await fetch(`${off.origin}/metrics`)).status).toBe(404);
    off.process.kill('SIGTERM');
    await off.ended;

    const apart = await serve({ METRICS: '127.0.0.1:0' });
    const { metrics } = await apart.logged(({ msg }) => msg === 'listening for metrics');
    expect((await fetch(`${apart.origin}/metrics`)).status).toBe(404);
    await apart.send('{ __typename }');
    const { origin } = new URL(metrics as string);
    const samples = await fetchMetrics(origin);
    expect(samples.get('onrecord_graphql_requests_total{operation="(anonymous)",outcome="ok"}')).toBe(1);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect((await fetch(`${origin}/graphql`)).status).toBe(404);
    apart.process.kill('SIGTERM');
    expect(await apart.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends the start with one line where its address is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const METRICS = `127.0.0.1:${(other.address() as { port: number }).port}`;
    const { code, stderr } = await start('main.js', [], { DATA_DIR, SEED: 'off', METRICS }).ended;
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^onrecord: Port \d+ of 127\.0\.0\.1 is taken .* in METRICS\.\n$/);
  });
});

describe('The log', () => {
  it('has a line for every slow request, with its id, and none for others', async () => {
    const quiet = await serve({ SLOW_REQUEST_MS: '60000' });
    const { headers } = await quiet.send('{ __typename }', {}, { 'x-request-id': 'req-1' });
    expect(headers.get('x-request-id')).toBe('req-1');
    quiet.process.kill('SIGTERM');
    expect((await quiet.ended).stdout).not.toContain('req-1');

    const all = await serve({ SLOW_REQUEST_MS: '0' });
    await all.send(SEARCH, { query: 'a secret' }, { 'x-request-id': 'req-2', cookie: 'session=s3cret' });
    const unknown = { 'x-request-id': 'req-3', authorization: 'Bearer s3cret' };
    expect((await all.send(SEARCH, { query: 'a secret' }, unknown)).status).toBe(401);
    expect(await all.logged(({ requestId }) => requestId === 'req-3')).toMatchObject({ status: 401 });
    expect(await all.logged(({ requestId }) => requestId === 'req-2')).toMatchObject({
      msg: 'request',
      method: 'POST',
      route: '/graphql',
      status: 200,
      operation: 'Search',
      outcome: 'ok',
      durationMs: expect.any(Number),
    });
    const unnamed = await all.send('{ __typename }', {}, { 'x-request-id': 'two words' });
    const id = unnamed.headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await all.logged(({ requestId }) => requestId === id)).toBeDefined();
    all.process.kill('SIGTERM');
    expect((await all.ended).stdout).not.toMatch(/a secret|s3cret/);
  });

  it('tells of a request whose client went away', async () => {
    const server = await serve({ SLOW_REQUEST_MS: '0' });
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\nx-request-id: gone\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    await fetch(`${server.origin}/healthz`);
    socket.destroy();
    expect(await server.logged(({ requestId }) => requestId === 'gone')).toMatchObject({
      msg: 'request, given up by the client',
      status: null,
    });
    const samples = await fetchMetrics(server.origin);
    const lost = 'onrecord_http_request_duration_seconds_count{method="POST",route="/graphql",status="0"}';
    expect(samples.get(lost)).toBe(1);
  });
});
