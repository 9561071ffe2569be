import { FEMALE_NAMES, MALE_NAMES } from './given-names.js';
import { PLACE_NAMES } from './place-names.js';
import { HONORIFICS, isGroupNoun, isSingularPerson, TITLES } from './speaker-words.js';

/** Titles that are surnames as well; "Senator" is none. */
const TITLE_SURNAMES = new Set('king prince duke pope bishop baron lord dean major constable'.split(' '));
/** "Mr President" */
const ADDRESSED = new Set('president chairman chairwoman chair speaker moderator foreman'.split(' '));

/** "Linda Baker", "Mr King", as against "the Tarnford Baker", "Mr Speaker": what a person is called by a trade. */
export function isTradeSurname(before: string, noun: string): boolean {
  if (!isSingularPerson(noun) || (TITLES.has(noun) && !TITLE_SURNAMES.has(noun))) return false;
  return HONORIFICS.has(withoutStop(before)) ? !ADDRESSED.has(noun) : isGivenName(before);
}

/** "Barbara Finn", "Peter T. King", "Senator Boxer": a person's name ends here, in lower-case words. */
export function endsPersonalName(words: readonly string[], last: number): boolean {
  const before = words[last - 1];
  const surname = words[last] as string;
  if (before === undefined || isGroupNoun(surname)) return false;
  if (isGivenName(before) || /^[a-z]\.$/.test(before))
    return !TITLES.has(surname) || isTradeSurname(before, surname);
  return TITLES.has(withoutStop(before)) && !TITLES.has(surname);
}

function isGivenName(word: string): boolean {
  return (MALE_NAMES.has(word) || FEMALE_NAMES.has(word)) && !PLACE_NAMES.has(word);
}

/** "mr" of "mr." */
function withoutStop(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word;
}
