import { hasFiniteVerb } from './clauses.js';
import type { Cue } from './cue.js';
import { isDash } from './item-words.js';
import { type Items, QUOTE } from './items.js';

/** A clause or infinitive runs on over what hangs on its verb; a phrase ends with its noun and what hangs on that. */
export type ContentKind = 'CLAUSE' | 'INFINITIVE' | 'PHRASE';

const PHRASE_BREAK = new Set([
  'as',
  'after',
  'while',
  'because',
  'since',
  'before',
  'although',
  'though',
  'when',
  'if',
  'until',
  'unless',
  'but',
  'during',
  'whereas',
  'so',
  'saying',
  'amid',
]);
const CLAUSE_BREAK_AFTER_COMMA = new Set([
  'while',
  'although',
  'though',
  'whereas',
  'as',
  'even',
  'according',
]);

/** "described it as a failure": the "as" belongs to the verb. */
const LIKENING = new Set(
  'describe characterise characterize portray depict denounce dismiss criticize criticise hail label brand cite deride mock praise condemn slam defend reject blast identify laud applaud envision decry see view regard interpret paint cast frame present name claim'.split(
    ' ',
  ),
);

/** Where the content that starts at `start` ends: not in the next clause, the adjunct or the next attribution. */
export function contentEnd(
  items: Items,
  start: number,
  ceiling: number,
  cues: readonly Cue[],
  own: number,
  kind: ContentKind,
): number {
  let at = start;
  let next = own + 1;
  while (at < ceiling) {
    const tag = items.tags[at];
    const word = items.words[at] as string;
    if (tag === QUOTE && at > start) return trimEnd(items, start, at);
    while (next < cues.length && (cues[next] as Cue).at < at) next++;
    if (word === '.' || word === '?' || word === '!') {
      if (at === ceiling - 1 || at + 1 >= ceiling) return at;
    } else if (word === ';' || word === ':') {
      return trimEnd(items, start, at);
    } else if (word === ',' || isDashBetween(items, at)) {
      if (breaksAfterComma(items, at, ceiling, cues, next, kind, start)) return trimEnd(items, start, at);
    } else if (tag === 'CCONJ') {
      if (turnsAway(items, start, at, kind) || breaksAtConjunction(items, at, ceiling, cues, next, kind))
        return trimEnd(items, start, at);
    } else if (
      at > start &&
      kind === 'PHRASE' &&
      PHRASE_BREAK.has(word) &&
      !(word === 'as' && LIKENING.has(cues[own]?.lemma ?? '')) &&
      (tag === 'SCONJ' || tag === 'ADP' || tag === 'ADV' || tag === 'VERB')
    ) {
      return trimEnd(items, start, at);
    } else if (at > start && word === 'according' && items.words[at + 1] === 'to') {
      return trimEnd(items, start, at);
    } else if (at > start + 1 && (word === 'despite' || word === 'amid') && setsAgainst(items, at, ceiling)) {
      return trimEnd(items, start, at);
    }
    at++;
  }
  return trimEnd(items, start, at);
}

/** What others say. */
const OTHERS_WORDS = new Set(
  'report reports claim claims allegation allegations accusation accusations complaint complaints warning warnings rumour rumours rumor rumors speculation criticism suggestions assertions denials protests objections calls demands'.split(
    ' ',
  ),
);

