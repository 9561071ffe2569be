import type { Range } from './attribution.js';
import { isAcronym, isCapital } from './capital-words.js';
import { isHyphen } from './item-words.js';
import type { Items } from './items.js';
import { endsPersonalName, isTradeSurname } from './personal-names.js';
import { isGroupNoun, isPersonNoun, PERSON_NOUNS, PLURAL_PEOPLE, TITLES } from './speaker-words.js';

const PARTICLES = new Set(
  'de van von der den la le da del della di bin ibn al el dos du y e ten ter zu abu st. st'.split(' '),
);
const ORGANISATION_LINKS = new Set(['of', 'for', 'and', '&', 'the', 'on', 'in']);

/** "Department of Energy", "Bank of England", "Secretary of State John Kerry": the "of" is inside the name or title. */
export function joinsName(items: Items, from: number, at: number, to: number): boolean {
  const word = items.words[at] as string;
  if (word !== 'of' && word !== 'for' && word !== 'on') return false;
  let next = at + 1;
  if (items.words[next] === 'the') next++;
  if (at <= from || next >= to || !isCapital(items, at - 1) || !isCapital(items, next)) return false;
  // "Barbara Finn of Tarnford"
  if (at - 1 > from && endsPersonalName(items.words, at - 1)) return false;
  const before = items.words[at - 1] as string;
  if (PERSON_NOUNS.has(before))
    return before === 'secretary' || before === 'attorney' || before === 'minister';
  return items.tags[at - 1] === 'PROPN' || items.tags[at - 1] === 'NOUN';
}

/** The name whose last item is `last`; null where the head is a common noun, if with a capital. */
export function nameEndingAt(items: Items, from: number, last: number): Range | null {
  if (!isCapital(items, last)) return null;
  // "Seven said"
  if (items.tags[last] === 'NUM' && last === from) return null;
  const word = items.words[last] as string;
  const common = isPersonNoun(word) || isGroupNoun(word);
  let start = last;
  while (start > from) {
    const before = start - 1;
    const text = items.words[before] as string;
    if (text === "'s" || text === "'") break;
    if (
      isCapital(items, before) &&
      items.tags[before] !== 'DET' &&
      !(items.tags[before] === 'PRON' && before === from)
    )
      start--;
    else if (isHyphen(items, before) && before - 1 >= from && isCapital(items, before - 1)) start -= 2;
    else if (ORGANISATION_LINKS.has(text) && before - 1 >= from && linksBack(items, from, before))
      start = before;
    else if (PARTICLES.has(text) && followsCapital(items, from, before)) start--;
    else break;
  }
  while (
    start < last &&
    (ORGANISATION_LINKS.has(items.words[start] as string) || items.tags[start] === 'PUNCT')
  )
    start++;
  // Person's titles and roles at the front: "Energy Secretary Ed Miliband"
  let nameFrom = start;
  for (let at = start; at < last; at++) {
    const text = (items.words[at] as string).replace(/\.$/, '');
    const isTitle =
      TITLES.has(text) ||
      PERSON_NOUNS.has(text) ||
      /^(?:former|ex|vice|prime|first|foreign|democratic|republican|democrat|labour|conservative|tory|deputy|acting|general|mp|ceo)$/.test(
        text,
      );
    // "Dean Baker"
    if (!isTitle || (at === last - 1 && isTradeSurname(text, word))) continue;
    if (items.words[at + 1] === 'of') {
      // "Secretary of State John Kerry": one capital word belongs to the office
      let office = at + 2;
      if (items.words[office] === 'the') office++;
      if (office < last) {
        nameFrom = office + 1;
        at = office;
      }
      continue;
    }
    nameFrom = at + 1;
  }
  if (nameFrom > last) nameFrom = last;
  while (
    nameFrom < last &&
    (items.words[nameFrom] === 'of' || items.words[nameFrom] === '-' || items.tags[nameFrom] === 'PUNCT')
  )
    nameFrom++;
  if (common) {
    // "the Prime Minister", "Police": a role or a kind of people, unless it closes a name like "Labour Party"
    if (isPersonNoun(word))
      return start < last && isTradeSurname(items.words[last - 1] as string, word)
        ? { from: nameFrom, to: last + 1 }
        : null;
    if (start === last && !isAcronym(items.texts[last] as string)) return null;
    if (start < last) return { from: start, to: last + 1 };
  }
  if (PLURAL_PEOPLE.test(items.texts[last] as string) && nameFrom === last) return null;
  return { from: nameFrom, to: last + 1 };
}

