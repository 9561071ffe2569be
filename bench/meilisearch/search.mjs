// A search page through the API, and the very multi-search that it sends, sent straight to Meilisearch.
import { Agent, request } from 'node:http';
import { requestOf } from '../search/measure.mjs';
import { ServerProcess } from '../server-process.mjs';
import { median } from '../statistics.mjs';
import { RecordingProxy } from './recording-proxy.mjs';

/**
 * @typedef {import('../search/queries.mjs').QueryClass} QueryClass
 * @typedef {import('../servers/meilisearch.mjs').Meilisearch} Meilisearch
 */

/** Requests before anything is measured: V8 has compiled what is hot in the server after about 5,000. */
const WARM_UP = 5_000;

/**
 * @param {object} setup
 * @param {string} setup.folder of the store
 * @param {Meilisearch} setup.meilisearch which has its statements
 * @param {QueryClass[]} setup.classes
 * @param {number} setup.rounds
 * @param {(text: string) => void} setup.tell
 */
export async function measureSearch({ folder, meilisearch, classes, rounds, tell }) {
  const queries = classes.flatMap(({ name, queries: some }) =>
    some.map((query) => ({ name, body: requestOf(query) })),
  );
  const straightBodies = await recordSearches({
    folder,
    meilisearch,
    bodies: queries.map(({ body }) => body),
  });
  const server = await ServerProcess.start(folder, queries[0].body, meilisearch.environment);
  const straight = new StraightClient(meilisearch);
  try {
    tell('Warming the server up ... ');
    for (let sent = 0; sent < WARM_UP; sent++) await server.query(queries[sent % queries.length].body);
    tell('done.\n');
    /** @type {Map<string, { api: number[], straight: number[] }>} */
    const latencies = new Map(classes.map(({ name }) => [name, { api: [], straight: [] }]));
    for (let round = 0; round < rounds; round++) {
      tell(`\rSearching: round ${round + 1} of ${rounds} `);
      // One after the other, so that both see the same moods of the machine; which comes first takes turns.
      for (const [index, { name, body }] of queries.entries()) {
        const its = latencies.get(name);
        const askApi = async () => its?.api.push(await timed(() => server.query(body)));
        const askStraight = async () =>
          its?.straight.push(await timed(() => straight.search(straightBodies[index])));
        for (const ask of (round + index) % 2 === 0 ? [askApi, askStraight] : [askStraight, askApi])
          await ask();
      }
    }
    tell('\n');
    const all = [...latencies.values()];
    latencies.set('all, as often each', {
      api: all.flatMap(({ api }) => api),
      straight: all.flatMap(({ straight: its }) => its),
    });
    return [...latencies].map(([name, { api, straight: its }]) => ({
      name,
      requests: api.length,
      apiMs: median(api),
      straightMs: median(its),
      ratio: median(api) / median(its),
    }));
  } finally {
    straight.close();
    await server.stop();
  }
}

/**
 * What the server sends to Meilisearch for each request.
 *
 * @param {{ folder: string, meilisearch: Meilisearch, bodies: string[] }} setup
 */
async function recordSearches({ folder, meilisearch, bodies }) {
  const proxy = new RecordingProxy(meilisearch.url);
  const MEILI_URL = await proxy.listen();
  const server = await ServerProcess.start(folder, bodies[0], { ...meilisearch.environment, MEILI_URL });
  try {
    const recorded = [];
    for (const body of bodies) {
      proxy.searches.length = 0;
      await server.query(body);
      if (proxy.searches.length !== 1)
        throw new Error(`A search page took ${proxy.searches.length} requests to Meilisearch.`);
      recorded.push(proxy.searches[0]);
    }
    return recorded;
  } finally {
    await server.stop();
    proxy.close();
  }
}

/**
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>} milliseconds
 */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Sends multi-searches over one connection that stays open, as the server's client does. */
class StraightClient {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #url;
  #apiKey;

  /** @param {Meilisearch} meilisearch */
  constructor({ url, apiKey }) {
    this.#url = new URL('/multi-search', url);
    this.#apiKey = apiKey;
  }

  /**
   * @param {string} body
   * @returns {Promise<any>}
   */
  search(body) {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${this.#apiKey}`,
      };
      const outgoing = request(
        this.#url,
        { method: 'POST', agent: this.#agent, headers },
        async (response) => {
          try {
            const answer = JSON.parse((await response.setEncoding('utf8').toArray()).join(''));
            if (response.statusCode !== 200) throw new Error(`Meilisearch answered ${answer.message}`);
            resolve(answer);
          } catch (error) {
            reject(error);
          }
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}
