import { once } from 'node:events';
import { cpuMs } from '../process-stats.mjs';
import { median } from '../statistics.mjs';
import { OPERATIONS } from './operations.mjs';
import { startPinned } from './pinned-process.mjs';
import { SUBJECTS } from './subjects.mjs';

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 4;
const ROUND_SECONDS = 2;
const NEW_OPERATIONS = 50;
const COST = /,"extensions":\{"cost":\{[^{}]*\}\}(?=\}$)/;

/**
 * @typedef {{ name: string, child: import('node:child_process').ChildProcess, url: string }} Running
 * @typedef {{
 *   subject: string, perSecond: number, cpuMs: number, p50Ms: number, p99Ms: number, toFloor: number,
 *   newMs: number, knownMs: number,
 * }} Result `newMs` is what an operation takes that was never seen before, one client alone, which is parsed,
 *   validated and planned or compiled; `knownMs` is the same when it comes again
 */

/**
 * Measures all subjects on one operation and one kind of source: the same bodies, in rounds taken in turns, one
 * server under load at a time.
 *
 * @param {object} setup
 * @param {import('./operations.mjs').OperationName} setup.operation
 * @param {'fixed' | 'real'} setup.source
 * @param {string} setup.folder
 * @param {number} setup.rounds
 * @param {(text: string) => void} setup.tell
 * @returns {Promise<Result[]>}
 */
export async function measureGraphql({ operation, source, folder, rounds, tell }) {
  tell(`GraphQL: ${operation}, ${source} source ... `);
  const body = JSON.stringify(OPERATIONS[operation]);
  /** @type {Running[]} */
  const running = [];
  try {
    for (const name of Object.keys(SUBJECTS)) {
      const { child, told } = await startPinned('server', 'subject-process.mjs', [name, source, folder]);
      running.push({ name, child, url: `http://127.0.0.1:${told.port}/graphql` });
    }
    await checkBodies(running, body);
    for (const { url } of running) await load(url, body, WARM_UP_SECONDS);
    const news = await measureNews(running, OPERATIONS[operation]);
    /** @type {Map<string, Omit<Result, 'subject' | 'toFloor' | 'newMs' | 'knownMs'>[]>} */
    const measured = new Map(running.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const { name, child, url } of running) {
        const before = cpuMs(/** @type {number} */ (child.pid));
        const { requests, perSecond, p50Ms, p99Ms } = await load(url, body, ROUND_SECONDS);
        const cpu = (cpuMs(/** @type {number} */ (child.pid)) - before) / requests;
        measured.get(name)?.push({ perSecond, cpuMs: cpu, p50Ms, p99Ms });
      }
    tell('done.\n');
    return resultsOf(measured, news);
  } finally {
    for (const { child } of running) child.kill();
  }
}

/**
 * @param {Map<string, Omit<Result, 'subject' | 'toFloor' | 'newMs' | 'knownMs'>[]>} measured
 * @param {ReadonlyMap<string, Pick<Result, 'newMs' | 'knownMs'>>} news
 * @returns {Result[]}
 */
function resultsOf(measured, news) {
  const medians = [...measured].map(([name, rounds]) => ({
    subject: SUBJECTS[name].title,
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    cpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    .../** @type {Pick<Result, 'newMs' | 'knownMs'>} */ (news.get(name)),
  }));
  const floor = medians[0].perSecond;
  return medians.map((each) => ({ ...each, toFloor: each.perSecond / floor }));
}

/**
 * All have to send the same bytes, a line's end aside, and the cost that only On Record tells.
 * @param {Running[]} running
 * @param {string} body
 */
async function checkBodies(running, body) {
  /** @type {string | undefined} */
  let expected;
  for (const { name, url } of running) {
    const text = (await post(url, body)).trimEnd().replace(COST, '');
    expected ??= text;
    if (text === expected) continue;
    const place = [...text].findIndex((character, index) => character !== expected?.[index]);
    const around = (/** @type {string} */ all) => all.slice(Math.max(0, place - 80), place + 80);
    throw new Error(`${name} answers otherwise:\n${around(text)}\n${around(expected)}`);
  }
}

/**
 * Operations that differ in a comment are others to every server, and the same work.
 * @param {Running[]} running
 * @param {{ query: string, variables: object }} operation
 */
async function measureNews(running, { query, variables }) {
  /** @type {Map<string, Pick<Result, 'newMs' | 'knownMs'>>} */
  const news = new Map();
  for (const { name, url } of running) {
    /** @type {[number[], number[]]} */
    const [first, second] = [[], []];
    for (let number = 0; number < NEW_OPERATIONS; number++) {
      const body = JSON.stringify({ query: `${query}\n# ${number}`, variables });
      for (const times of [first, second]) {
        const started = performance.now();
        await post(url, body);
        times.push(performance.now() - started);
      }
    }
    news.set(name, { newMs: median(first), knownMs: median(second) });
  }
  return news;
}

/**
 * @param {string} url
 * @param {string} body
 */
async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return response.text();
}

/**
 * @param {string} url
 * @param {string} body
 * @param {number} seconds
 */
async function load(url, body, seconds) {
  const { child, told } = await startPinned('load', 'load-process.mjs', [
    url,
    body,
    `${CONNECTIONS}`,
    `${seconds}`,
  ]);
  if (child.exitCode === null) await once(child, 'exit');
  if (told.failed > 0) throw new Error(`${told.failed} of ${told.requests} requests to ${url} failed.`);
  return told;
}
