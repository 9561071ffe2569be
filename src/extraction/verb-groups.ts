import type { Items } from './items.js';

const BE = new Set([
  'is',
  'was',
  'are',
  'were',
  'be',
  'been',
  'being',
  'am',
  "'s",
  "'re",
  "'m",
  'get',
  'got',
  'gets',
]);
const HAVE = new Set(['has', 'have', 'had', "'ve", "'d", 'having']);

/** Goes back over auxiliaries, adverbs and "not" from a verb. */
export function verbGroup(
  items: Items,
  at: number,
  floor: number,
): { from: number; passive: boolean; toInfinitive: boolean; have: boolean } {
  let from = at;
  let passive = false;
  let toInfinitive = false;
  let have = false;
  while (from > floor) {
    const before = from - 1;
    const word = items.words[before] as string;
    const tag = items.tags[before];
    if (word === "'s" && tag !== 'PART') {
      // "he's said": has, unless an agent follows
      if (items.words[at + 1] === 'by' || /ing$/.test(items.words[at] as string)) passive = true;
      else have = true;
    } else if (BE.has(word) && tag !== 'PART') {
      passive = true;
    } else if (HAVE.has(word)) {
      have = true;
    } else if (word === 'to' && tag === 'PART') {
      toInfinitive = true;
    } else if (tag === 'AUX' || word === 'not' || word === "n't" || word === 'never') {
      // part of the group
    } else if (tag === 'ADV' || word === 'also' || word === 'then' || word === 'later') {
      if (items.tags[before - 1] === 'PUNCT' && before - 1 === floor) break;
    } else if (
      (word === 'going' ||
        word === 'used' ||
        word === 'continues' ||
        word === 'continued' ||
        word === 'began' ||
        word === 'wants' ||
        word === 'declined' ||
        word === 'refused') &&
      toInfinitive
    ) {
      // "has continued to say", "declined to say"
    } else {
      break;
    }
    from--;
  }
  while (from < at && items.tags[from] === 'ADV' && from > floor && items.words[from - 1] === ',') from++;
  return { from, passive, toInfinitive: toInfinitive && !reachesFinite(items, from, at), have };
}

/** "declined to say" has a finite verb in its group; "to say" has none. */
function reachesFinite(items: Items, from: number, at: number): boolean {
  for (let index = from; index < at; index++) {
    const tag = items.tags[index];
    if (tag === 'AUX') return true;
    if (tag === 'VERB' && items.words[index] !== 'going') return true;
  }
  return false;
}
