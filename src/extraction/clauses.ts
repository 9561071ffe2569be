import { isTime } from './item-words.js';
import { type Items, QUOTE } from './items.js';
import { phraseStartingAt } from './noun-phrases.js';

export const QUESTION_WORDS = new Set([
  'whether',
  'how',
  'why',
  'what',
  'if',
  'who',
  'where',
  'when',
  'which',
]);

const ADJUNCT_PREPOSITIONS = new Set([
  'on',
  'in',
  'at',
  'during',
  'after',
  'before',
  'from',
  'via',
  'through',
  'to',
  'by',
  'with',
  'over',
  'of',
  'about',
  'for',
  'following',
  'ahead',
  'outside',
  'inside',
  'as',
]);

/** "10 minutes later" */
const LATER = new Set(['later', 'earlier', 'ago', 'before', 'after']);

/** Skips what may stand between a verb and its clause: "on Tuesday", "in a statement", "again". */
export function behindAdjuncts(items: Items, from: number, end: number): number {
  let at = from;
  for (;;) {
    if (at >= end) return end;
    const tag = items.tags[at];
    const word = items.words[at] as string;
    if (tag === QUOTE) return at;
    if ((word === ',' || word === ':') && at + 1 < end && items.tags[at + 1] === QUOTE) return at + 1;
    if (word === ',' && items.tags[at + 1] === 'ADV' && items.words[at + 2] === ',' && at + 3 < end) {
      at += 3;
      continue;
    }
    if (tag === 'NUM' && isTime(items, at + 1) && LATER.has(items.words[at + 2] as string)) {
      at += 3;
      continue;
    }
    if (isTime(items, at) && items.tags[at + 1] !== 'AUX' && items.tags[at + 1] !== 'VERB') {
      at++;
      continue;
    }
    if (
      (word === 'last' ||
        word === 'this' ||
        word === 'late' ||
        word === 'early' ||
        word === 'earlier' ||
        word === 'next') &&
      at + 1 < end &&
      (isTime(items, at + 1) || (items.words[at + 1] === 'this' && isTime(items, at + 2)))
    ) {
      at++;
      continue;
    }
    if (
      tag === 'ADV' &&
      !QUESTION_WORDS.has(word) &&
      word !== 'not' &&
      word !== 'there' &&
      word !== 'so' &&
      word !== 'only'
    ) {
      at++;
      continue;
    }
    if ((tag === 'ADP' || word === 'to') && ADJUNCT_PREPOSITIONS.has(word)) {
      const phrase = phraseStartingAt(items, at + 1, end);
      if (phrase) {
        const next = items.words[phrase.to] ?? '.';
        const nextTag = items.tags[phrase.to];
        const time = isTime(items, phrase.to);
        if (
          next === 'that' ||
          nextTag === QUOTE ||
          ((next === ',' || next === ':') && items.tags[phrase.to + 1] === QUOTE) ||
          nextTag === 'PRON' ||
          nextTag === 'DET' ||
          time ||
          QUESTION_WORDS.has(next) ||
          nextTag === 'ADP' ||
          (next === ',' && items.words[phrase.to + 1] === 'that')
        ) {
          if (phrase.to >= end) return at;
          at = next === ',' && items.words[phrase.to + 1] === 'that' ? phrase.to + 1 : phrase.to;
          continue;
        }
      }
    }
    return at;
  }
}

/** A subject and, somewhere behind it, its verb. */
export function startsClause(items: Items, from: number, end: number): boolean {
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (tag === 'PUNCT' || tag === QUOTE) return false;
  if (word === 'her' && (from + 1 >= end || items.tags[from + 1] === 'PUNCT')) return false;
  if (tag === 'PRON' && word !== 'him' && word !== 'them' && word !== 'me' && word !== 'us') return true;
  if (word === 'there' || word === 'it') return true;
  if (tag === 'PART' && word === 'to') return false;
  for (let at = from; at < end && at < from + 30; at++) {
    const here = items.tags[at];
    const text = items.words[at] as string;
    if (here === QUOTE) return false;
    if (here === 'AUX') return at > from;
    if (here === 'VERB' && at > from && !/ing$/.test(text) && items.words[at - 1] !== 'to') {
      // "said the plan proposed by them": a participle behind its noun and before "by" is no verb of a clause
      if (items.words[at + 1] === 'by' && /(?:ed|en|own)$/.test(text)) continue;
      return true;
    }
    if (text === ';' || text === ':') return false;
    // "maintains plants and runs mines" has no subject of its own.
    const joined = items.tags[at + 1] === 'VERB' && !/ing$/.test(items.words[at + 1] as string);
    if (here === 'CCONJ' && (at === from || joined)) return false;
  }
  return false;
}

/** A subject with its verb right behind it: "claims his worth is". */
export function startsTightClause(items: Items, from: number, end: number): boolean {
  const tag = items.tags[from];
  if (tag === 'CCONJ') return false;
  const alone = tag === 'PRON' || items.tags[from + 1] === 'AUX';
  const phrase = alone ? { to: from + 1 } : phraseStartingAt(items, from, end);
  if (!phrase || phrase.to < 0) return false;
  let verb = phrase.to;
  while (verb < end && items.tags[verb] === 'ADV') verb++;
  if (verb >= end) return false;
  if (items.tags[verb] === 'AUX') return true;
  const word = items.words[verb] as string;
  return (
    items.tags[verb] === 'VERB' &&
    !/ing$/.test(word) &&
    items.words[verb + 1] !== 'by' &&
    (tag === 'PRON' || !/ed$/.test(word))
  );
}

export function hasFiniteVerb(items: Items, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (items.tags[at] === 'AUX') return true;
    // "a letter seen by the Herald"
    if (items.words[at + 1] === 'by' && at > from && items.tags[at - 1] === 'NOUN') continue;
    if (items.tags[at] === 'VERB' && items.words[at - 1] !== 'to' && !/ing$/.test(items.words[at] as string))
      return true;
  }
  return false;
}
