import { isCapital } from './capital-words.js';
import type { Items } from './items.js';
import { isHyphen, isPossessivePronoun, type NounPhrase } from './noun-phrases.js';
import {
  DOCUMENT_NOUNS,
  HONORIFICS,
  isGroupNoun,
  isPersonNoun,
  PERSON_NOUNS,
  TITLES,
} from './speaker-words.js';

/**
 * What a source phrase is headed by. THING is something that neither speaks nor carries words: what it is said
 * to do ("the cut threatens jobs") is no attribution.
 */
export type SourceHead = 'PRONOUN' | 'NAME' | 'PERSON' | 'GROUP' | 'DOCUMENT' | 'THING';

export interface SourcePhrase {
  readonly head: SourceHead;
  /** The head noun or pronoun, in lower case. */
  readonly word: string;
  /** The name's items, title and role left out; null for other heads. */
  readonly name: { readonly from: number; readonly to: number } | null;
  /** The role's items: before the name ("Foreign Ministry spokeswoman") or behind it (", a teacher"). */
  readonly role: { readonly from: number; readonly to: number } | null;
  /** The description's items, up to a relative clause or apposition. */
  readonly description: { readonly from: number; readonly to: number };
  /** The honorific before the name, in lower case: it tells he from she. */
  readonly title: string | null;
}

const QUANTITIES = new Set(
  'number group majority handful dozens hundreds thousands lot couple percent % per cent one some many most several all two three half both few members minority set variety series third quarter pair none each host range spokespeople team'.split(
    ' ',
  ),
);
const PARTICLES = new Set(
  'de van von der den la le da del della di bin ibn al el dos du y e ten ter zu abu st. st'.split(' '),
);
const ORGANISATION_LINKS = new Set(['of', 'for', 'and', '&', 'the', 'on', 'in']);
const STOPS = new Set([',', '(', '—', '–', '--', 'who', 'which', 'that', 'whose', '[']);

/** Reads a source phrase: who is named, in which role, or how it is described. */
export function readSource(items: Items, phrase: NounPhrase): SourcePhrase {
  let { from } = phrase;
  const { to } = phrase;
  while (
    from + 1 < to &&
    (items.tags[from] === 'ADV' || items.words[from] === 'both' || items.tags[from] === 'CCONJ')
  )
    from++;
  if (
    to - from >= 1 &&
    items.tags[from] === 'PRON' &&
    !(isPossessivePronoun(items.words[from] as string) && to - from > 1)
  ) {
    return simple('PRONOUN', items.words[from] as string, from, from + 1);
  }
  let core = coreEnd(items, from, to);
  // Of two that speak together the first one named stands for both.
  for (let at = from + 1; at < core - 1; at++) {
    if (
      items.words[at] === 'and' &&
      isCapital(items, at - 1) &&
      isCapital(items, at + 1) &&
      !linksBack(items, from, at)
    )
      core = at;
  }
  const headAt = headOf(items, from, core);
  if (headAt < 0) return simple('THING', items.words[core - 1] ?? '', from, core);
  const described = { from, to: descriptionEnd(items, core, to) };
  const name = nameEndingAt(items, from, headAt);
  const last = personBehind(items, core, to);
  if (name && last && !isPersonName(items, name)) {
    return {
      head: 'NAME',
      word: items.words[last.to - 1] as string,
      name: last,
      role: withoutArticle(items, { from, to: last.from - 1 }),
      description: described,
      title: null,
    };
  }
  if (name) {
    const behind = roleBehind(items, core, to);
    const before = roleBefore(items, from, name.from);
    return {
      head: 'NAME',
      word: items.words[headAt] as string,
      name,
      role: before ?? behind,
      description: described,
      title: titleBefore(items, from, name.from),
    };
  }
  const behind = nameBehind(items, core, to);
  if (behind) {
    return {
      head: 'NAME',
      word: items.words[behind.to - 1] as string,
      name: behind,
      role: withoutArticle(items, described),
      description: described,
      title: null,
    };
  }
  let word = items.words[headAt] as string;
  // "The number of people" is a figure; "a number of people" are people.
  if (word === 'number' && items.words[from] === 'the') return simple('THING', word, from, core);
  if (QUANTITIES.has(word) && items.words[headAt + 1] === 'of') {
    let inner = headAt + 2;
    while (
      inner < to &&
      items.tags[inner] !== 'NOUN' &&
      items.tags[inner] !== 'PROPN' &&
      items.tags[inner] !== 'PRON'
    )
      inner++;
    while (inner + 1 < to && (items.tags[inner + 1] === 'NOUN' || items.tags[inner + 1] === 'PROPN')) inner++;
    if (inner < to) word = items.words[inner] as string;
    if (items.tags[inner] === 'PROPN') return { ...simple('GROUP', word, from, described.to) };
  }
  const head: SourceHead = isPersonNoun(word)
    ? 'PERSON'
    : isGroupNoun(word)
      ? 'GROUP'
      : DOCUMENT_NOUNS.has(word)
        ? 'DOCUMENT'
        : word === '%' || word === 'percent' || items.tags[headAt] === 'NUM'
          ? 'PERSON'
          : 'THING';
  return simple(head, word, from, described.to);
}

