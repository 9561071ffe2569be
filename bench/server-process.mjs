import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HttpClient } from './http-client.mjs';
import { freePort, HOST } from './servers/free-port.mjs';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const MANIFEST = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** Of Node.js, as `npm start` has them. */
export const FLAGS = MANIFEST.scripts.start.match(/--max\S+/g);
const GIVE_UP_MS = 60_000;

/** The server as it is started in production, in a process of its own. */
export class ServerProcess {
  #process;
  #client;

  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {number} port
   */
  constructor(process, port) {
    this.#process = process;
    this.#client = new HttpClient(port);
  }

  /**
   * Starts it and waits until it answers.
   * @param {string} dataDir
   * @param {string} body the GraphQL request to try
   * @param {Readonly<Record<string, string>>} [servers] settings that name servers to use
   */
  static async start(dataDir, body, servers = {}) {
    const port = await freePort();
    const settings = { HOST, PORT: `${port}`, DATA_DIR: dataDir, SEED: 'off', LOG_LEVEL: 'warn' };
    // The embedded default is measured, whatever servers the environment names.
    const env = { ...process.env, DATABASE_URL: undefined, MEILI_URL: undefined, ...settings, ...servers };
    const child = spawn(process.execPath, [...FLAGS, MAIN], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    const server = new ServerProcess(child, port);
    process.once('exit', () => child.kill());
    await server.#firstAnswer(body);
    return server;
  }

  /** @returns {number} */
  get pid() {
    return /** @type {number} */ (this.#process.pid);
  }

  /**
   * Sends a GraphQL request.
   * @param {string} body
   * @returns {Promise<any>} the data
   */
  query(body) {
    return this.#client.query(body);
  }

  async stop() {
    this.#client.close();
    if (this.#process.exitCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await exited;
  }

  /** @param {string} body */
  async #firstAnswer(body) {
    for (const started = Date.now(); Date.now() - started < GIVE_UP_MS; ) {
      if (this.#process.exitCode !== null) throw new Error('The server ended while it started.');
      try {
        await this.query(body);
        return;
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ECONNREFUSED') throw error;
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
    }
    throw new Error(`The server did not answer within ${GIVE_UP_MS / 1000} seconds.`);
  }
}
