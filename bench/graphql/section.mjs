// The graph against its peers and the floor: same operations, same data, same bodies.
import { table } from '../table.mjs';
import { measureGraphql } from './measure.mjs';
import { OPERATIONS } from './operations.mjs';

/** At least as many as show which round was a bad one. */
const LEAST_ROUNDS = 5;
const SOURCES = /** @type {const} */ (['fixed', 'real']);
const TITLES = {
  search: 'A search page: 20 statements with actor, article and highlights',
  nested: 'Nested lists: 10 actors with 10 quotes each, each with its article',
};

/** @typedef {{ operation: keyof typeof OPERATIONS, source: 'fixed' | 'real', results: import('./measure.mjs').Result[] }} Part */

/**
 * @param {import('../sections.mjs').Setup} setup
 * @returns {Promise<Part[]>}
 */
export async function measure({ statements, rounds, folderOf, tell }) {
  const folder = await folderOf(statements);
  /** @type {Part[]} */
  const parts = [];
  for (const source of SOURCES)
    for (const operation of /** @type {(keyof typeof OPERATIONS)[]} */ (Object.keys(OPERATIONS))) {
      const setup = { operation, source, folder, rounds: Math.max(rounds, LEAST_ROUNDS), tell };
      parts.push({ operation, source, results: await measureGraphql(setup) });
    }
  return parts;
}

/** @param {Part[]} parts */
export function print(parts) {
  return parts
    .map(({ operation, source, results }) => {
      const mercurius = /** @type {import('./measure.mjs').Result} */ (
        results.find(({ subject }) => subject.startsWith('Mercurius'))
      );
      const stock = /** @type {import('./measure.mjs').Result} */ (results.at(-1));
      const rows = results.map((result) => [
        result.subject,
        result.perSecond.toFixed(0),
        result.toFloor.toFixed(2),
        (result.perSecond / mercurius.perSecond).toFixed(2),
        result.cpuMs.toFixed(3),
        (result.cpuMs / stock.cpuMs).toFixed(2),
        result.p50Ms.toFixed(1),
        result.p99Ms.toFixed(1),
        result.newMs.toFixed(2),
        result.knownMs.toFixed(2),
      ]);
      const head = [
        'subject',
        'requests/s',
        'to floor',
        'to Mercurius',
        'CPU ms',
        'to stock',
        'p50 ms',
        'p99 ms',
        'new ms',
        'known ms',
      ];
      return `${TITLES[operation]}, ${source} source, 32 connections\n${table(head, rows)}`;
    })
    .join('\n\n');
}