/** Who speaks together with the first one: "Ann Lee, Bo Day and the Road Board". Each has a name. */
export function furtherSpeakers(items: Items, { from, to }: NounPhrase): NounPhrase[] {
  let and = from + 1;
  while (and < to - 1 && (items.words[and] !== 'and' || linksBack(items, from, and))) and++;
  if (and >= to - 1 || !isCapital(items, and - 1)) return [];
  const parts: NounPhrase[] = [];
  let start = from;
  for (let at = from; at <= and; at++) {
    if (at < and && items.words[at] !== ',') continue;
    parts.push({ from: start, to: at });
    start = at + 1;
  }
  parts.push({ from: and + 1, to });
  const named = parts.every((part) => part.to > part.from && readSource(items, part).head === 'NAME');
  return named ? parts.slice(1) : [];
}

function simple(head: SourceHead, word: string, from: number, to: number): SourcePhrase {
  return {
    head,
    word,
    name: null,
    role: null,
    description: { from, to: Math.max(to, from + 1) },
    title: null,
  };
}

/** Where the phrase's first noun group ends: before a preposition, a comma, a bracket or a relative clause. */
function coreEnd(items: Items, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const word = items.words[at] as string;
    if (STOPS.has(word) && at > from) break;
    if (items.tags[at] === 'ADP' && at > from && !joinsName(items, from, at, to)) break;
    if (
      items.tags[at] === 'VERB' &&
      at > from &&
      items.tags[at - 1] !== 'DET' &&
      items.tags[at - 1] !== 'ADJ' &&
      !isHyphen(items, at - 1)
    )
      break;
    at++;
  }
  return at;
}

/** "Department of Energy", "Bank of England", "Secretary of State John Kerry": the "of" is inside the name or title. */
function joinsName(items: Items, from: number, at: number, to: number): boolean {
  const word = items.words[at] as string;
  if (word !== 'of' && word !== 'for' && word !== 'on') return false;
  let next = at + 1;
  if (items.words[next] === 'the') next++;
  if (at <= from || next >= to || !isCapital(items, at - 1) || !isCapital(items, next)) return false;
  const before = items.words[at - 1] as string;
  if (PERSON_NOUNS.has(before))
    return before === 'secretary' || before === 'attorney' || before === 'minister';
  return items.tags[at - 1] === 'PROPN' || items.tags[at - 1] === 'NOUN';
}

function headOf(items: Items, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    const tag = items.tags[at];
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM' || tag === 'SYM' || tag === 'X') return at;
  }
  for (let at = to - 1; at > from; at--) if (items.tags[at] === 'ADJ') return at;
  return -1;
}

function descriptionEnd(items: Items, core: number, to: number): number {
  let at = core;
  while (at < to && at < core + 10) {
    const word = items.words[at] as string;
    if (STOPS.has(word) || items.tags[at] === 'VERB') break;
    at++;
  }
  return at;
}

