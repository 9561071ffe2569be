import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { issueKey } from '../../src/access/key-issue.js';
import { DEFAULT_GRAPHQL_SETTINGS } from '../../src/graphql/graphql-settings.js';
import { documentIdOf, TrustedDocuments } from '../../src/graphql/trusted-documents.js';
import { closeServer } from '../../src/listen.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

jest.setTimeout(60_000);

const ADDED = 'subscription Added { statementAdded { cursor node { text article { publisher } } } }';

let graph: TestGraph;
const sockets: Socket[] = [];
const webSockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  // One that is paused never sees that it was closed.
  for (const socket of webSockets.splice(0)) socket.terminate();
  await closeServer(graph.server, 1_000);
  await graph.close();
});

type Opening = Parameters<typeof openTestGraph>;
async function open(settings: Opening[1] = {}, options: Opening[2] = {}): Promise<void> {
  graph = await openTestGraph([], settings, options);
  await graph.server.listen({ host: '127.0.0.1', port: 0 });
}

const origin = (): string => graph.server.listeningOrigin;
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

let numbers = 0;
const article = (words: string, publisher: string, length = 0) => ({
  headline: `Report ${numbers++}`,
  url: `https://news.example/rules/${numbers}`,
  publisher,
  datePublished: '2024-05-06',
  body: `“${words} in report ${numbers},” said Ilsa Brandreth, the mayor of Velmora.\n\n${'The walls of the harbour are old and long. '.repeat(length)}`,
});

/** A stream over a bare connection: what came so far, as text. */
interface Stream {
  readonly socket: Socket;
  text(): string;
  /** Once the text has so much of it. */
  until(part: string | RegExp): Promise<string>;
  readonly closed: Promise<void>;
}

