import { startsHigh } from './capital-words.js';
import { type CueVerb, cueVerb } from './cue-lexicon.js';
import { cuePhrases } from './cue-phrases.js';
import { TIME_WORDS } from './item-words.js';
import type { ItemLists, Sentence } from './items.js';
import type { QuotedSegment } from './quoted-segments.js';
import { repairTags } from './tag-repair.js';
import { ATTRIBUTION_REACH, cueBefore, lastMark } from './utterances.js';

/** A sentence of more words is none; it is cut so that no text costs more than its length. */
const LONGEST_SENTENCE = 300;
const SENTENCE_STARTERS = new Set(
  'the a an he she it they we i but and in on at this that these those his her its their there if when as for after while however still meanwhile asked'.split(
    ' ',
  ),
);

/** Cuts a stretch of items into sentences. */
export function splitSentences(
  body: string,
  lists: ItemLists,
  segments: readonly QuotedSegment[],
  from: number,
  to: number,
  paragraph: number,
  sentences: Sentence[],
): void {
  let start = from;
  for (let at = from; at < to; at++) {
    const may = (lists.segments[at] as number) >= 0 || endsWithStop(lists.words[at] as string);
    const ends = at + 1 >= to || (may && endsSentence(body, lists, segments, start, at, to));
    if (at - start < LONGEST_SENTENCE && !ends) continue;
    let end = at + 1;
    while (end < to && (lists.words[end] === ')' || lists.words[end] === ']')) end++;
    sentences.push({ from: start, to: end, paragraph });
    repairTags(lists, start, end);
    start = end;
    at = end - 1;
  }
  if (start < to) {
    sentences.push({ from: start, to, paragraph });
    repairTags(lists, start, to);
  }
}

/** What ends a sentence is a quote or ends with one of these: . ? ! … */
function endsWithStop(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  return last === 0x2e || last === 0x3f || last === 0x21 || last === 0x2026;
}

function endsSentence(
  body: string,
  lists: ItemLists,
  segments: readonly QuotedSegment[],
  from: number,
  at: number,
  to: number,
): boolean {
  const word = lists.words[at] as string;
  const segment = lists.segments[at] as number;
  const next = lists.texts[at + 1] as string;
  if (segment >= 0) {
    const { inner, outer } = segments[segment] as QuotedSegment;
    const last = lastMark(body, inner);
    if (!'.?!…'.includes(last) && outer.end > inner.end) return false;
    if ((lists.segments[at + 1] as number) >= 0) return true;
    if (!startsHigh(next)) return false;
    // A quote that a colon or cue introduced has its attribution already.
    const before = lists.words[at - 1] ?? '';
    if (at > from && (before === ':' || (before === ',' && cueBefore(lists, from, at)))) return true;
    return !attributionFollows(lists, at + 1, to);
  }
  if (word === '.' || word === '?' || word === '!' || word === '...' || word === '…' || word === '..') {
    if (startsHigh(next) || (lists.segments[at + 1] as number) >= 0) return true;
    return /^[\d$£€@#]/.test(next) && word !== '...';
  }
  if (
    word.length > 2 &&
    word.endsWith('.') &&
    (lists.segments[at + 1] as number) >= 0 &&
    lists.tags[at - 1] !== 'ADP'
  )
    return true;
  if (word.length > 1 && word.endsWith('.') && startsHigh(next))
    return SENTENCE_STARTERS.has(lists.words[at + 1] as string) && word !== 'mr.';
  return false;
}

/** "Why?" Smith asked. — a name and a reporting verb, with nothing after that it could report. */
function attributionFollows(lists: ItemLists, from: number, to: number): boolean {
  if (cueVerb(lists.words[from] as string)?.speech && lists.tags[from] === 'VERB') return true;
  const end = Math.min(to, from + ATTRIBUTION_REACH);
  for (let at = from; at < end; at++) {
    const word = lists.words[at] as string;
    const ends = word === '.' && lists.words[at + 1] !== ',';
    if (ends || (lists.segments[at] as number) >= 0) return false;
    if (lists.tags[at] === 'AUX') return false;
    const entry = lists.tags[at] === 'VERB' || lists.tags[at] === 'NOUN' ? cueVerb(word) : undefined;
    const phrase = cuePhrases(word)?.find(
      ({ quote, rest }) => quote && rest.every((part, index) => lists.words[at + 1 + index] === part),
    );
    // "He hoped to live for it, Lee added": a verb of another kind makes it a sentence of its own.
    const told =
      lists.tags[at] === 'VERB' &&
      !/ing$/.test(word) &&
      !/^(?:who|which|that)$/.test(lists.words[at - 1] ?? '');
    if (!(entry?.speech || phrase) && told) return false;
    if (!(entry?.speech || phrase) || at === from) continue;
    return reportsNothing(lists, at + 1 + (phrase?.rest.length ?? 0), to, entry);
  }
  return false;
}

/** What stands behind a reporting verb is its hearer, time or place at the most, and no content of its own. */
function reportsNothing(lists: ItemLists, from: number, to: number, entry: CueVerb | undefined): boolean {
  const after = lists.words[from];
  if (from >= to || after === '.' || after === ',' || after === ':' || (lists.segments[from] as number) >= 0)
    return true;
  // "The two went home" reports nothing at all.
  if (entry && !entry.clause && !entry.telling) return false;
  const tag = lists.tags[from];
  if (
    !entry?.telling &&
    tag !== 'ADP' &&
    tag !== 'ADV' &&
    tag !== 'SCONJ' &&
    !isAdjunctStart(after as string)
  )
    return false;
  if (after === 'that' || after === 'to') return false;
  for (let at = from; at < to; at++) {
    const word = lists.words[at] as string;
    if (word === '.' || word === ',' || (lists.segments[at] as number) >= 0) return true;
    if (word === 'that' || word === ':') return false;
    // "told them the boats were late" has a clause behind the hearer; "said as he left" is no content.
    if ((lists.tags[at] === 'AUX' || lists.tags[at] === 'VERB') && at > from) return adjoins(lists, from, at);
  }
  return true;
}

function isAdjunctStart(word: string): boolean {
  return TIME_WORDS.has(word) || word === 'last' || word === 'earlier' || word === 'when' || word === 'while';
}

/** The clause of a verb hangs on a word that makes it an adjunct. */
function adjoins(lists: ItemLists, from: number, verb: number): boolean {
  for (let at = from; at < verb; at++)
    if (/^(?:when|while|as|after|before|during|because|who|since)$/.test(lists.words[at] as string))
      return true;
  return /ing$/.test(lists.words[verb] as string);
}
