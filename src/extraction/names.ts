import { fold } from '../domain/fold.js';
import type { Span } from '../domain/span.js';
import { isAcronym, isCapital, NAME_LINKS } from './capital-words.js';
import { appositionRole } from './mention-roles.js';
import { NO_NAMES } from './no-names.js';
import { endsPersonalName, isTradeSurname } from './personal-names.js';
import { HONORIFICS, isGroupNoun, isPersonNoun, TITLES } from './speaker-words.js';
import { spelledOut } from './spelled-out.js';
import type { Tokens } from './tokens.js';
import { isWorkTitle } from './work-titles.js';

/** A name as it stands in the text. */
export interface Mention {
  readonly span: Span;
  /** As it stands there, one space between its words. */
  readonly text: string;
  readonly words: readonly string[];
  /** Folded, without title. */
  readonly key: string;
  readonly title: string | null;
  readonly role: Span | null;
  /** Of a book, a film, a song. */
  readonly isWork: boolean;
  /** Something is said to be there: "in Tarnford". */
  readonly isPlace: boolean;
}

/** Names anywhere in the text: runs of capital words, their titles told apart. */
export function findMentions(body: string, tokens: Tokens, spelled: Map<string, Span>): Mention[] {
  const mentions: Mention[] = [];
  const tradeSurnames = new Set<string>();
  let at = 0;
  while (at < tokens.length) {
    if (
      tokens.words[at] === '(' &&
      tokens.words[at + 2] === ')' &&
      at > 1 &&
      isAcronym(tokens.texts[at + 1] as string)
    ) {
      const full = spelledOut(body, tokens, at + 1);
      if (full) {
        spelled.set(tokens.words[at + 1] as string, full);
        // The full name may have been cut at a title inside it ("the High Commissioner for Refugees").
        while (mentions.length > 0 && (mentions.at(-1) as Mention).span.start >= full.start) mentions.pop();
        mentions.push(mentionAt(body, full, null, null, false));
      }
    }
    if (!startsName(tokens, at)) {
      at++;
      continue;
    }
    const from = at;
    let to = at + 1;
    while (to < tokens.length && to - from < 12 && continuesName(body, tokens, to)) to++;
    while (
      to > from + 1 &&
      (NAME_LINKS.has(tokens.words[to - 1] as string) || isPostNominal(tokens, from, to - 1))
    )
      to--;
    pushMention(body, tokens, from, to, mentions, tradeSurnames);
    at = to;
  }
  return mentions;
}

const POST_NOMINALS = new Set('KC QC SC MP MSP MS TD MBE OBE CBE KBE DBE PhD MD FRS JP'.split(' '));

/** "Philippa Vane KC": what somebody is entitled to write behind the name. */
function isPostNominal(tokens: Tokens, from: number, at: number): boolean {
  return at >= from + 2 && POST_NOMINALS.has(tokens.texts[at] as string);
}

const NAME_PARTICLES = new Set(['der', 'den', 'la', 'le', 'de']);

function startsName(tokens: Tokens, at: number): boolean {
  const word = tokens.words[at] as string;
  if (word === tokens.texts[at] || !isCapital(tokens, at)) return false;
  if (NO_NAMES.has(word) && !isTitleWord(word)) return false;
  const tag = tokens.tags[at];
  // "Opening the case, Lee said": a participle that the model takes for a name.
  if (word.endsWith('ing') && tokens.tags[at + 1] === 'DET') return false;
  if (tag === 'PROPN') return true;
  if (
    tag === 'PRON' ||
    tag === 'DET' ||
    tag === 'AUX' ||
    tag === 'SCONJ' ||
    tag === 'CCONJ' ||
    tag === 'ADP' ||
    tag === 'PUNCT' ||
    tag === 'NUM' ||
    tag === 'INTJ'
  )
    return false;
  if (tokens.words[at + 1] === 'street' && isCapital(tokens, at + 1)) return true;
  // "Added Lee:", "Praising Lee, ...": a verb that begins a sentence is no first name.
  if (tag === 'VERB' && /(?:ed|ing)$/.test(word) && !isCapital(tokens, at - 1)) return false;
  const next = at + 1 < tokens.length && isCapital(tokens, at + 1) && tokens.tags[at + 1] === 'PROPN';
  return (
    (tag === 'NOUN' || tag === 'ADJ' || tag === 'VERB' || tag === 'ADV' || tag === 'X') &&
    (next || tag === 'NOUN' || tag === 'X')
  );
}

function isTitleWord(word: string): boolean {
  return TITLES.has(withoutStop(word));
}

/** "mr" of "mr." */
function withoutStop(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word;
}

