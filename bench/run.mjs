// npm run bench [-- --json] [--fresh] [--statements N] [--articles N] [--rounds N]
// Prints figures and asserts nothing: a figure is the machine's as much as the program's.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareDataFolder } from './data-folder.mjs';
import { describeMachine } from './machine.mjs';
import { residentBytes } from './process-stats.mjs';
import { pickQueries } from './queries.mjs';
import { printReport } from './report.mjs';
import { measureSearch, requestOf } from './search.mjs';
import { ServerProcess } from './server-process.mjs';
import { median } from './statistics.mjs';

const SEED = 20_240_531;
const QUERIES = 60;
const STARTS = 5;
const INGEST_PASSES = 3;

const { values: options } = parseArgs({
  options: {
    statements: { type: 'string', default: '100000' },
    articles: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    fresh: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const statements = wholeNumber('statements');
const articles = wholeNumber('articles');
const rounds = wholeNumber('rounds');
const tell = (/** @type {string} */ text) => void process.stderr.write(text);

const machine = describeMachine();
const folder = await prepareDataFolder({ statements, seed: SEED }, { fresh: options.fresh, tell });
const path = join(folder, 'onrecord.db');
const classes = pickQueries(path, QUERIES);
const first = requestOf(classes[2].queries[0]);
const start = await measureStart();
const { search, memory } = await measureServer();
const ingest = await measureIngest();
const report = { machine, statements, rounds, search, memory, start, ingest };
if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else printReport(report);

/** From the start of the process to its first answer, which reads what the index keeps in memory. */
async function measureStart() {
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

async function measureServer() {
  const server = await ServerProcess.start(folder, first);
  try {
    const atStart = residentBytes(server.pid);
    const search = await measureSearch({ server, path, classes, count: QUERIES, rounds, tell });
    return { search, memory: { atStart, afterRun: residentBytes(server.pid) } };
  } finally {
    await server.stop();
  }
}

/** Into an empty database, the median of several passes, and into one that has grown. */
async function measureIngest() {
  tell('Taking articles in ... ');
  const passes = [];
  for (let pass = 0; pass < INGEST_PASSES; pass++) passes.push(await ingestPass('whole', articles));
  passes.sort((left, right) => left.seconds - right.seconds);
  const empty = passes[passes.length >> 1];
  const grown = await ingestPass('whole', Math.ceil(articles / 4), folder);
  const partsMs = await ingestPass('parts', articles);
  tell('done.\n');
  return { empty, grown, partsMs };
}

/**
 * @param {'whole' | 'parts'} mode
 * @param {number} count
 * @param {string[]} from
 * @returns {Promise<any>} see ingest.mjs
 */
async function ingestPass(mode, count, ...from) {
  const script = fileURLToPath(new URL('ingest.mjs', import.meta.url));
  const child = fork(script, [mode, String(count), ...from]);
  const exited = once(child, 'exit');
  const [figures] = await Promise.race([once(child, 'message'), exited]);
  if (figures === null || typeof figures !== 'object')
    throw new Error('The process that takes articles in has ended.');
  await exited;
  return figures;
}

/** @param {'statements' | 'articles' | 'rounds'} name */
function wholeNumber(name) {
  const number = Number(options[name]);
  if (Number.isInteger(number) && number > 0) return number;
  process.stderr.write(`--${name} is "${options[name]}"; give a whole number above 0.\n`);
  process.exit(2);
}
