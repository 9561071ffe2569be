import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { freePort, HOST } from './servers/free-port.mjs';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const MANIFEST = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** Of Node.js, as `npm start` has them. */
const FLAGS = MANIFEST.scripts.start.match(/--max\S+/g);
const GIVE_UP_MS = 60_000;

/** The server as it is started in production, in a process of its own. */
export class ServerProcess {
  #process;
  #port;
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {number} port
   */
  constructor(process, port) {
    this.#process = process;
    this.#port = port;
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
  async query(body) {
    const answer = JSON.parse(await this.#post(body));
    if (answer.errors) throw new Error(`The server answered with an error: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  async stop() {
    this.#agent.destroy();
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

  /**
   * @param {string} body
   * @returns {Promise<string>}
   */
  #post(body) {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const options = {
        host: HOST,
        port: this.#port,
        path: '/graphql',
        method: 'POST',
        agent: this.#agent,
        headers,
      };
      const outgoing = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
        response.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
