// npm run faults [-- --kills N] [--meilisearch-kills N] [--rebuilds N] [--seed N] [--statements N] [--only NAME]
// Kills server and indexer at random moments under writes, N times together, Meilisearch itself N times, and writers on
// top; then builds the index anew under load. Prints the seed and what it counted; ends with 1 where anything was lost,
// different or doubled. At Ctrl+C it kills no more, and looks at what is left; a second one ends it at once.
import { parseArgs } from 'node:util';
import { generateRecords } from '../data/generator.mjs';
import { Random } from '../data/random.mjs';
import { describeMachine, machineLine } from '../machine.mjs';
import { table } from '../table.mjs';
import { stableArticle } from './articles.mjs';
import { killUnderWrites } from './kills.mjs';
import { rebuildUnderLoad } from './rebuild.mjs';
import { SETUPS } from './setups.mjs';

const STABLE_ARTICLES = 300;
const ARTICLES_AT_ONCE = 500;

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'meilisearch-kills': { type: 'string', default: '100' },
    rebuilds: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    statements: { type: 'string', default: '10000' },
    only: { type: 'string', default: '' },
  },
});
const [kills, engineKills, rebuilds, seed, statements] = [
  wholeNumber('kills'),
  wholeNumber('meilisearch-kills'),
  wholeNumber('rebuilds'),
  wholeNumber('seed'),
  wholeNumber('statements'),
];
const chosen = Object.entries(SETUPS).filter(([name]) => name.includes(options.only));
if (chosen.length === 0)
  refuse(`--only has "${options.only}"; give a part of one of: ${Object.keys(SETUPS).join('; ')}.`);
const interrupted = new AbortController();
const { signal } = interrupted;
for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => (signal.aborted ? process.exit(130) : interrupted.abort()));
const tell = (/** @type {string} */ text) => void process.stderr.write(text);

process.stdout.write(`${machineLine(describeMachine())}\nSeed ${seed}\n`);
for (const [name, open] of chosen) {
  if (signal.aborted) break;
  tell(`${name}\n`);
  const setup = await open();
  try {
    await fill(setup.app);
    const random = new Random(seed);
    const killed = await killUnderWrites(setup, { kills, engineKills, random, signal, tell });
    const rebuilt = await rebuildUnderLoad(setup, {
      stable: STABLE_ARTICLES,
      rebuilds,
      random,
      signal,
      tell,
    });
    tell('\n');
    print(name, killed, rebuilt);
  } finally {
    await setup.close();
  }
}

if (signal.aborted) {
  process.stdout.write('\nInterrupted: the rest was not tried.\n');
  process.exitCode ??= 130;
}

/** @param {keyof typeof options} option */
function wholeNumber(option) {
  const number = Number(options[option]);
  if (!Number.isInteger(number) || number < 0)
    refuse(`--${option} has "${options[option]}"; give a whole number, or 0 for none.`);
  return number;
}

/** @param {string} reason */
function refuse(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

/**
 * What the load is beside: statements that nobody changes, and those that every search has to find.
 * @param {import('../../dist/app.js').App} app
 */
async function fill(app) {
  tell('Filling the store ... ');
  const records = [...generateRecords({ statements, seed })];
  for (let from = 0; from < records.length; from += ARTICLES_AT_ONCE)
    await app.store.atomically(async () => {
      for (const record of records.slice(from, from + ARTICLES_AT_ONCE)) await app.store.save(record);
    });
  const stable = Array.from({ length: STABLE_ARTICLES }, (_, number) => stableArticle(number));
  await app.ingestAll(stable);
  await app.indexer.drain();
  tell('done.\n');
}

/**
 * @param {string} name
 * @param {Awaited<ReturnType<typeof killUnderWrites>>} killed
 * @param {Awaited<ReturnType<typeof rebuildUnderLoad>>} rebuilt
 */
function print(name, killed, rebuilt) {
  const { writers, server, indexer, meilisearch } = killed.kills;
  const zeros = {
    'acknowledged writes lost': killed.lost,
    'articles with other statements than their text has': killed.statementsDifferent,
    'documents different after recovery': killed.different + rebuilt.different,
    'documents twice in the index': killed.duplicates + rebuilt.duplicates,
    'processes that ended by themselves': killed.failures,
    'searches during rebuilds that failed': rebuilt.failed,
    'searches during rebuilds that found nothing': rebuilt.empty,
    'searches during rebuilds that found less': rebuilt.short,
  };
  const rows = [
    ['kills of server, indexer, Meilisearch', [server, indexer, meilisearch].join(', ')],
    ['kills of writers', String(writers)],
    ['writes acknowledged, cut off by a kill', `${killed.acknowledged}, ${killed.cutOff}`],
    ['documents in the end', String(killed.documents)],
    ['recovery after the last kill', `${killed.recoverySeconds.toFixed(1)} s`],
    ['rebuilds finished, killed on their way', `${rebuilt.rebuilds}, ${rebuilt.killed}`],
    ['searches during rebuilds', String(rebuilt.count)],
    ...Object.entries(zeros).map(([what, count]) => [what, String(count)]),
  ];
  process.stdout.write(`\n${table([name, ''], rows)}\n`);
  if (Object.values(zeros).some((count) => count !== 0)) process.exitCode = 1;
}
