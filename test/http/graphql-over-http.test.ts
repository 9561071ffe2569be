import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

const ORIGIN = 'https://site.example';
const JSON_BODY = { 'content-type': 'application/json' };
const ALL = JSON.stringify({
  query: '{ articles { nodes { url headline body statements { nodes { text } } } } }',
});

let graph: TestGraph;
let url: string;
beforeAll(async () => {
  graph = await openTestGraph(undefined, { corsOrigins: [ORIGIN] });
  url = `${await graph.server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(() => graph.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { ...JSON_BODY, ...headers } });

describe('the audit of GraphQL over HTTP', () => {
  // By GET it asks without a header that a page of another site could not send, and so would be refused.
  const fetchFn = (input: string, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { 'apollo-require-preflight': 'yes', ...init.headers } });
  const audits = serverAudits({ url: () => url, fetchFn });

  it('has all its checks', () => expect(audits).toHaveLength(61));

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('an answer that was refused', () => {
  const wrong = JSON.stringify({ query: '{ nothing }' });

  it.each([
    ['application/graphql-response+json', 400, 'application/graphql-response+json; charset=utf-8'],
    ['application/json', 200, 'application/json; charset=utf-8'],
    [
      'application/graphql-response+json, application/json;q=0.9',
      400,
      'application/graphql-response+json; charset=utf-8',
    ],
    ['application/json, application/graphql-response+json;q=0.9', 200, 'application/json; charset=utf-8'],
    ['*/*', 200, 'application/json; charset=utf-8'],
  ])('to a client that takes %s has status %i', async (accept, status, type) => {
    const response = await post(wrong, { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });

  it('is 406 where neither of both types is taken', async () => {
    expect((await post(wrong, { accept: 'image/png' })).status).toBe(406);
  });
});

describe('a request that is none', () => {
  it.each([
    ['no JSON', '{', JSON_BODY, 400, 'BAD_REQUEST'],
    ['JSON without a query', '{}', JSON_BODY, 400, 'BAD_REQUEST'],
    ['several at once', `[${ALL},${ALL}]`, JSON_BODY, 400, 'BAD_REQUEST'],
    [
      'a form',
      'query=%7B__typename%7D',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'BAD_REQUEST',
    ],
    ['plain text', ALL, { 'content-type': 'text/plain' }, 415, 'BAD_REQUEST'],
    [
      'more than is taken',
      JSON.stringify({ query: ' '.repeat(1_000_001) }),
      JSON_BODY,
      413,
      'REQUEST_TOO_LARGE',
    ],
  ])('%s: has a status and a code', async (_, body, headers, status, code) => {
    const response = await fetch(url, { method: 'POST', body, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/./), extensions: { code } }],
    });
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'HEAD'])('by %s is told which methods there are', async (method) => {
    const response = await fetch(url, { method, headers: { 'apollo-require-preflight': '1' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it.each(['', 'Host: [\r\n', 'Host: \r\n'])(
    'but for its host (%j) is answered all the same',
    async (host) => {
      const body = '{"query":"{__typename}"}';
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(
        `POST /graphql HTTP/1.0\r\n${host}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      const parts: Buffer[] = [];
      socket.on('data', (part) => parts.push(part));
      await once(socket, 'close');
      expect(Buffer.concat(parts).toString()).toMatch(
        /^HTTP\/1\.1 200 OK\r\n[\s\S]*\{"data":\{"__typename":"Query"\}/,
      );
    },
  );
});

describe('by GET', () => {
  const ask = (query: string, headers = { 'apollo-require-preflight': '1' }) =>
    fetch(`${url}?${new URLSearchParams({ query })}`, { headers });

  it('queries are answered, with their variables', async () => {
    const search = new URLSearchParams({
      query: 'query ($first: Int) { articles(first: $first) { nodes { url } totalCount } }',
      variables: '{"first":0}',
    });
    const response = await fetch(`${url}?${search}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await response.json()).toMatchObject({ data: { articles: { nodes: [], totalCount: 3 } } });
  });

  it('nothing is answered that a foreign page may have sent', async () => {
    const response = await fetch(`${url}?query={__typename}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('nothing is changed', async () => {
    const response = await ask('mutation { __typename }');
    expect(await response.json()).not.toHaveProperty('data');
  });
});

describe('an answer', () => {
  const sent = async (encoding: string, body = ALL) => {
    const response = await graph.server.inject({
      method: 'POST',
      url: '/graphql',
      payload: body,
      headers: { ...JSON_BODY, 'accept-encoding': encoding },
    });
    const { 'content-encoding': used, 'content-length': length, vary = '' } = response.headers;
    return { used, length: Number(length), vary: String(vary), bytes: response.rawPayload };
  };

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is sent as %s where the client takes it', async (encoding, decompress) => {
    const plain = await sent('identity');
    const { used, bytes, length, vary } = await sent(encoding);
    expect(used).toBe(encoding);
    expect(decompress(bytes).toString()).toBe(plain.bytes.toString());
    expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(length).toBe(bytes.length);
    expect(vary.toLowerCase()).toContain('accept-encoding');
  });

  it('is sent by gzip where the client takes everything, and plain where it is short', async () => {
    expect((await sent('gzip, deflate, br, zstd')).used).toBe('gzip');
    expect((await sent('br', '{"query":"{__typename}"}')).used).toBeUndefined();
  });
});

it('the files of the playground are compressed, too', async () => {
  const page = (await graph.server.inject({ url: '/graphql', headers: { accept: 'text/html' } })).body;
  const script = /src="(\/playground\/[^"]+\.js)"/.exec(page)?.[1] as string;
  const send = (encoding: string) =>
    graph.server.inject({ url: script, headers: { 'accept-encoding': encoding } });
  const [plain, zipped] = await Promise.all([send('identity'), send('gzip')]);
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
});

describe('a page of another site', () => {
  const preflight = (origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      },
    });

  it('may ask where its origin is set', async () => {
    const { status, headers } = await preflight(ORIGIN);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(headers.get('access-control-allow-headers')).toBe('content-type,authorization');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect((await post(ALL, { origin: ORIGIN })).headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  it('may not where it is not', async () => {
    expect((await preflight('https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
    const closed = await openTestGraph([]);
    const { headers } = await closed.server.inject({
      method: 'POST',
      url: '/graphql',
      payload: ALL,
      headers: { ...JSON_BODY, origin: ORIGIN },
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    await closed.close();
  });
});
