import {
  isHyphen,
  isNominal,
  isPossessivePronoun,
  isSubjectPronoun,
  isTime,
  TIME_WORDS,
} from './item-words.js';
import { type Items, QUOTE } from './items.js';

/** A noun phrase as a stretch of items. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
}

/** No phrase is read further than this, so that a text that is one endless phrase costs no more than its length. */
const LONGEST = 40;
const LINKING = new Set([
  'of',
  'for',
  'at',
  'in',
  'from',
  'with',
  'on',
  'to',
  'against',
  'behind',
  'near',
  'inside',
  'under',
  'between',
  'among',
  'within',
  'around',
  'outside',
  'about',
  'by',
  'across',
  'aboard',
  'including',
  'like',
]);
/** Tagged as prepositions, they open a clause as well: "after Lee and Day said". */
const CLAUSE_OPENERS = new Set(['after', 'before', 'since', 'until', 'as', 'like']);
const OBJECT_PRONOUNS = new Set([
  'him',
  'her',
  'them',
  'me',
  'us',
  'himself',
  'herself',
  'themselves',
  'itself',
]);
/** Inside a phrase, left of its head. */
function isModifier(items: Items, at: number, floor: number): boolean {
  const tag = items.tags[at];
  const word = items.words[at] as string;
  if (tag === 'NOUN' || tag === 'PROPN' || tag === 'ADJ' || tag === 'NUM' || tag === 'SYM' || tag === 'X')
    return true;
  if (word === "'s" || word === "'") return true;
  if (isHyphen(items, at)) return true;
  if (word === '&' || word === '.') return word === '&';
  if (tag === 'DET' || isPossessivePronoun(word)) return true;
  if (tag === 'VERB' && /(?:ed|ing|en)$/.test(word)) {
    const before = at > floor ? items.tags[at - 1] : '';
    const wordBefore = at > floor ? (items.words[at - 1] as string) : '';
    return (
      before === 'DET' ||
      before === 'ADJ' ||
      wordBefore === "'s" ||
      isPossessivePronoun(wordBefore) ||
      (at > floor && isHyphen(items, at - 1))
    );
  }
  if (tag === 'ADV') {
    const before = at > floor ? items.tags[at - 1] : '';
    return before === 'DET' && items.tags[at + 1] === 'ADJ';
  }
  return false;
}

/** The noun phrase whose last item is `last`, with the phrases that hang on it: "a spokesman for the ministry". */
export function phraseEndingAt(items: Items, last: number, floor: number): NounPhrase | null {
  const lowest = Math.max(floor, last - LONGEST);
  // "one of them"
  if (items.tags[last] === 'PRON' && items.words[last - 1] === 'of' && last - 2 >= lowest)
    return { from: last - 2, to: last + 1 };
  let from = simplePhraseFrom(items, last, lowest);
  if (from < 0) return null;
  for (;;) {
    const before = from - 1;
    if (before <= lowest) break;
    const word = items.words[before] as string;
    let previous = -1;
    if (items.tags[before] === 'ADP' && LINKING.has(word)) {
      // "people familiar with the matter", "officials briefed on it"
      previous = before - 1;
      const tag = items.tags[previous];
      // "three out of four"
      if (word === 'of' && items.words[previous] === 'out' && items.tags[previous - 1] === 'NUM') previous--;
      else if (
        tag === 'ADJ' ||
        (tag === 'VERB' && /(?:ed|ing|own|en)$/.test(items.words[previous] as string))
      )
        previous--;
      // "Ann Lee, of the charity Oaks said"
      if (
        items.words[previous] === ',' &&
        (word === 'of' || word === 'from') &&
        items.tags[previous - 1] === 'PROPN'
      )
        previous--;
      if (previous < lowest || !isNominal(items, previous) || isTime(items, previous)) break;
      if (word === 'to' && items.tags[before + 1] === 'VERB') break;
    } else if ((word === 'and' || word === 'or') && before - 1 >= lowest && isNominal(items, before - 1)) {
      previous = before - 1;
      const leftFrom = simplePhraseFrom(items, previous, lowest);
      const outside = leftFrom > lowest ? leftFrom - 1 : -1;
      const tag = outside >= 0 ? items.tags[outside] : '';
      const hangs = tag === 'ADP' && !CLAUSE_OPENERS.has(items.words[outside] as string);
      if (tag === 'VERB' || tag === 'AUX' || hangs || tag === 'PART') break;
    } else {
      break;
    }
    const further = simplePhraseFrom(items, previous, lowest);
    if (further < 0) break;
    from = further;
  }
  return { from, to: last + 1 };
}

