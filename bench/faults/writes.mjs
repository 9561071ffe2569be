import { existsSync, readFileSync } from 'node:fs';
import { articleText } from './articles.mjs';

/**
 * @typedef {{ url: string, operation: string, version: number, acknowledged: boolean }} Write
 * @typedef {{ version: number, status: string } | null} State of an article; null where there is none
 */

/**
 * The writes of a log, in their order: each once, acknowledged or not.
 * @param {string} logFile
 * @returns {Write[]}
 */
export function readWrites(logFile) {
  if (!existsSync(logFile)) return [];
  /** @type {Write[]} */
  const writes = [];
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    if (line === '') continue;
    const write = JSON.parse(line);
    if (write.acknowledged) /** @type {Write} */ (writes.at(-1)).acknowledged = true;
    else writes.push(write);
  }
  return writes;
}

/**
 * The states that each article may be in. A write that was acknowledged has been done; one that a kill cut off may
 * have been done or not.
 *
 * @param {readonly Write[]} writes
 */
export function possibleStates(writes) {
  /** @type {Map<string, State[]>} */
  const states = new Map();
  for (const write of writes) {
    const before = states.get(write.url) ?? [null];
    const after = before.map((state) => stateAfter(state, write));
    states.set(write.url, write.acknowledged ? after : [...before, ...after]);
  }
  return states;
}

/**
 * @param {State} state
 * @param {Write} write
 * @returns {State}
 */
function stateAfter(state, { operation, version }) {
  if (operation === 'TAKE_IN') return { version, status: state?.status ?? 'USABLE' };
  if (operation === 'DELETE' || state === null) return null;
  return { version: state.version, status: operation };
}

/**
 * How many articles are in no state that they may be in.
 *
 * @param {import('../../dist/store/store.js').Store} store
 * @param {Map<string, State[]>} states
 */
export async function countLost(store, states) {
  let lost = 0;
  for (const [url, possible] of states) {
    const article = await store.articleByUrl(url);
    const [body] = article ? await store.bodies([article.id]) : [null];
    const fits = possible.some((state) =>
      state === null
        ? article === null
        : article !== null &&
          article.status === state.status &&
          body === articleText(url, state.version).trim(),
    );
    if (!fits) lost++;
  }
  return lost;
}