/** "van" and "der" of "Joost van der Veld" */
function followsCapital(items: Items, from: number, particle: number): boolean {
  let before = particle - 1;
  while (before > from && PARTICLES.has(items.words[before] as string)) before--;
  return before >= from && isCapital(items, before);
}

export function linksBack(items: Items, from: number, link: number): boolean {
  let before = link - 1;
  while (before >= from && ORGANISATION_LINKS.has(items.words[before] as string)) before--;
  if (before < from || !isCapital(items, before)) return false;
  const word = items.words[link] as string;
  if (word !== 'and' && word !== '&') return items.words[link - 1] !== "'s";
  // "Food and Drug Administration" is one name, "Ann Lee and Bo Day" are two.
  for (let at = link + 1; at < items.length && at < link + 5; at++)
    if (isCapital(items, at) && isGroupNoun(items.words[at] as string)) return true;
  return word === '&';
}

/** "its head, the Road Board, Ann Lee": the last of several appositions, where it is a person's name. */
export function personBehind(items: Items, core: number, to: number): Range | null {
  let end = to;
  while (end > core && (items.tags[end - 1] === 'PUNCT' || items.words[end - 1] === 'who')) end--;
  let from = end;
  while (from > core && isCapital(items, from - 1) && items.tags[from - 1] === 'PROPN') from--;
  if (items.words[from - 1] !== ',' || end - from < 2 || end - from > 4) return null;
  while (from < end - 1 && TITLES.has((items.words[from] as string).replace(/\.$/, ''))) from++;
  return isPersonName(items, { from, to: end }) ? { from, to: end } : null;
}

export function isPersonName(items: Items, { from, to }: Range): boolean {
  if (to - from < 2) return false;
  for (let at = from; at < to; at++) {
    const word = items.words[at] as string;
    if (isGroupNoun(word) || ORGANISATION_LINKS.has(word) || isAcronym(items.texts[at] as string))
      return false;
  }
  return true;
}

/** "her niece, the painter Ann Lee": behind the common noun. */
function behindKind(items: Items, from: number, to: number): number {
  if (items.tags[from] !== 'DET') return from;
  let at = from + 1;
  while (at < to && !isCapital(items, at) && (items.tags[at] === 'ADJ' || items.tags[at] === 'NOUN')) at++;
  return isPersonNoun(items.words[at - 1] as string) ? at : from;
}

/** "the head of the agency, Ann Lee" */
export function nameBehind(items: Items, core: number, to: number): Range | null {
  for (let comma = core; comma < to; comma++) {
    if (items.words[comma] !== ',') {
      if (items.words[comma] === 'who' || items.words[comma] === 'which') return null;
      continue;
    }
    const at = behindKind(items, comma + 1, to);
    let end = at;
    while (
      end < to &&
      ((isCapital(items, end) && items.tags[end] !== 'DET') ||
        PARTICLES.has(items.words[end] as string) ||
        isHyphen(items, end))
    )
      end++;
    if (
      end - at >= 2 &&
      (end >= to || items.words[end] === ',' || items.words[end] === '(') &&
      !isGroupNoun(items.words[end - 1] as string)
    ) {
      let first = at;
      while (first < end - 1 && TITLES.has((items.words[first] as string).replace(/\.$/, ''))) first++;
      return { from: first, to: end };
    }
  }
  return null;
}