function continuesName(body: string, tokens: Tokens, at: number): boolean {
  const gap = body.slice(tokens.ends[at - 1] as number, tokens.starts[at] as number);
  if (gap.includes('\n')) return false;
  const word = tokens.words[at] as string;
  if (isCapital(tokens, at)) {
    const tag = tokens.tags[at];
    if (tag === 'PRON' || (tag === 'DET' && word !== 'the')) return false;
    return !NO_NAMES.has(word) || isTitleWord(word);
  }
  if (!NAME_LINKS.has(word)) return false;
  if (word === '-')
    return gap === '' && isCapital(tokens, at + 1) && tokens.starts[at + 1] === tokens.ends[at];
  let next = at + 1;
  while (next < at + 3 && (tokens.words[next] === 'the' || NAME_PARTICLES.has(tokens.words[next] as string)))
    next++;
  if (!isCapital(tokens, next) || NO_NAMES.has(tokens.words[next] as string)) return false;
  if (word === 'and' || word === 'for' || word === 'on' || word === 'the') {
    // Only within the name of a body: "Food and Drug Administration".
    for (let ahead = next; ahead < tokens.length && ahead < next + 4 && isCapital(tokens, ahead); ahead++) {
      if (isGroupNoun(tokens.words[ahead] as string)) return word === 'and';
    }
    return word !== 'and' && isGroupNoun(tokens.words[at - 1] as string);
  }
  if (word === 'of' && endsPersonalName(tokens.words, at - 1)) return false;
  if (word === 'of') return tokens.tags[at - 1] === 'PROPN' || isGroupNoun(tokens.words[at - 1] as string);
  return true;
}

function pushMention(
  body: string,
  tokens: Tokens,
  from: number,
  to: number,
  mentions: Mention[],
  tradeSurnames: Set<string>,
): void {
  let first = from;
  let title: string | null = null;
  let roleTo = from;
  for (let at = from; at < to - 1; at++) {
    const word = withoutStop(tokens.words[at] as string);
    // "Dean Baker"
    if (at === to - 2 && !HONORIFICS.has(word) && isTradeSurname(word, tokens.words[to - 1] as string))
      continue;
    if (
      !(
        TITLES.has(word) ||
        isPersonNoun(word) ||
        /^(?:prime|vice|foreign|first|former|acting|deputy)$/.test(word)
      )
    )
      continue;
    if (tokens.words[at + 1] === 'of') {
      let office = at + 2;
      if (tokens.words[office] === 'the') office++;
      if (office >= to - 1) continue;
      at = office;
    }
    if (isGroupNoun(tokens.words[to - 1] as string) && !HONORIFICS.has(word)) continue;
    title = word;
    first = at + 1;
    if (!HONORIFICS.has(word)) roleTo = at + 1;
  }
  const last = tokens.words[to - 1] as string;
  const isTrade = to - from > 1 && isTradeSurname(tokens.words[to - 2] as string, last);
  if (isTrade) tradeSurnames.add(last);
  // "Baker", after "Linda Baker", and no baker
  const isSurname = isTrade || (tradeSurnames.has(last) && tokens.tags[from - 1] !== 'DET');
  if (to - first === 1 && !isSurname && (isPersonNoun(last) || (isTitleWord(last) && !title))) return;
  if (to - first === 1 && isGroupNoun(last) && !isAcronym(tokens.texts[to - 1] as string)) return;
  while (first < to - 1 && NAME_LINKS.has(tokens.words[first] as string) && !isGivenAl(tokens, first))
    first++;
  const span = { start: tokens.starts[first] as number, end: tokens.ends[to - 1] as number };
  const role =
    roleTo > from
      ? { start: tokens.starts[from] as number, end: tokens.ends[roleTo - 1] as number }
      : appositionRole(tokens, from, to);
  const isPlace = to - from === 1 && isWhereSomethingIs(tokens, from);
  mentions.push({ ...mentionAt(body, span, title, role, isWorkTitle(tokens, from, to)), isPlace });
}

const LOCATING = new Set(['in', 'near', 'outside', 'around']);
/** "confidence in Lee" */
const PUT_IN_PEOPLE = new Set(
  'confidence trust faith belief interest believe believes believed in'.split(' '),
);

/** "in Tarnford", as against "in Lee's view", "confidence in Lee". */
function isWhereSomethingIs(tokens: Tokens, at: number): boolean {
  if (!LOCATING.has(tokens.words[at - 1] as string)) return false;
  return tokens.words[at + 1] !== "'s" && !PUT_IN_PEOPLE.has(tokens.words[at - 2] as string);
}

/** "Al Keating", as against "al-Keating". */
function isGivenAl(tokens: Tokens, at: number): boolean {
  return tokens.texts[at] === 'Al' && tokens.words[at + 1] !== '-';
}

function mentionAt(
  body: string,
  span: Span,
  title: string | null,
  role: Span | null,
  isWork: boolean,
): Mention {
  const raw = body.slice(span.start, span.end);
  const text = /\s/.test(raw) ? raw.replace(/\s+/g, ' ') : raw;
  return { span, text, words: text.split(' '), key: fold(text), title, role, isWork, isPlace: false };
}
