import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuMs, residentBytes } from '../process-stats.mjs';
import { freePort, HOST } from './free-port.mjs';

const MASTER_KEY = 'a master key for measurements';
/** As docker-compose.yml has it. */
const INDEXING_MEMORY = '512MiB';
const START_TIMEOUT_MS = 30_000;

/**
 * The Meilisearch that MEILI_URL and MEILI_API_KEY name, or one of our own, from the PATH, on a free port and a
 * temporary folder, which can be killed and started again on the same data.
 */
export class Meilisearch {
  #process = null;
  #folder;
  #port;

  /**
   * @param {{ url: string, apiKey: string, folder: string | null, port: number }} server
   */
  constructor({ url, apiKey, folder, port }) {
    this.url = url;
    this.apiKey = apiKey;
    /** An index of our own on a server that others use, too. */
    this.indexName = `bench_${randomUUID().slice(0, 8)}`;
    this.#folder = folder;
    this.#port = port;
    process.once('exit', () => this.#process?.kill('SIGKILL'));
  }

  /** @throws Error where there is none */
  static async start() {
    const { MEILI_URL, MEILI_API_KEY = '' } = process.env;
    if (MEILI_URL) return new Meilisearch({ url: MEILI_URL, apiKey: MEILI_API_KEY, folder: null, port: 0 });
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-meilisearch-'));
    const server = new Meilisearch({ url: `http://${HOST}:${port}`, apiKey: MASTER_KEY, folder, port });
    await server.up();
    return server;
  }

  /** The settings of a process that uses it. */
  get environment() {
    return { MEILI_URL: this.url, MEILI_API_KEY: this.apiKey, MEILI_INDEX: this.indexName };
  }

  /** Whether it can be killed. */
  get isOurs() {
    return this.#folder !== null;
  }

  /** Starts it, and waits until it answers. */
  async up() {
    if (this.#folder === null) return;
    const args = ['--no-analytics', '--http-addr', `${HOST}:${this.#port}`, '--db-path', 'data'];
    const child = spawn('meilisearch', [...args, '--max-indexing-memory', INDEXING_MEMORY], {
      // Its dumps and snapshots go where it runs; its key is not for the list of processes.
      cwd: this.#folder,
      env: { ...process.env, MEILI_MASTER_KEY: MASTER_KEY },
      stdio: 'ignore',
      // A group of its own: Ctrl+C is for the run, which ends it.
      detached: true,
    });
    const failed = once(child, 'error').then(([error]) => {
      throw new Error(`meilisearch is not on the PATH, and MEILI_URL is not set (${error.message}).`);
    });
    this.#process = child;
    await Promise.race([this.#healthy(), failed]);
  }

  /** CPU it has taken; 0 where it is not ours. */
  cpuMs() {
    return this.#process?.pid ? cpuMs(this.#process.pid) : 0;
  }

  /** Null where it is not ours. */
  residentBytes() {
    return this.#process?.pid ? residentBytes(this.#process.pid) : null;
  }

  /** What its files take; null where it is not ours. */
  diskBytes() {
    if (this.#folder === null) return null;
    const names = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' });
    // Its database is a sparse file: what is taken of the disk counts, not the size.
    return names.reduce((sum, name) => sum + statSync(join(`${this.#folder}`, name)).blocks * 512, 0);
  }

  /** Kills it at once. */
  async kill() {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async stop() {
    await this.kill();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #healthy() {
    for (const started = Date.now(); Date.now() - started < START_TIMEOUT_MS; await pause(20)) {
      const response = await fetch(`${this.url}/health`).catch(() => null);
      if (response?.ok) return;
    }
    throw new Error(`meilisearch did not start in ${START_TIMEOUT_MS / 1000} seconds.`);
  }
}
