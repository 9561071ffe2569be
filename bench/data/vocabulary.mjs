import { Random } from './random.mjs';

// Weighted by repetition, after how often English uses them.
const ONSETS =
  'b c d f g h l m n p r s t w b c d f g h l m n p r s t v j k st tr pr ch sh th br cl gr pl sp qu';
const VOWELS = 'a e i o u a e i o a e i e ea ou ai oo ee io y';
const CODAS = '- - - - - n r s t l d m - - n r s t nd st nt ng ck p c rd x';
const ENDINGS = ['s', 'ed', 'ing', 'er', 'ly', 'ment', 'tion', 'al', 'ness', 'able'];
const [onsets, vowels, codas] = [ONSETS, VOWELS, CODAS].map((list) => list.replaceAll('-', '').split(' '));

/**
 * Invented words, the most frequent first. As in English, frequent words are short, and half of the others are
 * another one with an ending ("goster", "gostered"), so that beginnings and typos have neighbours to find.
 *
 * @param {number} size
 * @param {number} seed
 * @returns {string[]}
 */
export function makeVocabulary(size, seed) {
  const random = new Random(seed);
  /** @type {Set<string>} */
  const words = new Set();
  /** @type {string[]} */
  const stems = [];
  while (words.size < size) {
    // Around 3 letters at the top, 5 at the 300th word, 8 at the end, as in English news.
    const rank = Math.log10(words.size + 1);
    const length = Math.max(2, Math.round(2 + 1.3 * rank + (0.6 + 0.25 * rank) * random.normal()));
    const stem = stems.length > 200 && random.chance(0.6) ? random.pick(stems) : null;
    const word = stem ? stem + random.pick(ENDINGS) : makeWord(random, length);
    if (words.has(word) || (stem && word.length > length + 2)) continue;
    words.add(word);
    if (!stem && word.length > 3) stems.push(word);
  }
  return [...words];
}

/**
 * A word of about so many letters.
 * @param {Random} random
 * @param {number} length
 */
export function makeWord(random, length) {
  let word = '';
  while (word.length < length) word += random.pick(onsets) + random.pick(vowels) + random.pick(codas);
  return word.slice(0, length);
}

/**
 * @param {Random} random
 * @param {number} length
 */
export function makeName(random, length) {
  return capitalized(makeWord(random, length));
}

/** @param {string} text */
export function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
