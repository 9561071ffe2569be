import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuMs } from '../process-stats.mjs';
import { median } from '../statistics.mjs';

/**
 * @typedef {import('./queries.mjs').Query} Query
 * @typedef {import('./queries.mjs').QueryClass} QueryClass
 * @typedef {import('../server-process.mjs').ServerProcess} ServerProcess
 * @typedef {{ totals: number[], latencies: number[] }} Answers
 * @typedef {(queries: readonly Query[], cycles: number) => Promise<Answers>} Ask
 * @typedef {{ pid: number, ask: Ask, cycles: number, cpu: number[], latencies: number[] }} Side
 */

/** The one filter that all searches have: most of the statements pass, as when a reader wants one language. */
const LANGUAGE = 'en';
/** A round takes about so long: the system counts CPU time in steps of 10 ms. */
const ROUND_MS = 1_000;
/**
 * Requests before anything is measured. A server runs for weeks; V8 has compiled what is hot in it after about
 * 5,000 requests, and a request takes two to three times the CPU until then.
 */
const WARM_UP = 8_000;

const OPERATION = `query Search($query: String!, $filter: SearchFilter) {
  searchStatements(query: $query, filter: $filter, first: 20) {
    totalCount
    edges {
      cursor
      score
      highlights { field ranges { start end } html }
      node {
        __typename id text
        actor { id name kind role }
        article { id headline url publisher datePublished }
      }
    }
    facets { facet values { value label count } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/**
 * The request of a search page: a filter, all six facets, 20 hits with highlights, actor and article.
 * @param {Query} query
 */
export function requestOf({ text }) {
  return JSON.stringify({ query: OPERATION, variables: { query: text, filter: { languages: [LANGUAGE] } } });
}

/**
 * Measures each class on the server and as raw SQL, in turns, so that both see the same moods of the machine.
 *
 * @param {object} setup
 * @param {ServerProcess} setup.server
 * @param {string} setup.path the database
 * @param {QueryClass[]} setup.classes
 * @param {number} setup.count queries of a class
 * @param {number} setup.rounds
 * @param {(text: string) => void} setup.tell
 */
export async function measureSearch({ server, path, classes, count, rounds, tell }) {
  const raw = new RawProcess(path);
  try {
    const results = [];
    tell('Warming the server up ... ');
    await warmUp(server, classes);
    tell('done.\n');
    for (const { name, queries } of classes) {
      tell(`Searching: ${name} ... `);
      const askServer = (some, cycles) => askOverHttp(server, some, cycles);
      const askRaw = (some, cycles) => raw.ask(some, cycles);
      const same = (await findSame(name, queries, askServer, askRaw)).slice(0, count);
      const ours = await makeSide(server.pid, askServer, same);
      const peer = await makeSide(raw.pid, askRaw, same);
      for (let round = 0; round < rounds; round++)
        for (const side of [ours, peer]) await runRound(side, same);
      results.push(resultOf(name, same, ours, peer));
      tell('done.\n');
    }
    return results;
  } finally {
    await raw.stop();
  }
}

/**
 * @param {ServerProcess} server
 * @param {QueryClass[]} classes
 */
async function warmUp(server, classes) {
  const requests = classes.flatMap(({ queries }) => queries.map(requestOf));
  for (let sent = 0; sent < WARM_UP; sent++) await server.query(requests[sent % requests.length]);
}

/**
 * Both sides have to do the same work, so they have to find as much. A misspelt word may be taken for several;
 * those that are taken for one only are the same work.
 *
 * @param {string} name
 * @param {Query[]} queries
 * @param {Ask} askServer
 * @param {Ask} askRaw
 */
async function findSame(name, queries, askServer, askRaw) {
  const [ours, raw] = [await askServer(queries, 1), await askRaw(queries, 1)];
  const same = queries
    .map((query, index) => ({ ...query, found: raw.totals[index] }))
    .filter(({ found }, index) => found > 0 && ours.totals[index] === found);
  if (name !== 'typo' && same.length < queries.filter((_, index) => raw.totals[index] > 0).length)
    throw new Error(`Of the class "${name}" server and raw SQL found ${ours.totals} and ${raw.totals}.`);
  return same;
}

/**
 * @param {number} pid
 * @param {Ask} ask
 * @param {readonly Query[]} queries
 * @returns {Promise<Side>}
 */
async function makeSide(pid, ask, queries) {
  const started = performance.now();
  await ask(queries, 1);
  // All queries as often as each other, so that both sides have the same mix.
  const cycles = Math.max(1, Math.round(ROUND_MS / (performance.now() - started)));
  return { pid, ask, cycles, cpu: [], latencies: [] };
}

/**
 * @param {Side} side
 * @param {readonly Query[]} queries
 */
async function runRound({ pid, ask, cycles, cpu, latencies }, queries) {
  const before = cpuMs(pid);
  const answers = await ask(queries, cycles);
  cpu.push((cpuMs(pid) - before) / answers.latencies.length);
  latencies.push(...answers.latencies);
}

/**
 * @param {string} name
 * @param {{ found: number }[]} queries
 * @param {Side} ours
 * @param {Side} raw
 */
function resultOf(name, queries, ours, raw) {
  const [cpu, rawCpu] = [median(ours.cpu), median(raw.cpu)];
  return {
    name,
    queries: queries.length,
    found: median(queries.map(({ found }) => found)),
    cpuMs: cpu,
    rawCpuMs: rawCpu,
    ratio: cpu / rawCpu,
    p50Ms: median(ours.latencies),
    rawP50Ms: median(raw.latencies),
  };
}

/**
 * @param {ServerProcess} server
 * @param {readonly Query[]} queries
 * @param {number} cycles
 * @returns {Promise<Answers>}
 */
async function askOverHttp(server, queries, cycles) {
  const requests = queries.map(requestOf);
  const totals = [];
  const latencies = [];
  for (let cycle = 0; cycle < cycles; cycle++)
    for (const body of requests) {
      const started = performance.now();
      const { searchStatements } = await server.query(body);
      latencies.push(performance.now() - started);
      totals.push(searchStatements.totalCount);
    }
  return { totals, latencies };
}

/** @see raw-sql-process.mjs */
class RawProcess {
  #process;
  #exited;

  /** @param {string} path */
  constructor(path) {
    this.#process = fork(fileURLToPath(new URL('raw-sql-process.mjs', import.meta.url)), [path]);
    this.#exited = once(this.#process, 'exit');
  }

  /** @returns {number} */
  get pid() {
    return /** @type {number} */ (this.#process.pid);
  }

  /**
   * @param {readonly Query[]} queries
   * @param {number} cycles
   * @returns {Promise<Answers>}
   */
  async ask(queries, cycles) {
    const answered = once(this.#process, 'message');
    this.#process.send({ matches: queries.map(({ match }) => match), language: LANGUAGE, cycles });
    const [answers] = await Promise.race([answered, this.#exited]);
    if (typeof answers !== 'object') throw new Error('The process that runs raw SQL has ended.');
    return answers;
  }

  async stop() {
    if (this.#process.connected) this.#process.disconnect();
    await this.#exited;
  }
}
