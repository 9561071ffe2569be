// npm run faults [-- --kills N] [--rebuilds N] [--seed N] [--statements N] [--only NAME]
// Kills servers and indexers at random moments under writes, N together, and Meilisearch and writers on top; then builds
// the index anew under load. Prints the seed and what it counted; ends with 1 where anything was lost, different or doubled.
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
    rebuilds: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    statements: { type: 'string', default: '10000' },
    only: { type: 'string', default: '' },
  },
});
const [kills, rebuilds, seed, statements] = [
  options.kills,
  options.rebuilds,
  options.seed,
  options.statements,
].map(Number);
const tell = (/** @type {string} */ text) => void process.stderr.write(text);

process.stdout.write(`${machineLine(describeMachine())}\nSeed ${seed}\n`);
for (const [name, open] of Object.entries(SETUPS)) {
  if (!name.includes(options.only)) continue;
  tell(`${name}\n`);
  const setup = await open();
  try {
    await fill(setup.app);
    const random = new Random(seed);
    const killed = await killUnderWrites(setup, { kills, random, tell });
    const rebuilt = await rebuildUnderLoad(setup, { stable: STABLE_ARTICLES, rebuilds, random, tell });
    tell('\n');
    print(name, killed, rebuilt);
  } finally {
    await setup.close();
  }
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
