// Rebuilds under load: writes go on, and every search has to find what never changes.
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, HOST } from '../servers/free-port.mjs';
import { STABLE_WORD } from './articles.mjs';
import { compareIndex } from './compare.mjs';
import { recovered } from './kills.mjs';
import { startScript, Victim } from './victim.mjs';

const SEARCHERS = 2;
const SEARCH = JSON.stringify({
  query: `{ searchStatements(query: "${STABLE_WORD}", first: 5) { totalCount isFromStandIn nodes { text } } }`,
});

/**
 * @param {import('./setups.mjs').Setup} setup
 * @param {{ stable: number, rebuilds: number, random: import('../data/random.mjs').Random, signal: AbortSignal,
 *   tell: (text: string) => void }} options the signal ends it after the rebuild at hand
 */
export async function rebuildUnderLoad({ app, folder, environment }, options) {
  const { stable, rebuilds, random, signal: stop, tell } = options;
  const port = String(await freePort());
  const server = new Victim('the server', () =>
    startScript('dist/main.js', [], { ...environment, PORT: port }),
  );
  const writer = new Victim('a writer', () =>
    startScript(
      'bench/faults/writer-process.mjs',
      ['rebuild', join(folder, 'writes-rebuild.log')],
      environment,
    ),
  );
  server.up();
  writer.up();
  const url = `http://${HOST}:${port}/graphql`;
  await firstAnswer(url);

  const searches = { count: 0, failed: 0, empty: 0, short: 0 };
  let isDone = false;
  const searching = Array.from({ length: SEARCHERS }, async () => {
    while (!isDone) {
      const found = await search(url);
      searches.count++;
      if (found === null) searches.failed++;
      else if (found === 0) searches.empty++;
      else if (found !== stable) searches.short++;
    }
  });
  let [finished, killed] = [0, 0];
  while (finished < rebuilds && !stop.aborted) {
    tell(`\rRebuilt ${finished} of ${rebuilds} times, killed ${killed} times `);
    const rebuild = startScript('dist/cli.js', ['reindex'], environment);
    const exited = once(rebuild, 'exit');
    // Each is killed once on its way, and run again.
    const kill = killed <= finished ? random.integer(300, 4_000) : null;
    if (kill !== null) setTimeout(() => rebuild.kill('SIGKILL'), kill);
    const [code, signal] = await exited;
    if (signal === 'SIGKILL') killed++;
    else if (code === 0) finished++;
    else throw new Error(`reindex ended with ${code ?? signal}.`);
  }
  await writer.kill();
  const recoverySeconds = await recovered(app, tell);
  isDone = true;
  await Promise.all(searching);
  await server.kill();
  return { rebuilds: finished, killed, ...searches, ...(await compareIndex(app)), recoverySeconds };
}

/** @param {string} url */
async function firstAnswer(url) {
  while ((await search(url)) === null) await pause(50);
}

/**
 * @param {string} url
 * @returns {Promise<number | null>} how many it has found; null where it failed, or something else answered
 */
async function search(url) {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: SEARCH });
    const { data, errors } = await response.json();
    if (errors || data.searchStatements.isFromStandIn) return null;
    const { totalCount, nodes } = data.searchStatements;
    return nodes.length === Math.min(5, totalCount) ? totalCount : 0;
  } catch {
    return null;
  }
}
