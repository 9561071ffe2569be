import { afterEach, describe, expect, it } from '@jest/globals';
import { issueKey } from '../../src/access/key-issue.js';
import type { HttpSettings } from '../../src/http/http-settings.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

let graph: TestGraph;
afterEach(() => graph.close());

async function open(settings: Partial<HttpSettings>): Promise<void> {
  graph = await openTestGraph([], settings);
  await graph.server.listen({ host: '127.0.0.1', port: 0 });
}

const ask = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${graph.server.listeningOrigin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query": "{ __typename }"}',
  });
  const { errors } = await response.json();
  const of = (name: string) => response.headers.get(name);
  return {
    status: response.status,
    code: errors?.[0].extensions.code ?? null,
    message: errors?.[0].message,
    policy: of('ratelimit-policy'),
    limit: of('ratelimit'),
    retryAfter: of('retry-after'),
  };
};
const keyOf = async (name: string) => {
  const { secret } = await issueKey(graph.app.store.keys, { name, scopes: ['read'] }, new Date());
  return { authorization: `Bearer ${secret}` };
};
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('requests', () => {
  it('of an address are told how many are left, and refused beyond that', async () => {
    await open({ ratePerAddress: 3 });
    const answers = [await ask(), await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    for (const [index, left] of [2, 1, 0, 0, 0].entries())
      expect(answers[index]).toMatchObject({
        policy: '"address";q=3;w=60',
        limit: expect.stringMatching(new RegExp(`^"address";r=${left};t=\\d+$`)),
      });
    const last = answers.at(-1);
    expect(last).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.stringMatching(/^[1-9]\d?$/) });
    expect(last?.message).toBe(
      `There were more than the 3 requests a minute that one address may send: wait ${last?.retryAfter} s.`,
    );
    expect(answers[0]?.retryAfter).toBeNull();
  });

  it('with a key count by the key alone', async () => {
    await open({ ratePerAddress: 1, ratePerKey: 2 });
    const [one, other] = [await keyOf('one'), await keyOf('other')];
    expect((await ask()).status).toBe(200);
    for (const key of [one, other]) {
      expect(await ask(key)).toMatchObject({ status: 200, limit: expect.stringContaining('"key";r=1;') });
      expect((await ask(key)).status).toBe(200);
      expect(await ask(key)).toMatchObject({ status: 429, policy: '"key";q=2;w=60' });
    }
    expect((await ask()).status).toBe(429);
  });

  it('with keys that nobody knows count by the address, so that nobody tries on and on', async () => {
    await open({ ratePerAddress: 2, ratePerKey: 100 });
    const wrong = { authorization: `Bearer onrecord_${'x'.repeat(43)}` };
    expect([await ask(wrong), await ask(wrong), await ask(wrong)].map(({ code }) => code)).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
      'RATE_LIMITED',
    ]);
    expect((await ask(await keyOf('right'))).status).toBe(200);
  });

  it('behind a proxy of this machine count by the address that it tells', async () => {
    await open({ ratePerAddress: 1 });
    expect((await ask(from('203.0.113.1'))).status).toBe(200);
    expect((await ask(from('203.0.113.1'))).status).toBe(429);
    expect((await ask(from('203.0.113.2'))).status).toBe(200);
    // What a client writes there itself is before what the proxy adds.
    expect((await ask(from('198.51.100.7, 203.0.113.1'))).status).toBe(429);
  });

  it('count by the address itself where no proxy is believed', async () => {
    await open({ ratePerAddress: 1, trustedProxies: [] });
    expect((await ask(from('203.0.113.1'))).status).toBe(200);
    expect((await ask(from('203.0.113.2'))).status).toBe(429);
  });

  it('of IPv6 count by the network of which a host has all addresses', async () => {
    await open({ ratePerAddress: 1 });
    for (const [address, status] of [
      ['2001:db8:1:2:3:4:5:6', 200],
      ['2001:db8:1:2::9', 429],
      ['2001:db8:1:3::9', 200],
      ['2001:db8::1', 200],
      ['2001:db8::2', 429],
      ['::ffff:203.0.113.9', 200],
      ['203.0.113.9', 429],
    ] as const)
      expect([address, (await ask(from(address))).status]).toEqual([address, status]);
  });

  it('are any number where no limit is set, and nothing is said of one', async () => {
    await open({});
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask()));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, policy: null, limit: null });
  });

  it('for what is no operation do not count', async () => {
    await open({ ratePerAddress: 1 });
    for (const path of ['/healthz', '/readyz', '/', '/graphql/operations', '/healthz'])
      expect((await fetch(`${graph.server.listeningOrigin}${path}`)).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });
});
