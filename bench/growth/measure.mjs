import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { HttpClient } from '../http-client.mjs';
import { cpuMs, residentBytes } from '../process-stats.mjs';
import { requestOf } from '../search/measure.mjs';
import { FLAGS } from '../server-process.mjs';
import { percentile } from '../statistics.mjs';

const CLIENTS = 10;
const WARM_UP_SECONDS = 5;
const SECONDS = 10;
const CLASS_SECONDS = 3;
/** However long they take. */
const CLASS_SEARCHES = 20;

/**
 * @typedef {import('../search/queries.mjs').QueryClass} QueryClass
 * @typedef {{ name: string, p50Ms: number, p99Ms: number }} ClassFigures
 * @typedef {{ p50Ms: number, p99Ms: number, maxMs: number }} Delay how late the event loop was
 */

/**
 * Searches a store of one size: all classes mixed by ten clients, then each class by one, then by ten clients while
 * articles are taken in.
 *
 * @param {object} setup
 * @param {string} setup.folder is left as it is
 * @param {QueryClass[]} setup.classes
 * @param {(text: string) => void} setup.tell
 * @param {import('../servers/meilisearch.mjs').Meilisearch | null} [setup.meilisearch] which has its statements, where
 *   that searches and not the built-in engine
 */
export async function measureGrowth({ folder, classes, tell, meilisearch = null }) {
  const copy = mkdtempSync(join(tmpdir(), 'onrecord-bench-growth-'));
  cpSync(folder, copy, { recursive: true });
  const servers = meilisearch?.environment ?? { MEILI_URL: '' };
  const env = { ...process.env, DATABASE_URL: '', ...servers, DATA_DIR: copy };
  const server = fork(pathOf('server-process.mjs'), { execArgv: FLAGS, env });
  try {
    const [{ port }] = await once(server, 'message');
    const url = `http://127.0.0.1:${port}/graphql`;
    const pid = /** @type {number} */ (server.pid);
    const cpuOfAll = () => cpuMs(pid) + (meilisearch?.cpuMs() ?? 0);
    const bodies = mixed(classes.map(({ queries }) => queries.map(requestOf)));
    await load(url, bodies, CLIENTS, WARM_UP_SECONDS);

    tell('all classes ... ');
    await delayOf(server);
    const before = cpuOfAll();
    const all = await load(url, bodies, CLIENTS, SECONDS);
    const cpu = (cpuOfAll() - before) / all.requests;
    const searching = await delayOf(server);

    tell('each class ... ');
    /** @type {ClassFigures[]} */
    const byClass = [];
    for (const { name, queries } of classes)
      byClass.push({ name, ...(await oneByOne(port, queries.map(requestOf))) });

    tell('while articles are taken in ... ');
    await delayOf(server);
    const { result: busy, taken } = await whileIngesting(env, () => load(url, bodies, CLIENTS, SECONDS));
    const ingesting = await delayOf(server);
    tell('done.\n');
    return {
      diskBytes: statSync(join(folder, 'onrecord.db')).size,

      residentBytes: residentBytes(pid),
      all: { ...all, cpuMs: cpu, delay: searching },
      byClass,
      busy: { ...busy, articlesPerSecond: taken / SECONDS, delay: ingesting },
    };
  } finally {
    server.kill();
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * One of each list after the other, so that any stretch has all of them.
 * @param {string[][]} lists
 */
function mixed(lists) {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.map((list) => list[index % list.length])).flat();
}

/**
 * @param {string} url
 * @param {string[]} bodies
 * @param {number} connections
 * @param {number} seconds
 */
async function load(url, bodies, connections, seconds) {
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: bodies.map((body) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })),
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of ${requests.total} searches failed.`);
  return {
    requests: requests.total,
    perSecond: requests.average,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
  };
}

/**
 * By one client, each after the answer to the one before.
 * @param {number} port
 * @param {string[]} bodies
 */
async function oneByOne(port, bodies) {
  const client = new HttpClient(port);
  const times = [];
  const end = performance.now() + CLASS_SECONDS * 1000;
  for (let sent = 0; sent < CLASS_SEARCHES || performance.now() < end; sent++) {
    const start = performance.now();
    await client.query(bodies[sent % bodies.length]);
    times.push(performance.now() - start);
  }
  client.close();
  return { p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<Delay>}
 */
async function delayOf(server) {
  const told = once(server, 'message');
  server.send('delay');
  return (await told)[0];
}

/**
 * @template T
 * @param {Record<string, string | undefined>} env the settings
 * @param {() => Promise<T>} work
 */
async function whileIngesting(env, work) {
  const ingest = fork(pathOf('ingest-process.mjs'), { env });
  try {
    await once(ingest, 'message');
    const result = await work();
    const told = once(ingest, 'message');
    ingest.send('stop');
    const [{ taken }] = await told;
    return { result, taken };
  } finally {
    ingest.kill();
  }
}

/** @param {string} name */
function pathOf(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}
