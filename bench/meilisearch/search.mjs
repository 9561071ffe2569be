// A search page through the API, and the very multi-search that it sends, sent straight to Meilisearch.
import { Random } from '../data/random.mjs';
import { HttpClient } from '../http-client.mjs';
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
/** Of so many queries of a class one warms the server up, one is asked by one client, and one by several at once. */
const SHARES = 3;
const CLIENTS = 10;
/** Queries that several clients ask before it is the other side's turn. */
const TURN = 40;
/** So that every run draws the same. */
const SEED = 7;

/**
 * Every query is asked once, so that what the server remembers of one helps no other but by what both find.
 *
 * @param {object} setup
 * @param {string} setup.folder of the store
 * @param {Meilisearch} setup.meilisearch which has its statements
 * @param {QueryClass[]} setup.classes
 * @param {(text: string) => void} setup.tell
 */
export async function measureSearch({ folder, meilisearch, classes, tell }) {
  const queries = classes
    .flatMap(({ name, queries: its }) =>
      its.map((query, place) => ({ name, place, body: requestOf(query), straightBody: '' })),
    )
    // The classes in turns, so that all see the same moods of the machine.
    .sort((one, other) => one.place - other.place);
  await recordSearches({ folder, meilisearch, queries });
  const [warming, alone, together] = Array.from({ length: SHARES }, (_, share) =>
    queries.filter(({ place }) => place % SHARES === share),
  );
  const server = await ServerProcess.start(folder, queries[0].body, meilisearch.environment);
  const straight = new StraightClient(meilisearch);
  try {
    tell('Warming the server up ... ');
    for (let sent = 0; sent < WARM_UP; sent++) await server.query(warming[sent % warming.length].body);
    tell('done.\nSearching ... ');
    /** @type {Map<string, { api: number[], straight: number[] }>} */
    const latencies = new Map(classes.map(({ name }) => [name, { api: [], straight: [] }]));
    const random = new Random(SEED);
    for (const { name, body, straightBody } of alone) {
      const its = latencies.get(name);
      const askApi = async () => its?.api.push(await timed(() => server.query(body)));
      const askStraight = async () => its?.straight.push(await timed(() => straight.search(straightBody)));
      // The second finds Meilisearch's memory warm.
      const isApiFirst = random.next() < 0.5;
      for (const ask of isApiFirst ? [askApi, askStraight] : [askStraight, askApi]) await ask();
    }
    tell(`done.\nSearching, ${CLIENTS} clients at once ... `);
    const all = [...latencies.values()];
    latencies.set('all mixed', {
      api: all.flatMap(({ api }) => api),
      straight: all.flatMap(({ straight: its }) => its),
    });
    /** @type {number[]} */
    const api = [];
    /** @type {number[]} */
    const its = [];
    for (let from = 0; from < together.length; from += TURN) {
      const turn = together.slice(from, from + TURN);
      const askApi = async () => api.push(...(await askTogether(turn, ({ body }) => server.query(body))));
      const askStraight = async () =>
        its.push(...(await askTogether(turn, ({ straightBody }) => straight.search(straightBody))));
      const isApiFirst = random.next() < 0.5;
      for (const ask of isApiFirst ? [askApi, askStraight] : [askStraight, askApi]) await ask();
    }
    latencies.set(`all mixed, ${CLIENTS} clients`, { api, straight: its });
    tell('done.\n');
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
 * Notes with each query what the server sends to Meilisearch for it.
 *
 * @param {{ folder: string, meilisearch: Meilisearch, queries: { body: string, straightBody: string }[] }} setup
 */
async function recordSearches({ folder, meilisearch, queries }) {
  const proxy = new RecordingProxy(meilisearch.url);
  const MEILI_URL = await proxy.listen();
  const server = await ServerProcess.start(folder, queries[0].body, {
    ...meilisearch.environment,
    MEILI_URL,
  });
  try {
    for (const query of queries) {
      proxy.searches.length = 0;
      await server.query(query.body);
      if (proxy.searches.length !== 1)
        throw new Error(`A search page took ${proxy.searches.length} requests to Meilisearch.`);
      [query.straightBody] = proxy.searches;
    }
  } finally {
    await server.stop();
    proxy.close();
  }
}

/**
 * @template T
 * @param {readonly T[]} queries each client takes the next one that nobody has taken
 * @param {(query: T) => Promise<unknown>} ask
 * @returns {Promise<number[]>} milliseconds of each
 */
async function askTogether(queries, ask) {
  /** @type {number[]} */
  const latencies = [];
  const left = [...queries];
  const client = async () => {
    for (let query = left.shift(); query !== undefined; query = left.shift())
      latencies.push(await timed(() => ask(/** @type {T} */ (query))));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return latencies;
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

/** Sends multi-searches straight to Meilisearch, just as the server is asked. */
class StraightClient {
  #client;

  /** @param {Meilisearch} meilisearch */
  constructor({ url, apiKey }) {
    const headers = { authorization: `Bearer ${apiKey}` };
    this.#client = new HttpClient(Number(new URL(url).port), { path: '/multi-search', headers });
  }

  /** @param {string} body */
  async search(body) {
    const answer = await this.#client.post(body);
    if (!answer.results) throw new Error(`Meilisearch answered ${answer.message}`);
  }

  close() {
    this.#client.close();
  }
}
