import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProxy } from '../breakable-proxy.js';

export interface MeilisearchServer {
  readonly url: string;
  readonly masterKey: string;
  /** Stops the server, where it was started here. */
  readonly stop: () => Promise<void>;
  /** What can be done to it; of one that was not started here, only its network is broken. */
  readonly control: MeilisearchControl;
}

export interface MeilisearchControl {
  /** Leaves it with its connections open, and no answer to anything. */
  pause(): void;
  resume(): void;
  /** As a crash does. */
  kill(): Promise<void>;
  /** Starts it again after that, at the same address and with what it had. */
  start(masterKey?: string): Promise<void>;
  /**
   * Copies what it has.
   * @returns puts it back to that, as a backup does; null where it was not started here
   */
  backUp: (() => Promise<() => Promise<void>>) | null;
}

const MASTER_KEY = 'a master key for tests only';
const START_TIMEOUT_MS = 20_000;

/** Why there is no real server to test with; null where there is one. Says so aloud. */
export function meilisearchMissing(): string | null {
  if (process.env['MEILI_URL']) return null;
  try {
    execFileSync('meilisearch', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    const reason = 'there is no meilisearch on the PATH and MEILI_URL is not set';
    console.warn(`Tests with a real Meilisearch are skipped: ${reason}.`);
    return reason;
  }
}

async function throughProxy(url: string, masterKey: string): Promise<MeilisearchServer> {
  const { url: proxied, become } = await startProxy(url);
  return {
    url: proxied,
    masterKey,
    stop: () => become('down'),
    control: {
      pause: () => void become('stalled'),
      resume: () => void become('up'),
      kill: () => become('down'),
      start: () => become('up'),
      backUp: null,
    },
  };
}

/** The server that MEILI_URL and MEILI_MASTER_KEY name, or one started for the tests, on a free port. */
export async function startMeilisearch(): Promise<MeilisearchServer> {
  const url = process.env['MEILI_URL'];
  if (url) return throughProxy(url, process.env['MEILI_MASTER_KEY'] ?? '');
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-meilisearch-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    if (server) await ended(server);
    server = null;
  };
  const start = async (masterKey = MASTER_KEY): Promise<void> => {
    server = launch(port, folder, masterKey);
    await healthy(address, server);
  };
  const stop = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  const control: MeilisearchControl = {
    pause: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    kill,
    start,
    async backUp() {
      const [data, copy] = [join(folder, 'data'), join(folder, 'copy')];
      await kill();
      await cp(data, copy, { recursive: true });
      await start();
      return async () => {
        await kill();
        await rm(data, { recursive: true });
        await rename(copy, data);
        await start();
      };
    },
  };
  return { url: address, masterKey: MASTER_KEY, stop, control };
}

function launch(port: number, folder: string, masterKey: string): ChildProcess {
  return spawn(
    'meilisearch',
    [
      '--no-analytics',
      '--http-addr',
      `127.0.0.1:${port}`,
      '--db-path',
      join(folder, 'data'),
      // It takes two thirds of the machine's by itself, and every small task 0.5 s for that instead of 0.05.
      '--max-indexing-memory',
      '32MiB',
    ],
    // Its dumps and snapshots go where it runs; its key is not for the list of processes.
    { cwd: folder, env: { ...process.env, MEILI_MASTER_KEY: masterKey }, stdio: 'ignore' },
  );
}

async function healthy(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`meilisearch ended with ${server.exitCode}`);
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.ok) return;
    await sleep(25);
  }
  throw new Error(`meilisearch did not start in ${START_TIMEOUT_MS} ms`);
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await exit;
}

/** A port that nothing listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
