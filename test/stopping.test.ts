import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Environment, endAll, start } from './commands/run.js';
import { type ServerProcess, startServer } from './server-process.js';

jest.setTimeout(60_000);

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'onrecord-stopping-'));
});
afterEach(async () => {
  await endAll();
  rmSync(DATA_DIR, { recursive: true });
});
const serve = (environment: Environment) => startServer({ DATA_DIR, ...environment });

/** A request of which the server has the head and waits for the body. */
async function requestUnderWay({ origin }: ServerProcess): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket
    .setEncoding('utf8')
    .write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 26\r\nexpect: 100-continue\r\n\r\n',
    );
  const [told] = await once(socket, 'data');
  expect(told).toContain('100 Continue');
  return socket;
}

describe('A server that is told to end', () => {
  it('is unready first and answers on, then answers what is under way, and ends', async () => {
    const server = await serve({ DRAIN_SECONDS: '2' });
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    const underWay = await requestUnderWay(server);
    const told = performance.now();
    server.process.kill('SIGTERM');
    await server.logged(({ msg }) => msg === 'stopping');

    const ready = await fetch(`${server.origin}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'unready',
      checks: { process: { status: 'stopping' }, store: { status: 'up' } },
    });
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    // Whoever has not noticed yet is answered, and told to come no more.
    const { status, headers, data } = await server.send('{ __typename }');
    expect([status, headers.get('connection'), data]).toEqual([200, 'close', { __typename: 'Query' }]);

    await pause(2_200 - (performance.now() - told));
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow();
    expect(server.process.exitCode).toBeNull();
    underWay.write('{"query":"{ __typename }"}');
    const [answer] = await once(underWay, 'data');
    expect(answer).toContain('200 OK');
    expect(answer).toContain('{"data":{"__typename":"Query"}');
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends at once when %s comes after the first signal',
    async (signal) => {
      const server = await serve({ DRAIN_SECONDS: '60' });
      server.process.kill('SIGTERM');
      await server.logged(({ msg }) => msg === 'stopping');
      // The same signal twice in a moment is one: npm hands on what a terminal sends to both.
      server.process.kill('SIGTERM');
      await pause(700);
      expect(server.process.exitCode).toBeNull();
      server.process.kill(signal);
      const { code, stdout } = await server.ended;
      expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(stdout).toContain('ended at once by a second signal');
      const next = await serve({});
      expect((await next.send('{ claims { totalCount } }')).data).toEqual({ claims: { totalCount: 0 } });
    },
  );

  it('cuts off what does not come to its end in time', async () => {
    const server = await serve({ STOP_SECONDS: '1' });
    const underWay = await requestUnderWay(server);
    server.process.kill('SIGTERM');
    await once(underWay, 'close');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses settings that make no sense', async () => {
    const { code, stderr } = await start('main.js', [], {
      DATA_DIR,
      DRAIN_SECONDS: '-1',
      STOP_SECONDS: 'soon',
    }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^onrecord: .*DRAIN_SECONDS: "-1".*STOP_SECONDS: "soon"[^\n]*\n$/);
  });
});