function stream(params: object, headers: Record<string, string> = {}): Stream {
  const { port, hostname } = new URL(origin());
  const body = JSON.stringify(params);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  const given = { host: 'news.example', 'content-type': 'application/json', ...headers };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `POST /graphql/stream HTTP/1.1\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    socket,
    text: () => text,
    closed,
    async until(part) {
      const has = () => (typeof part === 'string' ? text.includes(part) : part.test(text));
      for (let tries = 0; tries < 400 && !has(); tries++) await pause(25);
      if (!has()) throw new Error(`It never told ${part}, but ${text.slice(0, 2_000)}`);
      return text;
    },
  };
}

/** Under way once the head and the first sign of life are there. */
const begun = async (each: Stream): Promise<Stream> => {
  await each.until('text/event-stream');
  await each.until(':\n\n');
  await pause(100);
  return each;
};

const errorOf = async (each: Stream): Promise<string> => {
  const text = await each.until(/"code":"\w+"/);
  return /"code":"(\w+)"/.exec(text)?.[1] as string;
};

describe('who subscribes', () => {
  it('with a key limited to publishers is told of theirs alone', async () => {
    await open();
    const given = { name: 'own', scopes: ['read'] as const, publishers: ['Velmora Courier'] };
    const { secret } = await issueKey(graph.app.store.keys, given, new Date());
    const [own, all] = [
      await begun(stream({ query: ADDED }, bearer(secret))),
      await begun(stream({ query: ADDED })),
    ];
    await graph.app.ingest(article('Zebrin pays', 'Zebrin Post'));
    await graph.app.ingest(article('Velmora pays', 'Velmora Courier'));
    await all.until('Zebrin pays');
    await own.until('Velmora pays');
    await all.until('Velmora pays');
    expect(own.text()).not.toContain('Zebrin');
  });

  it.each([
    ['was revoked', async (id: string) => void (await graph.app.store.keys.revoke(id, new Date()))],
    ['has expired', async () => pause(2_500)],
  ] as const)('with a key that %s is told so, and of nothing more', async (what, end) => {
    await open();
    const expires = what === 'has expired' ? new Date(Date.now() + 2_000).toISOString() : undefined;
    const given = { name: 'short', scopes: ['read'], expires };
    const { secret, key } = await issueKey(graph.app.store.keys, given, new Date());
    const idle = await begun(stream({ query: ADDED, variables: {} }, bearer(secret)));
    const busy = await begun(stream({ query: ADDED }, bearer(secret)));
    await graph.app.ingest(article('Before', 'Velmora Courier'));
    await busy.until('Before');
    await end(key.id);
    await graph.app.ingest(article('Behind', 'Velmora Courier'));
    expect(await errorOf(busy)).toBe('UNAUTHENTICATED');
    await busy.until('event: complete');
    expect(busy.text()).not.toContain('Behind');
    // Nothing needs to come in for it.
    await idle.until('UNAUTHENTICATED');
  });

  it('goes on behind the Last-Event-ID, as EventSource sends it', async () => {
    await open();
    const first = await begun(stream({ query: ADDED }));
    await graph.app.ingest(article('The first pier', 'Velmora Courier'));
    const id = /^id: (\S+)$/m.exec(await first.until('The first pier'))?.[1] as string;
    expect(first.text()).toContain(`"cursor":"${id}"`);
    first.socket.destroy();
    await graph.app.ingest(article('The second pier', 'Velmora Courier'));
    const query = `?query=${encodeURIComponent(ADDED)}`;
    const response = await fetch(`${origin()}/graphql/stream${query}`, {
      headers: { accept: 'text/event-stream', 'last-event-id': id },
    });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    while (!text.includes('second pier')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).not.toContain('first pier');
    await reader.cancel();
  });
});

describe('a subscription', () => {
  const settings = (limits: object) => ({
    graph: { ...DEFAULT_GRAPHQL_SETTINGS, limits: { ...DEFAULT_GRAPHQL_SETTINGS.limits, ...limits } },
  });
  it.each([
    ['deep', { maxDepth: 3 }, ADDED],
    ['dear', { maxCost: 40 }, ADDED],
    ['broad', { maxBreadth: 1 }, ADDED],
    ['long', { maxTokens: 10 }, ADDED],
    ['aliased', { maxAliases: 0 }, 'subscription { a: statementAdded { cursor } }'],
    ['marked', { maxDirectives: 0 }, 'subscription { statementAdded { cursor @skip(if: false) } }'],
  ])('that is too %s is refused as a query is', async (_, limits, query) => {
    await open({}, settings(limits));
    const refused = stream({ query });
    expect(await errorOf(refused)).toBe('TOO_COSTLY');
    expect(refused.text()).toContain('HTTP/1.1 400');
  });

  it('tells its cost, and counts for the rate of its address over either way', async () => {
    await open({ ratePerAddress: 3 });
    const one = await begun(stream({ query: ADDED }));
    expect(one.text()).toContain('ratelimit: "address";r=2;');
    await graph.app.ingest(article('Velmora pays', 'Velmora Courier'));
    await one.until('"extensions":{"cost":{"requested":52,');
    // The connection and its subscription.
    const client = createClient({
      url: `${origin().replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const told: unknown[] = [];
    const sink = {
      next: (each: unknown) => told.push(each),
      error: (each: unknown) => told.push(each),
      complete: () => {},
    };
    client.subscribe({ query: ADDED }, sink);
    await pause(500);
    expect(told).toEqual([]);
    client.subscribe({ query: ADDED }, sink);
    await pause(500);
    expect(told).toMatchObject([[{ extensions: { code: 'RATE_LIMITED' } }]]);
    expect(await errorOf(stream({ query: ADDED }))).toBe('RATE_LIMITED');
    await client.dispose();
  });

  it('is named by its id where only trusted documents are taken', async () => {
    const id = documentIdOf(ADDED);
    await open({}, { documents: new TrustedDocuments({ [id]: ADDED }, true) });
    expect(await errorOf(stream({ query: 'subscription { statementAdded { cursor } }' }))).toBe(
      'DOCUMENT_NOT_TRUSTED',
    );
    expect(await errorOf(stream({ documentId: 'sha256:0' }))).toBe('DOCUMENT_NOT_FOUND');
    const [byId, byText] = [await begun(stream({ documentId: id })), await begun(stream({ query: ADDED }))];
    await graph.app.ingest(article('Velmora pays', 'Velmora Courier'));
    await byId.until('Velmora pays');
    await byText.until('Velmora pays');
  });

  it('is refused with a sentence for whatever is wrong with the request', async () => {
    await open({ maxSubscriptionsEach: 1 });
    const wrong: [object, string][] = [
      [[], 'BAD_REQUEST'],
      [{}, 'BAD_REQUEST'],
      [{ query: 7 }, 'BAD_REQUEST'],
      [{ query: ADDED, variables: 'x' }, 'BAD_REQUEST'],
      [{ query: ADDED, operationName: 'Other' }, 'OPERATION_RESOLUTION_FAILURE'],
      [{ query: 'mutation { deleteArticle { __typename } }' }, 'GRAPHQL_VALIDATION_FAILED'],
      [
        { query: 'subscription ($after: Int!) { statementAdded(after: $after) { cursor } }' },
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [{ query: 'subscription ($q: String!) { statementAdded(query: $q) { cursor } }' }, 'BAD_USER_INPUT'],
      [
        {
          query: 'subscription ($q: String) { statementAdded(query: $q) { cursor } }',
          variables: { q: -1 },
        },
        'BAD_USER_INPUT',
      ],
      ...[
        'subscription { statementAdded @skip(if: true) { cursor } }',
        'subscription ($v: Boolean!) { ... on Subscription @include(if: $v) { statementAdded { cursor } } }',
        'subscription { ...Part } fragment Part on Subscription { statementAdded @include(if: false) { cursor } }',
      ].map((query): [object, string] => [{ query, variables: { v: true } }, 'GRAPHQL_VALIDATION_FAILED']),
      [{ query: 'subscription { statementAdded(query: "\\u0000") { cursor } }' }, 'BAD_USER_INPUT'],
      [{ query: 'subscription { statementAdded(after: "MS4w\\u0000") { cursor } }' }, 'BAD_USER_INPUT'],
    ];
    for (const [params, code] of wrong)
      expect([params, await errorOf(stream(params))]).toEqual([params, code]);
    await begun(stream({ query: ADDED }));
    expect(await errorOf(stream({ query: ADDED }))).toBe('RATE_LIMITED');
    const variable = 'subscription ($v: Boolean!) { statementAdded @skip(if: $v) { cursor } }';
    for (const query of [ADDED, variable]) {
      const { status, errors } = await graph.send(query, { v: false });
      expect([status, errors?.[0]?.extensions.code]).toEqual([400, expect.stringMatching(/^BAD_/)]);
    }
  });

  it('is closed over a socket that says what clients do not say, and is none of our failures', async () => {
    await open();
    for (const [message, reason] of [
      ['{"id":"1","type":"next","payload":{}}', 'Clients send no messages of type "next".'],
      ['{"type":"connection_ack"}', 'Clients send no messages of type "connection_ack".'],
      ['{"type":"shout"}', 'Invalid message received'],
      ['[', 'Invalid message received'],
    ] as const) {
      const socket = new WebSocket(`${origin().replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      webSockets.push(socket);
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.once('message', () => socket.send(message));
      const closing = await new Promise((resolve) =>
        socket.once('close', (code, text) => resolve([code, String(text)])),
      );
      expect([message, closing]).toEqual([message, [4400, reason]]);
    }
  });

  it('is not opened over a socket by a page of another site', async () => {
    await open({ corsOrigins: ['https://friend.example'] });
    const statusFor = (given: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${origin().replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
          origin: given,
        });
        socket.on('open', () => {
          socket.close();
          resolve(101);
        });
        socket.on('error', () => {});
        socket.on('unexpected-response', (request, { statusCode }) => {
          request.destroy();
          resolve(statusCode);
        });
      });
    expect(await statusFor('https://foe.example')).toBe(403);
    expect(await statusFor('null')).toBe(403);
    expect(await statusFor('https://friend.example')).toBe(101);
    expect(await statusFor(origin())).toBe(101);
  });
});

describe('a client that does not read', () => {
  const LARGE = `subscription Large { statementAdded { node { text ${[...'abcdefghij'].map((alias) => `${alias}: article { body }`).join(' ')} } } }`;
  const COUNT = 16;
  const SLOW_MS = 2_000;
  const ingestAll = async () => {
    for (let number = 0; number < COUNT; number++)
      await graph.app.ingest(article(`Large ${number}.`, 'Velmora Courier', 2_500));
  };

  const isStuck = ({ destroyed, writableLength }: Socket) => !destroyed && writableLength > 0;
  /** Once two connections take nothing more; of all, one message at the most is on its way. */
  const stuck = async (held: readonly Socket[]) => {
    const lengths = () => held.filter(isStuck).map(({ writableLength }) => writableLength);
    let [before, looks] = ['', 0];
    for (let tries = 0; tries < 800 && looks < 20; tries++) {
      await pause(25);
      const now = lengths();
      looks = now.length === 2 && before === now.join() ? looks + 1 : 0;
      before = now.join();
    }
    expect(lengths()).toHaveLength(2);
    for (const { writableLength } of held) expect(writableLength).toBeLessThan(2_500_000);
  };
  const toldToBeSlow = (socket: Socket | undefined) =>
    new Promise<void>((resolve) => socket?.on('timeout', () => isStuck(socket) && resolve()));
  const cutOff = async (socket: Socket | undefined) => {
    for (let tries = 0; tries < 200 && !socket?.destroyed; tries++) await pause(25);
    expect(socket?.destroyed).toBe(true);
  };

  it('of a stream is told and cut off, and delays nobody', async () => {
    await open({ slowClientMs: SLOW_MS });
    const held: Socket[] = [];
    graph.server.server.on('connection', (socket) => held.push(socket));
    const [deaf, late] = [await begun(stream({ query: LARGE })), await begun(stream({ query: LARGE }))];
    const quick = await begun(stream({ query: ADDED }));
    // That nothing comes in for long makes nobody slow.
    await pause(SLOW_MS + 500);
    const slow = toldToBeSlow(held[1]);
    for (const { socket } of [deaf, late]) socket.pause();
    const ingested = ingestAll();
    await stuck(held);
    await slow;
    late.socket.resume();
    expect(await errorOf(late)).toBe('TIMEOUT');
    await late.until('event: complete');
    await ingested;
    await quick.until(`Large ${COUNT - 1}`);
    await cutOff(held[0]);
    await graph.app.ingest(article('Afterwards', 'Velmora Courier'));
    await quick.until('Afterwards');
  });

  it('of a socket is told and cut off, and keeps no server from closing', async () => {
    await open({ slowClientMs: SLOW_MS });
    const held: Socket[] = [];
    graph.server.server.on('connection', (socket) => held.push(socket));
    const url = `${origin().replace('http', 'ws')}/graphql`;
    const subscribe = async (query: string) => {
      const socket = new WebSocket(url, 'graphql-transport-ws');
      webSockets.push(socket);
      const told: string[] = [];
      let close: { code: number; reason: string } | null = null;
      socket.on('message', (data) => told.push(String(data)));
      socket.on('close', (code, reason) => {
        close = { code, reason: String(reason) };
      });
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send('{"type":"connection_init"}');
      while (told.length === 0) await pause(10);
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
      await pause(200);
      return { socket, told, closing: () => close };
    };
    const [deaf, late, quick] = [await subscribe(LARGE), await subscribe(LARGE), await subscribe(ADDED)];
    // That nothing comes in for long makes nobody slow.
    await pause(SLOW_MS + 500);
    const slow = toldToBeSlow(held[1]);
    for (const { socket } of [deaf, late]) socket.pause();
    const ingested = ingestAll();
    await stuck(held);
    await slow;
    late.socket.resume();
    for (let tries = 0; tries < 200 && !late.closing(); tries++) await pause(25);
    expect(late.closing()).toEqual({ code: 1013, reason: expect.stringContaining('subscribe again') });
    await ingested;
    const told = () => quick.told.filter((each) => each.includes('"next"'));
    for (let tries = 0; tries < 200 && told().length < COUNT; tries++) await pause(25);
    expect(told()).toHaveLength(COUNT);
    await cutOff(held[0]);
    expect(quick.closing()).toBeNull();
    quick.socket.pause();
    await closeServer(graph.server, 5_000);
    expect(held.filter((socket) => !socket.destroyed)).toEqual([]);
  });
});
