import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_GRAPHQL_SETTINGS } from '../../src/graphql/graphql-settings.js';
import type { HttpSettings } from '../../src/http/http-settings.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

let graph: TestGraph;
afterEach(() => graph.close());

describe('an answer over the limit', () => {
  it.each([
    ['from a plan', '{ articles { nodes { body } } }'],
    // One part fails, so that graphql-js executes it.
    ['with an error in it', '{ articles { nodes { body } } node(id: "x") { id } }'],
  ])('%s is refused', async (_, query) => {
    graph = await openTestGraph(undefined, { maxAnswerBytes: 500 });
    const { status, errors, data } = await graph.send(query);
    expect([status, data]).toEqual([400, undefined]);
    expect(errors).toEqual([
      {
        message:
          'The answer would be larger than the 500 bytes that are sent: ask for fewer entries or fields.',
        extensions: { code: 'ANSWER_TOO_LARGE' },
      },
    ]);
    expect((await graph.send('{ articles { nodes { url } } }')).errors).toBeUndefined();
  });
});

/** What takes long is dear. */
const WITHOUT_PRICE = {
  ...DEFAULT_GRAPHQL_SETTINGS,
  limits: { ...DEFAULT_GRAPHQL_SETTINGS.limits, maxCost: Number.MAX_SAFE_INTEGER },
};

/** Over a socket, as nothing else shows when a connection closes. */
async function listen(
  settings: Partial<HttpSettings>,
): Promise<(query: string, signal?: AbortSignal) => Promise<Response>> {
  graph = await openTestGraph(undefined, settings, { graph: WITHOUT_PRICE });
  const url = `${await graph.server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  return (query, signal) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: signal ?? null,
    });
}

const NESTED =
  '{ claims { nodes { quotes { nodes { partOf { quotes { nodes { partOf { quotes { nodes { id } } } } } } } } } } }';

/** Makes every read of a page slow, and counts them. */
function slowDown(milliseconds: number): { count: number; stop(): void } {
  const { statements } = graph.app.store;
  const pages = statements.pages.bind(statements);
  const reads = {
    count: 0,
    stop: () => {
      statements.pages = pages;
    },
  };
  statements.pages = async (...args) => {
    reads.count++;
    await sleep(milliseconds);
    return pages(...args);
  };
  return reads;
}

describe('an operation whose time is up', () => {
  it('is told so, and nothing more is read for it', async () => {
    const send = await listen({ requestTimeoutMs: 300 });
    const reads = slowDown(200);
    const response = await send(NESTED);
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('the 0.3 s'), extensions: { code: 'TIMEOUT' } }],
    });
    const atTheEnd = reads.count;
    await sleep(600);
    // The one that was under way, and none of the others.
    expect([atTheEnd, reads.count]).toEqual([2, 2]);
    reads.stop();
    expect(await (await send(NESTED)).json()).not.toHaveProperty('errors');
  });

  it('has as long as it needs below that', async () => {
    const send = await listen({ requestTimeoutMs: 10_000 });
    slowDown(50);
    expect(await (await send(NESTED)).json()).not.toHaveProperty('errors');
  });

  it('has its search given up', async () => {
    const send = await listen({ requestTimeoutMs: 100 });
    const givenUp = new Promise<boolean>((resolve) => {
      graph.app.engine.search = (_, signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            resolve(signal.aborted);
            reject(signal.reason);
          });
        });
    });
    expect((await send('{ searchStatements { totalCount } }')).status).toBe(504);
    expect(await givenUp).toBe(true);
  });
});

it('a client that is gone has nothing more read for it', async () => {
  const send = await listen({});
  const reads = slowDown(100);
  const client = new AbortController();
  setTimeout(() => client.abort(), 150);
  await expect(send(NESTED, client.signal)).rejects.toThrow();
  await sleep(600);
  expect(reads.count).toBe(2);
});
