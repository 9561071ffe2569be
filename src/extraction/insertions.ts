import { isDash, isNominal, isPossessivePronoun, isProper, isTime } from './item-words.js';
import { type Items, QUOTE } from './items.js';
import { phraseEndingAt, simplePhraseTo } from './noun-phrases.js';

/** What an insertion between a name and its verb may begin with: ", 45,", ", a lawyer,", ", who leads it,". */
const APPOSITION_START = new Set([
  'who',
  'which',
  'whose',
  'whom',
  'of',
  'from',
  'now',
  'then',
  'formerly',
  'along',
  'including',
  'in',
  'at',
  'on',
  'for',
  'with',
  'as',
  'like',
  'both',
  'also',
  'once',
  'however',
  'meanwhile',
  'too',
  'though',
  'himself',
  'herself',
  'one',
  'speaking',
  'according',
  'when',
  'while',
  'during',
  'where',
  'after',
  'before',
  'by',
  'to',
  'not',
]);
const CLAUSE_BREAK = new Set([';', ':', '.', '?', '!']);

/** The last item before an insertion that ends with the mark at `close`; -1 where there is none. */
export function beforeInsertion(items: Items, close: number, floor: number, mark: string): number {
  const lowest = Math.max(floor, close - 45);
  let found = -1;
  let end = close;
  for (
    let at = close - 1;
    at > lowest && !CLAUSE_BREAK.has(items.words[at] as string) && items.tags[at] !== QUOTE;
    at--
  ) {
    const word = items.words[at];
    if (word !== 'who' && word !== 'whose' && word !== 'whom') continue;
    const comma = at - 1;
    if (items.words[comma] !== mark || comma <= lowest || !canBeDescribed(items, comma - 1)) break;
    found = comma - 1;
    end = comma;
    close = comma;
    break;
  }
  for (let at = close - 1; at > lowest; at--) {
    const word = items.words[at] as string;
    if (CLAUSE_BREAK.has(word) || items.tags[at] === QUOTE) break;
    const opens =
      mark === ','
        ? word === ','
        : isDash(word) && !(items.ends[at - 1] === items.starts[at] && word === '-');
    if (!opens) continue;
    if (!appositive(items, at + 1, end)) {
      // A list inside the insertion ("who led, planned and built it,") may still begin further left.
      if (found >= 0) break;
      continue;
    }
    const before = at - 1;
    // "In a post on X, the minister, Ann Lee, wrote"
    if (isOpeningAdjunct(items, before, floor)) break;
    if (isTime(items, before)) {
      if (found >= 0) break;
      return -1;
    }
    if (
      isNominal(items, before) ||
      items.words[before] === ')' ||
      items.tags[before] === 'PRON' ||
      items.tags[before] === 'ADJ'
    ) {
      found = before;
      end = at;
      if (mark !== ',') break;
      // The name of a role that stands first: "the minister, Ann Lee," — go on only while what was found is an apposition itself.
      const tag = items.tags[at + 1];
      if (
        tag !== 'NUM' &&
        items.words[at + 1] !== 'of' &&
        items.words[at + 1] !== 'who' &&
        !isLowPhrase(items, before)
      )
        break;
      if (isProper(items, before)) {
        const outer = at - 1;
        let start = outer;
        while (start > lowest && isProper(items, start - 1)) start--;
        if (items.words[start - 1] !== ',') break;
      }
    }
  }
  return found;
}

function isOpeningAdjunct(items: Items, last: number, floor: number): boolean {
  if (!/^(?:in|on|at|during)$/.test(items.words[floor] as string) || !isNominal(items, last)) return false;
  return phraseEndingAt(items, last, floor + 1)?.from === floor + 1;
}

/** "one of them, who asked not to be named," */
function canBeDescribed(items: Items, at: number): boolean {
  return isNominal(items, at) || (items.tags[at] === 'PRON' && items.words[at - 1] === 'of');
}

/** A common noun, or an age: "Ann Lee, 45, a teacher, said". */
function isLowPhrase(items: Items, at: number): boolean {
  return items.tags[at] === 'NOUN' || (items.tags[at] === 'NUM' && items.words[at - 1] === ',');
}

function appositive(items: Items, from: number, to: number): boolean {
  if (from >= to) return false;
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (APPOSITION_START.has(word) || tag === 'NUM' || tag === 'PROPN' || isPossessivePronoun(word))
    return true;
  if (tag === 'DET' || tag === 'NOUN' || tag === 'ADJ' || tag === 'ADV') {
    // A clause of its own is no apposition, unless its verb hangs on a relative pronoun.
    const phraseTo = simplePhraseTo(items, from, to);
    if (phraseTo < 0) return tag !== 'ADV';
    return items.tags[phraseTo] !== 'AUX' || phraseTo >= to;
  }
  return tag === 'VERB' && /(?:ed|ing)$/.test(word);
}
