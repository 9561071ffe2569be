import type { Range } from './attribution.js';
import { isPossessivePronoun } from './item-words.js';
import type { Items } from './items.js';
import { HONORIFICS, isPersonNoun, TITLES } from './speaker-words.js';

export function titleBefore(items: Items, from: number, nameFrom: number): string | null {
  for (let at = nameFrom - 1; at >= from && at >= nameFrom - 4; at--) {
    const word = (items.words[at] as string).replace(/\.$/, '');
    if (TITLES.has(word) || HONORIFICS.has(word) || isPersonNoun(word)) return word;
  }
  return null;
}

/** The words between the article and the name: "Foreign Ministry spokeswoman". */
export function roleBefore(items: Items, from: number, nameFrom: number): Range | null {
  let start = from;
  while (
    start < nameFrom &&
    (items.tags[start] === 'DET' ||
      items.tags[start] === 'ADP' ||
      items.tags[start] === 'PUNCT' ||
      isPossessivePronoun(items.words[start] as string))
  )
    start++;
  let end = nameFrom;
  while (
    end > start &&
    (HONORIFICS.has((items.words[end - 1] as string).replace(/\.$/, '')) || items.tags[end - 1] === 'PUNCT')
  )
    end--;
  while (start < end && HONORIFICS.has((items.words[start] as string).replace(/\.$/, ''))) start++;
  if (end <= start) return null;
  const last = items.words[end - 1] as string;
  if (last === "'s" || last === "'" || items.tags[end - 1] === 'CCONJ' || items.tags[end - 1] === 'ADP')
    return null;
  return tellsRole(items, start, end) ? { from: start, to: end } : null;
}

/** Says what somebody is: "court records show Ann Lee" and "last night Ann Lee" do not. */
function tellsRole(items: Items, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = (items.words[at] as string).replace(/\.$/, '');
    if (isPersonNoun(word) || (TITLES.has(word) && !HONORIFICS.has(word))) return true;
  }
  return false;
}

/** "Mao, a spokeswoman for the ministry": the apposition without its article. */
export function roleBehind(items: Items, core: number, to: number): Range | null {
  let at = core;
  if (items.words[at] !== ',') return null;
  at++;
  // "Ann Lee, 45, a teacher"
  while (at + 1 < to && (items.tags[at] === 'NUM' || items.words[at] === ',')) at++;
  // "Ann Lee, on trial with other opponents of the plan" tells what happens to her, not what she is.
  if (at >= to || items.tags[at] === 'ADP' || /^(?:who|which|whose)$/.test(items.words[at] as string))
    return null;
  let end = at;
  while (
    end < to &&
    items.words[end] !== ',' &&
    items.words[end] !== 'who' &&
    items.words[end] !== '(' &&
    items.tags[end] !== 'VERB' &&
    end < at + 14
  )
    end++;
  return tellsRole(items, at, end) ? withoutArticle(items, { from: at, to: end }) : null;
}

export function withoutArticle(items: Items, range: Range): Range {
  let { from } = range;
  while (
    from + 1 < range.to &&
    (items.tags[from] === 'DET' || isPossessivePronoun(items.words[from] as string))
  )
    from++;
  return { from, to: range.to };
}
