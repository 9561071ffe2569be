// node bench/extraction/measure.mjs [--articles N] [--rounds N] [FILE]   (after `npm run build`)
// What the extraction costs, beside the pass of the language library that it builds on, over the same articles in the
// same process, in turns. FILE holds {"id", "text"} a line, as `extract --ndjson` takes it; without one, articles are
// made. Prints figures and asserts nothing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from '../machine.mjs';
import { median } from '../statistics.mjs';
import { table } from '../table.mjs';

const SIZES = [62_500, 125_000, 250_000, 500_000, 1_000_000];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: '400' }, rounds: { type: 'string', default: '7' } },
});
const [file = ''] = positionals;

/** @type {import('./pass-process.mjs').Passes} */
const passes = await run('passes', options.rounds, options.articles, file);
const ratios = passes.rounds.map(({ ours, peer }) => ours / peer);
const ms = (/** @type {number} */ value) => `${value.toFixed(2)} ms`;
const perArticle = (/** @type {'ours' | 'peer'} */ who) =>
  ms(median(passes.rounds.map((round) => round[who])) / passes.articles);
/** @type {{ rss: number }} */
const { rss } = await run('memory', '1', options.articles, file);
/** @type {import('./pass-process.mjs').Length[]} */
const lengths = await run('lengths', options.rounds, SIZES.join(','), file);

const { cpu, cores, memoryGb, platform, node } = describeMachine();
print(`${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}; Node ${node}`);
print(`${passes.articles} articles of ${passes.characters.toFixed(0)} characters${file && `, of ${file}`}\n`);
print(
  table(
    ['', 'measured', 'aim'],
    [
      ['CPU of an article, extraction', perArticle('ours'), ''],
      ['CPU of an article, tokens, sentences and parts of speech alone', perArticle('peer'), ''],
      [`ratio, median of ${ratios.length} rounds`, median(ratios).toFixed(2), '2 at most, 1.4'],
      ['RSS after all of them, once, in a fresh process', `${(rss / 1e6).toFixed(0)} MB`, '250 MB'],
    ],
  ),
);
print('');
print(
  table(
    ['characters of one text', 'CPU', 'CPU of 1,000 characters'],
    lengths.map(({ characters, cpu: used }) => [
      String(characters),
      ms(used),
      `${((used / characters) * 1e6).toFixed(0)} µs`,
    ]),
  ),
);

/**
 * @param {string} mode
 * @param {...string} args
 * @returns {Promise<any>} see pass-process.mjs
 */
async function run(mode, ...args) {
  const child = fork(fileURLToPath(new URL('pass-process.mjs', import.meta.url)), [mode, ...args]);
  const exited = once(child, 'exit');
  const [figures] = await Promise.race([once(child, 'message'), exited]);
  if (figures === null || typeof figures !== 'object') throw new Error(`The process of "${mode}" has ended.`);
  await exited;
  return figures;
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
