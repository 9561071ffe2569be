import { Agent, request } from 'node:http';
import { HOST } from './servers/free-port.mjs';

/** Sends requests over connections that stay open, one for each under way, which costs less than fetch does. */
export class HttpClient {
  #port;
  #path;
  #headers;
  #agent = new Agent({ keepAlive: true });

  /**
   * @param {number} port of this machine
   * @param {{ path?: string, headers?: Readonly<Record<string, string>> }} [options] where it is not GraphQL
   */
  constructor(port, { path = '/graphql', headers = {} } = {}) {
    this.#port = port;
    this.#path = path;
    this.#headers = headers;
  }

  /**
   * Sends a GraphQL request.
   * @param {string} body
   * @returns {Promise<any>} the data
   */
  async query(body) {
    const answer = await this.post(body);
    if (answer.errors) throw new Error(`The server answered with an error: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  close() {
    this.#agent.destroy();
  }

  /**
   * @param {string} body JSON
   * @returns {Promise<any>} what the JSON of the answer says
   */
  async post(body) {
    return JSON.parse(await this.#send(body));
  }

  /**
   * @param {string} body
   * @returns {Promise<string>}
   */
  #send(body) {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...this.#headers,
      };
      const options = {
        host: HOST,
        port: this.#port,
        path: this.#path,
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
