import { isCapital } from './capital-words.js';
import { isHyphen, isPossessivePronoun } from './item-words.js';
import type { Items } from './items.js';
import type { NounPhrase } from './noun-phrases.js';
import {
  isPersonName,
  joinsName,
  linksBack,
  nameBehind,
  nameEndingAt,
  personBehind,
} from './source-names.js';
import { roleBefore, roleBehind, titleBefore, withoutArticle } from './source-roles.js';
import { DOCUMENT_NOUNS, isGroupNoun, isPersonNoun } from './speaker-words.js';

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
  const share = shareEnd(items, from, to);
  if (share > 0) {
    const counted = items.tags[share - 1] === 'NUM' ? 'people' : (items.words[share - 1] as string);
    return simple('PERSON', counted, from, descriptionEnd(items, share, to));
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

/** Behind "six in 10", "three out of four voters", with the noun that they are of; -1 where there is no such share. */
function shareEnd(items: Items, from: number, to: number): number {
  if (items.tags[from] !== 'NUM') return -1;
  const out = items.words[from + 1] === 'out' && items.words[from + 2] === 'of';
  const whole = out ? from + 3 : items.words[from + 1] === 'in' ? from + 2 : to;
  if (whole >= to || items.tags[whole] !== 'NUM') return -1;
  let end = whole + 1;
  while (end < to && /^(?:ADJ|NOUN|PROPN|VERB)$/.test(items.tags[end] as string)) end++;
  return end;
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
