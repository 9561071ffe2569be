import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { HOST } from '../servers/free-port.mjs';

/** Stands between the server and Meilisearch, and keeps what searches the one sends to the other. */
export class RecordingProxy {
  /** The bodies of multi-searches, in their order. @type {string[]} */
  searches = [];
  #server;

  /** @param {string} target */
  constructor(target) {
    this.#server = createServer(async (incoming, outgoing) => {
      const body = Buffer.concat(await incoming.toArray());
      if (incoming.url === '/multi-search') this.searches.push(body.toString());
      const { method, headers } = incoming;
      const forwarded = request(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      forwarded.end(body);
    });
  }

  /** @returns {Promise<string>} its url */
  async listen() {
    this.#server.listen(0, HOST);
    await once(this.#server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://${HOST}:${port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
