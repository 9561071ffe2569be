// Kills at random moments under writes, and what is left of what was acknowledged.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compareIndex, compareStatements } from './compare.mjs';
import { startScript, Victim } from './victim.mjs';
import { countLost, possibleStates, readWrites } from './writes.mjs';

const WRITERS = 2;
/** Between two kills: short enough to meet starts, long enough to meet work. */
const [SHORTEST_MS, LONGEST_MS] = [200, 1_500];
const RECOVERY_TIMEOUT_MS = 300_000;
const LOOK_MS = 200;

/**
 * @param {import('./setups.mjs').Setup} setup
 * @param {{ kills: number, random: import('../data/random.mjs').Random, tell: (text: string) => void }} options
 */
export async function killUnderWrites({ app, folder, environment, meilisearch }, { kills, random, tell }) {
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
  const victims = [...writers, ...servers];
  const engineKills = { count: 0 };
  for (const victim of victims) victim.up();
  // Those of writers and of Meilisearch come on top: the one is what is acknowledged by, the other not always ours.
  const killed = () => servers.reduce((sum, each) => sum + each.kills, 0);
  while (killed() < kills) {
    await pause(random.integer(SHORTEST_MS, LONGEST_MS));
    if (meilisearch?.isOurs && random.chance(0.15)) {
      await meilisearch.kill();
      engineKills.count++;
      await pause(random.integer(0, LONGEST_MS));
      await meilisearch.up();
    } else await random.pick(random.chance(0.2) ? writers : servers).killAndRestart(random);
    tell(`\rKilled ${killed()} of ${kills} `);
  }
  for (const writer of writers) await writer.kill();
  const recoverySeconds = await recovered(app, tell);

  const writes = logs.flatMap(readWrites);
  const states = possibleStates(writes);
  const result = {
    kills: {
      writers: writers.reduce((sum, each) => sum + each.kills, 0),
      server: servers[0].kills,
      indexer: servers[1].kills,
      meilisearch: engineKills.count,
    },
    failures: victims.reduce((sum, each) => sum + each.failures, 0),
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
