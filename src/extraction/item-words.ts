import type { Items } from './items.js';

const SUBJECT_PRONOUNS = new Set([
  'he',
  'she',
  'they',
  'it',
  'i',
  'we',
  'you',
  'who',
  'which',
  'that',
  'this',
  'these',
  'those',
  'many',
  'some',
  'others',
  'most',
  'several',
  'all',
  'both',
  'one',
  'none',
  'few',
  'everyone',
  'someone',
  'anyone',
  'everybody',
  'somebody',
  'nobody',
  'another',
  'neither',
  'either',
  'each',
  'such',
]);
const POSSESSIVE_PRONOUNS = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your', 'whose']);
export const TIME_WORDS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow monday.'.split(
    ' ',
  ),
);
const TIME_NOUNS = new Set(
  'week month year day night morning afternoon evening weekend january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. hours minutes days weeks months years spring summer fall autumn winter'.split(
    ' ',
  ),
);

export function isNominal(items: Items, at: number): boolean {
  const tag = items.tags[at];
  return tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM' || tag === 'SYM';
}

export function isProper(items: Items, at: number): boolean {
  return items.tags[at] === 'PROPN';
}

export function isPossessivePronoun(word: string): boolean {
  return POSSESSIVE_PRONOUNS.has(word);
}

export function isSubjectPronoun(word: string): boolean {
  return SUBJECT_PRONOUNS.has(word);
}

export function isDash(word: string): boolean {
  return DASHES.has(word);
}

const DASHES = new Set(['—', '–', '--', '-', '―']);

/** A hyphen that joins two words, as against a dash between them. */
export function isHyphen(items: Items, at: number): boolean {
  return (
    (items.words[at] === '-' || items.words[at] === '/' || items.words[at] === '–') &&
    items.ends[at - 1] === items.starts[at] &&
    items.ends[at] === items.starts[at + 1]
  );
}

/** "on Tuesday", "Monday night", "last week": what may stand between a verb and its content without being either. */
export function isTime(items: Items, at: number): boolean {
  const word = items.words[at] as string;
  return (
    TIME_WORDS.has(word) || (TIME_NOUNS.has(word) && items.tags[at] !== 'AUX' && items.tags[at] !== 'VERB')
  );
}
