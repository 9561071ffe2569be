// Articles taken in: into an empty database, the median of several passes, and into one that has grown.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { table } from '../table.mjs';

const PASSES = 3;
const AIM = { articlesPerSecond: 100 };

/**
 * @typedef {import('./ingest-process.mjs').WholeFigures} WholeFigures
 * @typedef {import('./ingest-process.mjs').PartFigures} PartFigures
 */

/**
 * @param {import('../sections.mjs').Setup} setup
 * @returns {Promise<{ empty: WholeFigures, single: WholeFigures, grown: WholeFigures, partsMs: PartFigures }>}
 */
export async function measure({ statements, articles, folderOf, tell }) {
  const folder = await folderOf(statements);
  tell('Taking articles in ... ');
  const passes = [];
  for (let pass = 0; pass < PASSES; pass++) passes.push(await runPass('batches', articles));
  passes.sort((left, right) => left.seconds - right.seconds);
  const empty = passes[passes.length >> 1];
  const single = await runPass('single', Math.ceil(articles / 2));
  const grown = await runPass('batches', Math.ceil(articles / 4), folder);
  const partsMs = await runPass('parts', articles);
  tell('done.\n');
  return { empty, single, grown, partsMs };
}

/**
 * @param {'batches' | 'single' | 'parts'} mode
 * @param {number} count
 * @param {string[]} from
 * @returns {Promise<any>} see ingest-process.mjs
 */
async function runPass(mode, count, ...from) {
  const script = fileURLToPath(new URL('ingest-process.mjs', import.meta.url));
  const child = fork(script, [mode, String(count), ...from]);
  const exited = once(child, 'exit');
  const [figures] = await Promise.race([once(child, 'message'), exited]);
  if (figures === null || typeof figures !== 'object')
    throw new Error('The process that takes articles in has ended.');
  await exited;
  return figures;
}

/**
 * @param {Awaited<ReturnType<typeof measure>>} figures
 * @param {import('../sections.mjs').Setup} setup
 */
export function print({ empty, single, grown, partsMs }, { statements }) {
  const { articles, characters } = empty;
  const ms = (/** @type {number} */ value) => `${value.toFixed(2)} ms`;
  const rate = (/** @type {WholeFigures} */ figures) => (figures.articles / figures.seconds).toFixed(0);
  const cpu = (/** @type {WholeFigures} */ figures) => ms((figures.cpuSeconds / figures.articles) * 1000);
  const rows = [
    ['articles', `${articles} of ${characters.toFixed(0)} characters`, ''],
    ['statements found in an article', (empty.statements / articles).toFixed(1), ''],
    ['articles a second', rate(empty), String(AIM.articlesPerSecond)],
    ['articles a second, each on disk before the next', rate(single), String(AIM.articlesPerSecond)],
    ['CPU of an article', cpu(empty), ''],
    ...['extraction', 'store', 'index', 'commit'].map((part) => [
      `time of an article: ${part}`,
      ms(partsMs[part] / articles),
      '',
    ]),
    ['language model, once', ms(partsMs.model), ''],
    [`articles a second, on top of ${statements} statements`, rate(grown), ''],
    ['CPU of an article there', cpu(grown), ''],
  ];
  return [
    'Ingest, extraction included, 16 articles on disk before the next, as the command line does it',
    table(['', 'measured', 'aim'], rows),
  ].join('\n');
}
