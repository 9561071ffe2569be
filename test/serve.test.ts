import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FOLDERS } from '../src/app.js';
import { type Environment, endAll, run, type Started, start } from './commands/run.js';
import { type ServerProcess, startServer } from './server-process.js';

const FERRIES =
  '“The ferries will sail again in spring,” said Mira Okonvale, the harbour master of Norwick.\n';
const BELLS = '“Nobody repairs bells in winter,” said Tomas Brell, a bellfounder.\n';
const SEARCH = `query ($query: String!) {
  searchStatements(query: $query, first: 10) { totalCount nodes { text actor { name } } }
}`;

interface Found {
  readonly totalCount: number;
  readonly nodes: readonly { readonly text: string; readonly actor: { readonly name: string } | null }[];
}

interface Server extends ServerProcess {
  search(query: string): Promise<Found>;
}

// Processes take their time on a machine that is busy.
jest.setTimeout(30_000);

describe('The server', () => {
  let folder: string;
  let DATA_DIR: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-serve-'));
    DATA_DIR = join(folder, 'data');
  });
  afterEach(async () => {
    await endAll();
    rmSync(folder, { recursive: true });
  });
  afterAll(endAll);

  /** Starts it, and waits until it listens. */
  const listening = async (environment: Environment = {}): Promise<Server> => {
    const server = await startServer({ DATA_DIR, ...environment });
    const search = async (query: string): Promise<Found> =>
      (await server.send(SEARCH, { query })).data.searchStatements;
    return { ...server, search };
  };
  const ingest = (text: string, ...options: string[]) => run(['ingest', '-', ...options], { DATA_DIR }, text);
  const stop = async ({ process: child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };

  it('answers with what a command has just put in beside it, and with what it changed', async () => {
    const server = await listening();
    expect(await server.search('')).toEqual({ totalCount: 0, nodes: [] });
    const url = 'https://gull.example/ferries';
    await ingest(FERRIES, '--url', url);
    expect(await server.search('ferries')).toMatchObject({
      totalCount: 1,
      nodes: [{ text: expect.stringContaining('The ferries will sail'), actor: { name: 'Mira Okonvale' } }],
    });
    expect((await ingest(BELLS, '--url', url)).stdout).toContain('changed');
    expect((await server.search('ferries')).totalCount).toBe(0);
    expect((await server.search('bells')).totalCount).toBe(1);
    expect(await stop(server)).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['status'], { DATA_DIR })).stdout).toMatch(
      /\b(\d+) of \1 documents indexed, 0 waiting/,
    );
  });

  it('fills a new database with the seed, and takes nothing in twice', async () => {
    const articles = readdirSync(FOLDERS.seed).filter((name) => name.endsWith('.txt')).length;
    const first = await listening({ SEED: 'on' });
    expect(first.log).toContainEqual(expect.objectContaining({ msg: 'took the seed articles in', articles }));
    const { totalCount } = await first.search('');
    expect(totalCount).toBeGreaterThan(articles);
    await stop(first);
    const status = (await run(['status'], { DATA_DIR })).stdout;
    expect(status).toContain(`${articles} articles`);
    expect(status).toMatch(/\b(\d+) of \1 documents indexed, 0 waiting/);

    const second = await listening({ SEED: 'on' });
    expect(second.log.map(({ msg }) => msg)).not.toContain('took the seed articles in');
    expect((await second.search('')).totalCount).toBe(totalCount);
    await stop(second);
    expect((await run(['status'], { DATA_DIR })).stdout).toBe(status);
  });

  it('leaves the seed out when told to, and where something is on record already', async () => {
    const off = await listening({ SEED: 'off' });
    expect((await off.search('')).totalCount).toBe(0);
    await stop(off);
    await ingest(FERRIES);
    const on = await listening({ SEED: 'on' });
    expect((await on.search('')).totalCount).toBe(1);
  });

  it('ends with code 0 when it is told to, and answers the request under way first', async () => {
    await ingest(FERRIES);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await listening();
      // A connection that stays open with nothing to do does not hold it up.
      const agent = new Agent({ keepAlive: true, timeout: 60_000 });
      const idle = request(server.origin, { agent }).end();
      const [home] = await once(idle, 'response');
      home.resume();
      await once(home, 'end');

      const body = JSON.stringify({ query: SEARCH, variables: { query: 'ferries' } });
      const underWay = request(`${server.origin}/graphql`, {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          expect: '100-continue',
        },
      });
      underWay.flushHeaders();
      // The server has the head of the request, and waits for its body.
      await once(underWay, 'continue');
      const stopping = server.line((line) => JSON.parse(line).msg === 'stopping');
      server.process.kill(signal);
      await stopping;
      underWay.end(body);
      const [response] = await once(underWay, 'response');
      const answer = JSON.parse((await response.toArray()).join(''));
      expect(response.statusCode).toBe(200);
      expect(answer.data.searchStatements.totalCount).toBe(1);
      // Its connection would stay open, too.
      expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
      await expect(fetch(server.origin)).rejects.toThrow();
      agent.destroy();
    }
  });

  it('does not wait for ever for a request that never comes to its end', async () => {
    const server = await listening({ STOP_SECONDS: '1' });
    const endless = request(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 100, expect: '100-continue' },
    });
    const broken = once(endless, 'error');
    endless.flushHeaders();
    await once(endless, 'continue');
    expect(await stop(server)).toMatchObject({ code: 0, signal: null, stderr: '' });
    await broken;
  });

  it('loses nothing that was acknowledged when it is killed', async () => {
    const server = await listening();
    expect((await ingest(FERRIES)).code).toBe(0);
    expect((await stop(server, 'SIGKILL')).signal).toBe('SIGKILL');
    const next = await listening();
    expect((await next.search('ferries')).totalCount).toBe(1);
    expect((await run(['status'], { DATA_DIR })).stdout).toMatch(
      /\b(\d+) of \1 documents indexed, 0 waiting/,
    );
  });

  it('finishes its start first when it is told to end during it, so that the seed is whole', async () => {
    const server = start('main.js', [], { DATA_DIR, SEED: 'on', LOG_LEVEL: 'trace' });
    await server.line((line) => JSON.parse(line).msg === 'taking the seed articles in');
    expect(await stop(server)).toMatchObject({ code: 0, stderr: '' });
    const articles = readdirSync(FOLDERS.seed).filter((name) => name.endsWith('.txt')).length;
    expect((await run(['status'], { DATA_DIR })).stdout).toContain(`${articles} articles`);
  });

  it('is also there as a command', async () => {
    const server = start('cli.js', ['serve'], { DATA_DIR, SEED: 'off' });
    await server.line((line) => JSON.parse(line).msg === 'listening');
    expect(await stop(server)).toMatchObject({ code: 0, stderr: '' });
  });

  describe('ends with code 1 and one line that says what to do', () => {
    const refusal = async (environment: Environment): Promise<string> => {
      const { code, stderr } = await start('main.js', [], { DATA_DIR, SEED: 'off', ...environment }).ended;
      expect(stderr).toMatch(/^onrecord: [^\n]+\n$/);
      expect(code).toBe(1);
      return stderr;
    };

    it('where the port is taken', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as { port: number };
      try {
        expect(await refusal({ PORT: String(port) })).toBe(
          `onrecord: Port ${port} of 127.0.0.1 is taken by another process: end it, or name another port in PORT.\n`,
        );
      } finally {
        other.close();
      }
      // And it has left the database as a good one.
      expect((await run(['status'], { DATA_DIR })).code).toBe(0);
    });

    it('where the address is none of this machine', async () => {
      expect(await refusal({ HOST: '192.0.2.1' })).toMatch(
        /192\.0\.2\.1:0 cannot be listened on .* in HOST\.\n$/,
      );
    });

    it('where settings are wrong, all of them', async () => {
      const stderr = await refusal({ PORT: 'many', LOG_LEVEL: 'loud', SEED: 'yes' });
      expect(stderr).toMatch(
        /Settings that cannot be used: .*PORT: "many".*LOG_LEVEL: .*"loud".*SEED: .*"yes"/,
      );
    });

    it('where the data folder is a file', async () => {
      writeFileSync(DATA_DIR, '');
      expect(await refusal({})).toMatch(/The data folder .*data cannot be written .*DATA_DIR/);
    });
  });
});
