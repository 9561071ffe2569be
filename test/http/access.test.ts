import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueKey } from '../../src/access/key-issue.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import { startIssuer, type TestIssuer } from '../access/token-issuer.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

const INVALID = 'The key is not valid: nobody knows it, it has expired, or it was revoked.';
const MISSING = 'Reading needs a key here: send one as "authorization: Bearer <key>".';

let issuer: TestIssuer;
let open: TestGraph;
let closed: TestGraph;
const keys: Record<'valid' | 'expired' | 'revoked' | 'unknown', string> = {
  valid: '',
  expired: '',
  revoked: '',
  unknown: `onrecord_${'x'.repeat(43)}`,
};
beforeAll(async () => {
  issuer = await startIssuer();
  const make = async (isReadingOpen: boolean) => {
    const graph = await openTestGraph(undefined, {}, { access: { isReadingOpen, issuer: issuer.settings } });
    await graph.server.listen({ host: '127.0.0.1', port: 0 });
    return graph;
  };
  [open, closed] = await Promise.all([make(true), make(false)]);
  for (const { app } of [open, closed]) {
    const issue = async (expires?: string, created = new Date()) =>
      issueKey(app.store.keys, { name: 'Test', scopes: ['read'], expires }, created);
    if (app === open.app) continue;
    keys.valid = (await issue()).secret;
    keys.expired = (await issue('1d', new Date(Date.now() - 2 * 86_400_000))).secret;
    const { key, secret } = await issue();
    await app.store.keys.revoke(key.id, new Date());
    keys.revoked = secret;
  }
});
afterAll(async () => {
  await open.close();
  await closed.close();
  await issuer.close();
});

const urlOf = ({ server }: TestGraph, path: string) => `${server.listeningOrigin}${path}`;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** All that a stranger gets to see of an answer, but for its own name and the time. */
async function seen(response: Response): Promise<object> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (name !== 'date' && name !== 'x-request-id') headers[name] = value;
  });
  return { status: response.status, headers, body: await response.text() };
}

/** Everything that can be asked of the graph. */
const REQUESTS: [string, (headers: Record<string, string>) => [path: string, init: RequestInit]][] = [
  ['a query', (headers) => post(headers, { query: '{ articles { totalCount } }' })],
  [
    'a query by GET',
    (headers) => [
      '/graphql?query=%7B__typename%7D',
      { headers: { ...headers, 'apollo-require-preflight': '1' } },
    ],
  ],
  [
    'a query by GET from a browser',
    (headers) => ['/graphql?query=%7B__typename%7D', { headers: { ...headers, accept: 'text/html' } }],
  ],
  ['introspection', (headers) => post(headers, { query: '{ __schema { types { name } } }' })],
  ['a document that is none', (headers) => post(headers, { query: '{ nothing' })],
  ['a field that there is not', (headers) => post(headers, { query: '{ artcles { totalCount } }' })],
  ['no document', (headers) => post(headers, {})],
  [
    'an id that there is',
    (headers) => post(headers, { query: '{ node(id: "art_000000000000000000000000") { id } }' }),
  ],
];

function post(headers: Record<string, string>, body: object): [string, RequestInit] {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  return ['/graphql', { ...init, body: JSON.stringify(body) }];
}

const refusal = (status: number, code: string, message: string) => ({
  status,
  headers: expect.objectContaining(status === 401 ? { 'www-authenticate': 'Bearer realm="On Record"' } : {}),
  body: `${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`,
});

describe.each(REQUESTS)('%s', (_, request) => {
  const send = async (graph: TestGraph, headers: Record<string, string>) => {
    const [path, init] = request(headers);
    return seen(await fetch(urlOf(graph, path), init));
  };

  it.each(['expired', 'revoked', 'unknown'] as const)('with a key that is %s is refused', async (state) => {
    const expected = refusal(401, 'UNAUTHENTICATED', INVALID);
    expect(await send(closed, bearer(keys[state]))).toEqual(expected);
    expect(await send(open, bearer(keys[state]))).toEqual(expected);
  });

  it('is answered in the very same way to keys that are expired, revoked and unknown', async () => {
    const answers = await Promise.all(
      [keys.expired, keys.revoked, keys.unknown, 'nonsense', await issuer.token({ aud: 'another' })].map(
        (key) => send(closed, bearer(key)),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('needs a key where reading is closed', async () => {
    expect(await send(closed, {})).toEqual(refusal(401, 'UNAUTHENTICATED', MISSING));
    for (const token of [keys.valid, await issuer.token()]) {
      const answer = await send(closed, bearer(token));
      expect(answer).toEqual(await send(open, {}));
    }
  });

  it('is refused to a token that may not even read', async () => {
    const token = await issuer.token({ scope: 'email' });
    const expected = refusal(403, 'FORBIDDEN', 'That key has no scope here, not even "read".');
    for (const graph of [open, closed]) expect(await send(graph, bearer(token))).toEqual(expected);
  });
});

describe('where reading is closed', () => {
  it.each(['/', '/healthz', '/readyz'])(
    '%s is open all the same: it has nothing of the record',
    async (path) => {
      const response = await fetch(urlOf(closed, path));
      expect(response.status).toBe(200);
      expect(await response.text()).not.toMatch(/Velmora|Brandreth/);
    },
  );

  it('the playground is there, for whoever has a key to send from it', async () => {
    const response = await fetch(urlOf(closed, '/graphql'), { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).not.toMatch(/Velmora|Brandreth/);
  });

  it('metrics are what they are: numbers', async () => {
    const graph = await openTestGraph(
      undefined,
      {},
      {
        access: { isReadingOpen: false, issuer: null },
        telemetry: {
          metrics: new Metrics('1', []),
          tracing: null,
          slowRequestMs: 1e9,
        },
      },
    );
    try {
      await graph.server.listen({ host: '127.0.0.1', port: 0 });
      const response = await fetch(urlOf(graph, '/metrics'));
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toContain('onrecord_');
      expect(text).not.toMatch(/Velmora|Brandreth/);
    } finally {
      await graph.close();
    }
  });
});

it('an issuer that is away is our failure, with an id that is in the log', async () => {
  issuer.setAway(true);
  const graph = await openTestGraph([], {}, { access: { isReadingOpen: true, issuer: issuer.settings } });
  try {
    await graph.server.listen({ host: '127.0.0.1', port: 0 });
    const [path, init] = post(bearer(await issuer.token()), { query: '{ __typename }' });
    const response = await fetch(urlOf(graph, path), init);
    expect(response.status).toBe(500);
    const { errors } = await response.json();
    expect(errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
  } finally {
    issuer.setAway(false);
    await graph.close();
  }
});