function simplePhraseFrom(items: Items, last: number, lowest: number): number {
  const word = items.words[last] as string;
  if (items.tags[last] === 'PRON' || isSubjectPronoun(word)) {
    if (isPossessivePronoun(word) && word !== 'his') return -1;
    // "this one", "one of them"
    return OBJECT_PRONOUNS.has(word) && word !== 'her' ? -1 : last;
  }
  let from = last;
  if (word === ')') {
    const open = openingBracket(items, last, lowest);
    if (open <= lowest) return -1;
    from = open - 1;
  }
  // "those surveyed", "people polled"
  if (
    items.tags[from] === 'VERB' &&
    /ed$/.test(items.words[from] as string) &&
    from > lowest &&
    (items.words[from - 1] === 'those' || items.tags[from - 1] === 'NOUN')
  ) {
    from--;
  }
  if (
    !isNominal(items, from) &&
    items.tags[from] !== 'ADJ' &&
    items.tags[from] !== 'X' &&
    items.tags[from] !== 'DET'
  )
    return -1;
  while (from > lowest) {
    const before = from - 1;
    if (items.tags[from] === 'DET' && items.tags[before] !== 'DET' && items.words[before] !== "'s") break;
    if (isPossessivePronoun(items.words[from] as string)) break;
    if (!isModifier(items, before, lowest)) break;
    // "told Reuters Monday officials": a time is no modifier unless it has its own mark of possession
    if (TIME_WORDS.has(items.words[before] as string) && items.words[from] !== "'s") break;
    from--;
  }
  return from;
}

function openingBracket(items: Items, close: number, lowest: number): number {
  for (let at = close - 1; at >= lowest && at > close - 15; at--)
    if (items.words[at] === '(' || items.words[at] === '[') return at;
  return -1;
}

/** The noun phrase that starts at `first`, with the phrases that hang on it. */
export function phraseStartingAt(items: Items, first: number, ceiling: number): NounPhrase | null {
  const highest = Math.min(ceiling, first + LONGEST);
  let to = simplePhraseTo(items, first, highest);
  if (to < 0) return null;
  while (to < highest) {
    const word = items.words[to] as string;
    let next = -1;
    if (items.tags[to] === 'ADP' && LINKING.has(word) && to + 1 < highest) {
      if (isTime(items, to + 1) && word !== 'of') break;
      next = to + 1;
    } else if (
      (word === 'and' || word === '&') &&
      to + 1 < highest &&
      isNominal(items, to + 1) &&
      items.tags[to + 1] === 'PROPN'
    ) {
      next = to + 1;
    } else if (word === '(') {
      let close = to + 1;
      while (close < highest && items.words[close] !== ')') close++;
      if (close >= highest) break;
      to = close + 1;
      continue;
    } else {
      break;
    }
    const further = simplePhraseTo(items, next, highest);
    if (further < 0) break;
    to = further;
  }
  return { from: first, to };
}

export function simplePhraseTo(items: Items, first: number, highest: number): number {
  if (first >= highest) return -1;
  const word = items.words[first] as string;
  if (items.tags[first] === 'PRON' && !isPossessivePronoun(word)) return first + 1;
  let to = first;
  let nominal = -1;
  while (to < highest) {
    const tag = items.tags[to];
    const here = items.words[to] as string;
    if (tag === QUOTE) break;
    if (tag === 'DET' || isPossessivePronoun(here)) {
      if (nominal >= 0 && items.words[to - 1] !== "'s") break;
    } else if (isNominal(items, to)) {
      if (TIME_WORDS.has(here) && nominal >= 0) break;
      nominal = to;
    } else if (here === "'s" || here === "'") {
      if (nominal < 0) break;
    } else if (tag === 'ADJ' || tag === 'X' || isHyphen(items, to) || here === '&') {
      // "told supporters many people are": a quantity begins the next phrase
      if (nominal >= 0 && tag === 'ADJ' && /^(?:many|most|some|several|few|more)$/.test(here)) break;
    } else if (tag === 'VERB' && nominal < 0 && /(?:ed|ing|en)$/.test(here)) {
      // "the leading man"
    } else if (tag === 'ADV' && nominal < 0 && to > first) {
      // "the very old man"
    } else {
      break;
    }
    to++;
  }
  if (nominal < 0) return -1;
  return nominal + 1;
}