/** What the writer sets against a claim: "despite reports that", "amid growing calls for". */
function setsAgainst(items: Items, at: number, ceiling: number): boolean {
  for (let noun = at + 1; noun < ceiling && noun < at + 5; noun++) {
    if (items.tags[noun] === 'NOUN' && OTHERS_WORDS.has(items.words[noun] as string)) return true;
    if (!['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'VERB'].includes(items.tags[noun] as string)) return false;
  }
  return false;
}

function isDashBetween(items: Items, at: number): boolean {
  return isDash(items.words[at] as string) && items.ends[at - 1] !== items.starts[at];
}

function breaksAfterComma(
  items: Items,
  comma: number,
  ceiling: number,
  cues: readonly Cue[],
  next: number,
  kind: ContentKind,
  start: number,
): boolean {
  const at = comma + 1;
  if (at >= ceiling) return true;
  const tag = items.tags[at];
  const word = items.words[at] as string;
  if (tag === QUOTE) return true;
  // A relative clause that closes the sentence is the writer's as often as not, and hangs on the claim loosely.
  if ((word === 'which' || word === 'who') && comma > start + 3 && !hasComma(items, at, ceiling)) return true;
  if (CLAUSE_BREAK_AFTER_COMMA.has(word) && comma > start + 2) return true;
  if (tellsOccasion(items, at, ceiling)) return true;
  const upcoming = cues[next];
  if (upcoming) {
    // ", adding that"
    if (upcoming.form === 'ING' && upcoming.from <= at + 1 && upcoming.speech) return true;
    // ", and added", ", but she said"
    if (tag === 'CCONJ')
      return turnsAway(items, start, at, kind) || breaksAtConjunction(items, at, ceiling, cues, next, kind);
    // ", criticised it"
    if (upcoming.from === at && upcoming.finite && upcoming.speech)
      // "said the plan, announced on Monday, was wrong": a clause does not end before its verb.
      return kind === 'PHRASE' || hasOwnVerb(items, start, comma);
  }
  if (kind === 'PHRASE') {
    if (tag === 'CCONJ')
      return items.tags[at + 1] === 'VERB' || items.tags[at + 1] === 'AUX' || items.tags[at + 1] === 'PRON';
    if (tag === 'ADJ' || tag === 'NOUN' || tag === 'PROPN') return !listGoesOn(items, at, ceiling);
    return true;
  }
  return false;
}

const OCCASIONS = new Set(
  'start end beginning close opening eve course speech statement interview letter conference meeting briefing address hearing call post debate ceremony rally sidelines'.split(
    ' ',
  ),
);

/** ", at the start of a call", ", in an interview with the Courier": when it was said closes the sentence. */
function tellsOccasion(items: Items, at: number, ceiling: number): boolean {
  if (!/^(?:at|in|on|during)$/.test(items.words[at] as string)) return false;
  let noun = at + 1;
  while (noun < ceiling && ['DET', 'ADJ', 'PROPN', 'NUM'].includes(items.tags[noun] as string)) noun++;
  while (items.tags[noun + 1] === 'NOUN' && !OCCASIONS.has(items.words[noun] as string)) noun++;
  return noun > at + 1 && OCCASIONS.has(items.words[noun] as string) && !hasComma(items, noun, ceiling);
}

/** A finite verb that does not open an insertion: "the plan, announced on Monday". */
function hasOwnVerb(items: Items, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (items.words[at - 1] !== ',' && hasFiniteVerb(items, at, at + 1)) return true;
  return false;
}

/** "the plan, its cost and its authors" */
function listGoesOn(items: Items, from: number, ceiling: number): boolean {
  for (let at = from; at < ceiling && at < from + 15; at++) {
    const tag = items.tags[at];
    if (tag === 'CCONJ') return true;
    if (tag === 'VERB' || tag === 'AUX' || tag === QUOTE) return false;
  }
  return false;
}

function breaksAtConjunction(
  items: Items,
  at: number,
  ceiling: number,
  cues: readonly Cue[],
  next: number,
  kind: ContentKind,
): boolean {
  let place = next;
  while (place < cues.length && (cues[place] as Cue).at <= at) place++;
  const upcoming = cues[place];
  const word = items.words[at] as string;
  if (upcoming && upcoming.kind === 'VERB' && !upcoming.passive) {
    if (
      upcoming.from === at + 1 &&
      (upcoming.form === 'PAST' || upcoming.form === 'THIRD' || upcoming.form === 'ING')
    )
      return upcoming.speech || kind === 'PHRASE';
    // "and Smith said"
    const gap = upcoming.from - at - 1;
    if (
      gap > 0 &&
      gap <= 5 &&
      upcoming.speech &&
      (upcoming.finite || upcoming.form === 'ING') &&
      (items.tags[at + 1] === 'PROPN' || items.words[at + 1] === 'he' || items.words[at + 1] === 'she')
    )
      return true;
  }
  if (kind !== 'PHRASE') return false;
  if (word === 'but') return true;
  let verb = at + 1;
  while (verb < ceiling && items.tags[verb] === 'ADV') verb++;
  const tag = items.tags[verb];
  return (
    (tag === 'VERB' && !/ing$/.test(items.words[verb] as string)) ||
    tag === 'AUX' ||
    (tag === 'PRON' && items.tags[verb + 1] !== 'NOUN')
  );
}

/**
 * "would be paid but stopped short of saying when": what follows was not said. "urged them to go, and that he would
 * stay": the second hangs on what reports the first.
 */
function turnsAway(items: Items, start: number, conjunction: number, kind: ContentKind): boolean {
  const next = items.words[conjunction + 1];
  if (next === 'stopped') return items.words[conjunction + 2] === 'short';
  return kind === 'INFINITIVE' && next === 'that' && !items.words.slice(start, conjunction).includes('that');
}

/** A content does not end with punctuation or a conjunction. */
function trimEnd(items: Items, start: number, end: number): number {
  let to = end;
  while (
    to > start &&
    (items.tags[to - 1] === 'PUNCT' || items.tags[to - 1] === 'CCONJ') &&
    items.words[to - 1] !== ')'
  )
    to--;
  return to;
}

function hasComma(items: Items, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (items.words[at] === ',') return true;
  return false;
}
