import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { type Environment, endAll, run, start } from '../commands/run.js';
import { startServer } from '../server-process.js';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from './otlp-receiver.js';

const SEARCH =
  'query Search($query: String!) { searchStatements(query: $query) { nodes { text actor { name } } } }';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

jest.setTimeout(60_000);

let folder: string;
let DATA_DIR: string;
let receiver: OtlpReceiver;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-tracing-'));
  DATA_DIR = join(folder, 'data');
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  await endAll();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

const serve = (environment: Environment) =>
  startServer({
    DATA_DIR,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: '50',
    ...environment,
  });
const childrenOf = (spans: readonly ReceivedSpan[], parent: ReceivedSpan | undefined) =>
  spans.filter(({ parentId, traceId }) => parentId === parent?.spanId && traceId === parent.traceId);

it('a request is a trace: the request, its operation, and in that the calls of search and store', async () => {
  await run(['ingest', '-'], { DATA_DIR }, '“The ferries will sail,” said Mira Okonvale.');
  const server = await serve({
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=velmora',
    SLOW_REQUEST_MS: '0',
  });
  const traceparent = `00-${TRACE}-${SPAN}-01`;
  const { data } = await server.send(SEARCH, { query: 'a secret ferries -secret' }, { traceparent });
  expect(data.searchStatements.nodes).toEqual([]);
  await server.send(SEARCH, { query: 'ferries' }, { traceparent, 'x-request-id': 'req-1' });
  const spans = await receiver.received(7);
  expect(receiver.headers()).toMatchObject({ 'x-tenant': 'velmora' });

  const request = spans.find(({ attributes }) => attributes['onrecord.request_id'] === 'req-1');
  expect(request).toMatchObject({
    traceId: TRACE,
    parentId: SPAN,
    name: 'POST /graphql',
    kind: 2,
    status: 0,
    attributes: { 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200 },
    resource: {
      'service.name': 'onrecord',
      'service.version': expect.any(String),
      'deployment.environment.name': 'test',
    },
  });
  const [operation, ...others] = childrenOf(spans, request);
  expect(others).toEqual([]);
  expect(operation).toMatchObject({
    name: 'query Search',
    attributes: {
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Search',
      'onrecord.outcome': 'ok',
    },
  });
  const calls = childrenOf(spans, operation);
  expect(calls.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['search.search', 'store.statements.byIds', 'store.actors.byIds']),
  );
  // An operation's times and those of its calls come from two clocks, of which one tells milliseconds.
  const tolerance = 1_000_000n;
  for (const call of calls) {
    expect(call.end).toBeGreaterThanOrEqual(call.start);
    expect(call.start + tolerance).toBeGreaterThanOrEqual(operation?.start ?? 0n);
    expect(call.end - tolerance).toBeLessThanOrEqual(operation?.end ?? 0n);
  }
  // Nothing that was asked for goes anywhere.
  expect(JSON.stringify(spans, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
    'secret',
  );
  expect(await server.logged(({ requestId }) => requestId === 'req-1')).toMatchObject({ traceId: TRACE });
});

it('a trace that its parent does not sample is not made; a new one is; what is left is sent at the end', async () => {
  const server = await serve({ OTEL_BSP_SCHEDULE_DELAY: '60000', OTEL_SERVICE_NAME: 'record-of-velmora' });
  await server.send('{ __typename }', {}, { traceparent: `00-${TRACE}-${SPAN}-00` });
  await server.send('query Wrong { nothing }');
  expect(receiver.spans).toEqual([]);
  server.process.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  const spans = receiver.spans.map(({ name, status, resource }) => [name, status, resource['service.name']]);
  expect(spans).toEqual([
    ['GraphQL', 2, 'record-of-velmora'],
    ['POST /graphql', 0, 'record-of-velmora'],
  ]);
  expect(receiver.spans[0]?.traceId).not.toBe(TRACE);
});

it('a collector that is away is told once, and keeps nothing from working', async () => {
  const server = await serve({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  });
  for (let count = 0; count < 2; count++) {
    expect((await server.send('{ __typename }')).data).toEqual({ __typename: 'Query' });
    await server.logged(({ msg }) => msg.startsWith('traces cannot be delivered'));
  }
  server.process.kill('SIGTERM');
  const { code, stdout } = await server.ended;
  expect(code).toBe(0);
  expect(stdout.match(/traces cannot be delivered/g)).toHaveLength(1);
});

it('nothing of it is loaded where there is no collector', async () => {
  const list = join(folder, 'list.cjs');
  writeFileSync(
    list,
    "process.on('exit', () => process.stderr.write(Object.keys(require.cache).filter((p) => /sdk-trace|otlp/.test(p)).length + ' modules'));",
  );
  const loaded = async (environment: Environment) => {
    const server = await startServer({ DATA_DIR, NODE_OPTIONS: `--require ${list}`, ...environment });
    server.process.kill('SIGTERM');
    return Number.parseInt((await server.ended).stderr, 10);
  };
  expect(await loaded({})).toBe(0);
  // It could be found out.
  expect(await loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })).toBeGreaterThan(10);
});

it.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, /OTEL_EXPORTER_OTLP_ENDPOINT: it is no url such as/],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    /OTEL_EXPORTER_OTLP_PROTOCOL: .*"grpc".*http\/protobuf/,
  ],
])('%j ends the start with one line', async (environment, message) => {
  const { code, stderr } = await start('main.js', [], { DATA_DIR, SEED: 'off', ...environment }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^onrecord: [^\n]+\n$/);
  expect(stderr).toMatch(message);
});
