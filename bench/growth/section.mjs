// The same searches in stores of several sizes, on the built-in engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pickQueries } from '../search/queries.mjs';
import { table } from '../table.mjs';
import { measureGrowth } from './measure.mjs';

export const QUERIES = 60;

/** @typedef {Awaited<ReturnType<typeof measureGrowth>>} Growth */

/** @param {import('../sections.mjs').Setup} setup */
export async function measure({ sizes, folderOf, tell }) {
  const grown = [];
  for (const statements of sizes) {
    const folder = await folderOf(statements);
    tell(`${statements} statements: `);
    const classes = pickQueries(join(folder, 'onrecord.db'), QUERIES);
    const growth = await measureGrowth({ folder, classes, tell });
    grown.push({ statements, ...growth, buildSeconds: buildSeconds(folder) });
  }
  return grown;
}

/** @param {Awaited<ReturnType<typeof measure>>} grown */
export function print(grown) {
  return `Growth: searches over HTTP, with a filter and six facets, on the built-in engine\n${growthTable(
    grown,
    (row) => [row('build s', (its) => its.buildSeconds.toFixed(0))],
  )}`;
}

/** @param {string} folder */
function buildSeconds(folder) {
  return Number(readFileSync(join(folder, 'build-seconds'), 'utf8'));
}

/**
 * @template {Growth & { statements: number }} T
 * @param {T[]} grown
 * @param {(row: (title: string, cell: (growth: T) => string) => string[]) => string[][]} [more] further rows
 */
export function growthTable(grown, more = () => []) {
  const ms = (/** @type {number} */ value) => value.toFixed(value < 10 ? 1 : 0);
  const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(0);
  const row = (/** @type {string} */ title, /** @type {(growth: T) => string} */ cell) => [
    title,
    ...grown.map(cell),
  ];
  const classes = grown[0].byClass.map(({ name }, index) =>
    row(`${name}: p50, p99 ms, one client`, ({ byClass }) => {
      const { p50Ms, p99Ms } = byClass[index];
      return `${ms(p50Ms)}, ${ms(p99Ms)}`;
    }),
  );
  const rows = [
    row('searches/s, all classes mixed, ten clients', ({ all }) => all.perSecond.toFixed(0)),
    row('p50, p99 ms', ({ all }) => `${ms(all.p50Ms)}, ${ms(all.p99Ms)}`),
    row('CPU ms a search, threads included', ({ all }) => all.cpuMs.toFixed(2)),
    row('event-loop delay p50, p99 ms', ({ all: { delay } }) => `${ms(delay.p50Ms)}, ${ms(delay.p99Ms)}`),
    ...classes,
    row('while articles are taken in: searches/s', ({ busy }) => busy.perSecond.toFixed(0)),
    row('p50, p99 ms then', ({ busy }) => `${ms(busy.p50Ms)}, ${ms(busy.p99Ms)}`),
    row('articles/s then', ({ busy }) => busy.articlesPerSecond.toFixed(1)),
    row('event-loop delay p50, p99 ms then', ({ busy: { delay } }) => {
      return `${ms(delay.p50Ms)}, ${ms(delay.p99Ms)}`;
    }),
    row('RSS MB', ({ residentBytes }) => mb(residentBytes)),
    row('database MB', ({ diskBytes }) => mb(diskBytes)),
    ...more(row),
  ];
  const head = ['statements', ...grown.map(({ statements }) => statements.toLocaleString('en'))];
  return table(head, rows);
}