/** The name whose last item is `last`; null where the head is a common noun, if with a capital. */
function nameEndingAt(items: Items, from: number, last: number): { from: number; to: number } | null {
  if (!isCapital(items, last)) return null;
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
    if (!isTitle) continue;
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
    if (isPersonNoun(word)) return null;
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

export const PLURAL_PEOPLE =
  /^(?:Democrats|Republicans|Conservatives|Tories|Liberals|Americans|Britons|Germans|Russians|Muslims|Christians|Jews|Catholics|Evangelicals|Latinos|Hispanics|Socialists|Greens|Lib|Dems|Libertarians|Unionists|Nationalists|Brexiteers|Remainers|Progressives|Europeans|Canadians|Australians|Ukrainians|Israelis|Palestinians|Kurds|Sunnis|Shiites|Mexicans|Cubans|Iraqis|Syrians|Iranians|Afghans|[A-Z][a-z]+(?:icans|nians|stians|lians|rians|dians|gians|tians|eans|landers|crats|ists))$/;

function linksBack(items: Items, from: number, link: number): boolean {
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

export function isAcronym(text: string): boolean {
  return /^(?:[A-Z][A-Z0-9&]{1,7}|(?:[A-Z]\.){2,})$/.test(text);
}

function titleBefore(items: Items, from: number, nameFrom: number): string | null {
  for (let at = nameFrom - 1; at >= from && at >= nameFrom - 4; at--) {
    const word = (items.words[at] as string).replace(/\.$/, '');
    if (TITLES.has(word) || HONORIFICS.has(word) || isPersonNoun(word)) return word;
  }
  return null;
}

/** The words between the article and the name: "Foreign Ministry spokeswoman". */
function roleBefore(items: Items, from: number, nameFrom: number): { from: number; to: number } | null {
  let start = from;
  while (
    start < nameFrom &&
    (items.tags[start] === 'DET' || items.tags[start] === 'ADP' || items.tags[start] === 'PUNCT')
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
  return { from: start, to: end };
}

/** "Mao, a spokeswoman for the ministry": the apposition without its article. */
function roleBehind(items: Items, core: number, to: number): { from: number; to: number } | null {
  let at = core;
  if (items.words[at] !== ',') return null;
  at++;
  // "Ann Lee, 45, a teacher"
  while (at + 1 < to && (items.tags[at] === 'NUM' || items.words[at] === ',')) at++;
  if (items.words[at] === 'who' || items.words[at] === 'which' || at >= to) return null;
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
  let noun = false;
  for (let place = at; place < end; place++) if (isPersonNoun(items.words[place] as string)) noun = true;
  return noun ? withoutArticle(items, { from: at, to: end }) : null;
}

/** "its head, the Road Board, Ann Lee": the last of several appositions, where it is a person's name. */
function personBehind(items: Items, core: number, to: number): { from: number; to: number } | null {
  let end = to;
  while (end > core && (items.tags[end - 1] === 'PUNCT' || items.words[end - 1] === 'who')) end--;
  let from = end;
  while (from > core && isCapital(items, from - 1) && items.tags[from - 1] === 'PROPN') from--;
  if (items.words[from - 1] !== ',' || end - from < 2 || end - from > 4) return null;
  while (from < end - 1 && TITLES.has((items.words[from] as string).replace(/\.$/, ''))) from++;
  return isPersonName(items, { from, to: end }) ? { from, to: end } : null;
}

function isPersonName(items: Items, { from, to }: { from: number; to: number }): boolean {
  if (to - from < 2) return false;
  for (let at = from; at < to; at++) {
    const word = items.words[at] as string;
    if (isGroupNoun(word) || ORGANISATION_LINKS.has(word) || isAcronym(items.texts[at] as string))
      return false;
  }
  return true;
}

/** "the head of the agency, Ann Lee" */
function nameBehind(items: Items, core: number, to: number): { from: number; to: number } | null {
  for (let comma = core; comma < to; comma++) {
    if (items.words[comma] !== ',') {
      if (items.words[comma] === 'who' || items.words[comma] === 'which') return null;
      continue;
    }
    const at = comma + 1;
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

function withoutArticle(items: Items, range: { from: number; to: number }): { from: number; to: number } {
  let { from } = range;
  while (
    from + 1 < range.to &&
    (items.tags[from] === 'DET' || isPossessivePronoun(items.words[from] as string))
  )
    from++;
  return { from, to: range.to };
}
