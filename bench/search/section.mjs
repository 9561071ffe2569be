// Search on the server against the same search as raw SQL, and what the server needs for it.
import { join } from 'node:path';
import { residentBytes } from '../process-stats.mjs';
import { ServerProcess } from '../server-process.mjs';
import { median } from '../statistics.mjs';
import { table } from '../table.mjs';
import { measureSearch, requestOf } from './measure.mjs';
import { pickQueries } from './queries.mjs';

const QUERIES = 60;
const STARTS = 5;
/** What is aimed at, printed beside the figures for who reads them. */
const AIM = { ratio: 1.5, mixedRatio: 1 / 0.8, residentMb: 250, startMs: 1_500 };

/** @param {import('../sections.mjs').Setup} setup */
export async function measure({ statements, rounds, folderOf, tell }) {
  const folder = await folderOf(statements);
  const path = join(folder, 'onrecord.db');
  const classes = pickQueries(path, QUERIES);
  const first = requestOf(classes[2].queries[0]);
  const start = await measureStart(folder, first, tell);
  const server = await ServerProcess.start(folder, first);
  try {
    const atStart = residentBytes(server.pid);
    const search = await measureSearch({ server, path, classes, count: QUERIES, rounds, tell });
    return { classes: search, memory: { atStart, afterRun: residentBytes(server.pid) }, start };
  } finally {
    await server.stop();
  }
}

/**
 * From the start of the process to its first answer, which reads what the index keeps in memory.
 *
 * @param {string} folder
 * @param {string} first
 * @param {(text: string) => void} tell
 */
async function measureStart(folder, first, tell) {
  const times = [];
  for (let number = 1; number <= STARTS; number++) {
    tell(`\rStarting the server: ${number} of ${STARTS} `);
    const started = performance.now();
    const server = await ServerProcess.start(folder, first);
    times.push(performance.now() - started);
    await server.stop();
  }
  tell('\n');
  return { times, medianMs: median(times) };
}

/**
 * @param {Awaited<ReturnType<typeof measure>>} figures
 * @param {import('../sections.mjs').Setup} setup
 */
export function print({ classes, memory, start }, { statements, rounds }) {
  return [
    `Search in ${statements} statements: server over HTTP, and the same search as raw SQL in a bare process`,
    'One filter, six facets, first 20 with actor and article; the server highlights and encodes JSON too.',
    'Raw SQL knows no typos and is given the word as it is spelt.',
    classTable(classes),
    `Medians of ${rounds} rounds in turns; CPU of the process as the system counts it. Aim: ratio at most ${AIM.ratio},`,
    `of all classes mixed at most ${AIM.mixedRatio}.`,
    '',
    'The server on that store',
    serverTable(memory, start),
  ].join('\n');
}

/** @param {Awaited<ReturnType<typeof measureSearch>>} classes */
function classTable(classes) {
  const head = ['class', 'queries', 'found', 'CPU ms', 'raw CPU ms', 'ratio', 'p50 ms', 'raw p50 ms'];
  const rows = classes.map(({ name, queries, found, cpuMs, rawCpuMs, ratio, p50Ms, rawP50Ms }) => [
    name,
    String(queries),
    found.toFixed(0),
    ...[cpuMs, rawCpuMs, ratio, p50Ms, rawP50Ms].map((figure) => figure.toFixed(2)),
  ]);
  const sum = (/** @type {(figures: any) => number} */ of) => classes.reduce((all, one) => all + of(one), 0);
  const [cpu, raw] = [sum(({ cpuMs }) => cpuMs), sum(({ rawCpuMs }) => rawCpuMs)];
  const mean = (/** @type {number} */ all) => (all / classes.length).toFixed(2);
  rows.push(['all, as often each', '', '', mean(cpu), mean(raw), (cpu / raw).toFixed(2), '', '']);
  return table(head, rows);
}

/**
 * @param {{ atStart: number, afterRun: number }} memory
 * @param {{ times: number[], medianMs: number }} start
 */
function serverTable({ atStart, afterRun }, { times, medianMs }) {
  const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  const ms = (/** @type {number} */ value) => `${value.toFixed(0)} ms`;
  return table(
    ['', 'measured', 'aim'],
    [
      ['RSS after the first answer', mb(atStart), ''],
      ['RSS after the searches above', mb(afterRun), `${AIM.residentMb} MB`],
      [`start to first answer, median of ${times.length}`, ms(medianMs), ms(AIM.startMs)],
    ],
  );
}
