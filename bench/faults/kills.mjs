// Kills at random moments under writes, and what is left of what was acknowledged.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compareIndex, compareStatements } from './compare.mjs';
import { EngineVictim, startScript, Victim } from './victim.mjs';
import { countLost, possibleStates, readWrites } from './writes.mjs';

const WRITERS = 2;
/** How often one of them is killed as well. */
const WRITER_CHANCE = 0.15;
/** Between two kills: short enough to meet starts, long enough to meet work. */
const [SHORTEST_MS, LONGEST_MS] = [200, 1_500];
const RECOVERY_TIMEOUT_MS = 300_000;
const LOOK_MS = 200;

/**
 * Kills servers and indexers so many times in all, and Meilisearch, where it is there and ours, so many times, in no
 * particular order. Writers are killed on top: they are what acknowledgements are counted by.
 *
 * @param {import('./setups.mjs').Setup} setup
 * @param {{ kills: number, engineKills: number, random: import('../data/random.mjs').Random, signal: AbortSignal,
 *   tell: (text: string) => void }} options the signal ends it early; what was done until then is looked at
 */
export async function killUnderWrites({ app, folder, environment, meilisearch }, options) {
  const { kills, engineKills, random, signal, tell } = options;
  const logs = Array.from({ length: WRITERS }, (_, writer) => join(folder, `writes-${writer}.log`));
  const writers = logs.map(
    (log, writer) =>
      new Victim('a writer', () =>
        startScript('bench/faults/writer-process.mjs', [String(writer), log], environment),
      ),
  );
  const servers = [
    new Victim('the server', () => startScript('dist/main.js', [], { ...environment, PORT: '0' })),
    new Victim('the indexer', () => startScript('dist/cli.js', ['index', '--watch'], environment)),
  ];
  const engines = meilisearch?.isOurs ? [new EngineVictim(meilisearch)] : [];
  for (const victim of [...writers, ...servers]) victim.up();
  const turns = random.shuffled([
    ...Array(kills).fill(servers),
    ...Array(engines.length * engineKills).fill(engines),
  ]);
  for (const turn of turns) {
    await pause(random.integer(SHORTEST_MS, LONGEST_MS), undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    if (random.chance(WRITER_CHANCE)) await random.pick(writers).killAndRestart(random);
    await random.pick(/** @type {(Victim | EngineVictim)[]} */ (turn)).killAndRestart(random);
    const engineProgress =
      engines.length > 0 ? `, Meilisearch ${killsOf(engines)} of ${engineKills} times` : '';
    tell(`\rKilled server and indexer ${killsOf(servers)} of ${kills} times${engineProgress} `);
  }
  for (const writer of writers) await writer.kill();
  const recoverySeconds = await recovered(app, tell);

  const writes = logs.flatMap(readWrites);
  const states = possibleStates(writes);
  const result = {
    kills: {
      writers: killsOf(writers),
      server: servers[0].kills,
      indexer: servers[1].kills,
      meilisearch: killsOf(engines),
    },
    failures: [...writers, ...servers].reduce((sum, each) => sum + each.failures, 0),
    acknowledged: writes.filter(({ acknowledged }) => acknowledged).length,
    cutOff: writes.filter(({ acknowledged }) => !acknowledged).length,
    lost: await countLost(app.store, states),
    statementsDifferent: await compareStatements(app, states.keys()),
    documents: await app.store.index.countSearchable(),
    ...(await compareIndex(app)),
    recoverySeconds,
  };
  for (const server of servers) await server.kill();
  return result;
}

/** @param {readonly { kills: number }[]} victims */
function killsOf(victims) {
  return victims.reduce((sum, each) => sum + each.kills, 0);
}

/**
 * Waits until nothing is left to be delivered; whoever does that has to do it by itself.
 *
 * @param {import('../../dist/app.js').App} app
 * @param {(text: string) => void} tell
 */
export async function recovered(app, tell) {
  const started = Date.now();
  for (;;) {
    const { status, backlog } = await app.indexHealth();
    const seconds = (Date.now() - started) / 1000;
    if (status === 'UP_TO_DATE') return seconds;
    if (seconds * 1000 > RECOVERY_TIMEOUT_MS)
      throw new Error(`The index has not recovered in ${seconds} s: ${status}, ${backlog} waiting.`);
    tell(`\rRecovering: ${backlog} statements wait `);
    await pause(LOOK_MS);
  }
}
