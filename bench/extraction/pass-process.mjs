// One measurement of the extraction, in a process of its own so that what ran before does not count.
// Usage: fork it with "passes", "memory" or "lengths"; get the figures as a message.
import { readFileSync } from 'node:fs';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { loadExtractor } from '../../dist/extraction/extractor.js';
import { makeArticles } from '../data/article-text.mjs';
import { median } from '../statistics.mjs';

/**
 * @typedef {{ articles: number, characters: number, rounds: { ours: number, peer: number }[] }} Passes CPU ms a round
 * @typedef {{ characters: number, cpu: number }} Length CPU ms of one text
 */

const LENGTH = 3_000;
/** Articles before it counts, in which the code gets compiled. */
const WARM_UP = 1_700;

const [mode, rounds, amount, file] = process.argv.slice(2);
const extractor = await loadExtractor();
process.send?.(mode === 'passes' ? passes() : mode === 'memory' ? memory() : lengths());

/** @returns {Passes} */
function passes() {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const texts = readTexts(Number(amount));
  const measured = [];
  for (let round = -Math.ceil(WARM_UP / texts.length); round < Number(rounds); round++) {
    const peer = cpuOf(() => texts.forEach((text) => void nlp.readDoc(text)));
    const ours = cpuOf(() => texts.forEach((text) => void extractor.extract(text, 'en')));
    if (round >= 0) measured.push({ ours, peer });
  }
  const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return { articles: texts.length, characters, rounds: measured };
}

function memory() {
  for (const text of readTexts(Number(amount))) extractor.extract(text);
  return { rss: process.memoryUsage.rss() };
}

/** @returns {Length[]} */
function lengths() {
  const whole = readTexts(400).join('\n\n');
  const long = whole.repeat(Math.ceil(1_000_000 / whole.length));
  return amount.split(',').map((size) => {
    const text = long.slice(0, Number(size));
    const times = [];
    for (let round = -1; round < Number(rounds); round++) {
      const cpu = cpuOf(() => void extractor.extract(text, 'en'));
      if (round >= 0) times.push(cpu);
    }
    return { characters: text.length, cpu: median(times) };
  });
}

/** @param {number} count of the made articles; a file is taken whole */
function readTexts(count) {
  if (!file) return makeArticles(count, LENGTH).map(({ body }) => body);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => String(JSON.parse(line).text));
}

/** @param {() => void} work */
function cpuOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
