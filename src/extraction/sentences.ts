import type { Span } from '../domain/span.js';
import { type CueVerb, cueVerb } from './cue-lexicon.js';
import { cuePhrases } from './cue-phrases.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { isDash, TIME_WORDS } from './noun-phrases.js';
import type { QuotedSegment } from './quotation-marks.js';
import { isTitle } from './titles.js';
import type { PartOfSpeech, Tokens } from './tokens.js';

interface ItemLists {
  starts: number[];
  ends: number[];
  texts: string[];
  words: string[];
  tags: PartOfSpeech[];
  segments: number[];
}

/** A sentence of more words is none; it is cut so that no text costs more than its length. */
const LONGEST_SENTENCE = 300;
/** How far a sentence's attribution reaches behind its quote: "..." asked the chairman of the board. */
const ATTRIBUTION_REACH = 12;
/** What has a title. */
const WORK_NOUNS = new Set(
  'show program programme series book novel memoir film movie documentary play musical song single album magazine newspaper journal column podcast blog tour game painting poem essay episode report study'.split(
    ' ',
  ),
);
const SENTENCE_STARTERS = new Set(
  'the a an he she it they we i but and in on at this that these those his her its their there if when as for after while however still meanwhile asked'.split(
    ' ',
  ),
);

/** The body in sentences. */
export interface ReadSentences {
  readonly items: Items;
  readonly sentences: readonly Sentence[];
  /** Sentences inside the quotes that have quotes of their own. */
  readonly nested: readonly NestedSentence[];
}

export interface NestedSentence {
  readonly sentence: Sentence;
  /** The quote: its index among the segments. */
  readonly segment: number;
}

export function readSentences(
  body: string,
  paragraphs: readonly Span[],
  segments: readonly QuotedSegment[],
  tokens: Tokens,
): ReadSentences {
  const lists: ItemLists = { starts: [], ends: [], texts: [], words: [], tags: [], segments: [] };
  const sentences: Sentence[] = [];
  const inside = childrenOf(segments);
  const marks = markPlaces(segments);
  const quoting: { readonly segment: number; readonly token: number; readonly paragraph: number }[] = [];
  let token = 0;
  const startOf = (at: number): number =>
    at < tokens.length ? (tokens.starts[at] as number) : Number.POSITIVE_INFINITY;

  /** Reads up to the stretch's end; the segments are those that stand directly in it, from the given one on. */
  const read = (stretch: Span, level: readonly number[], paragraph: number, first: number): number => {
    const from = lists.words.length;
    let next = first;
    for (;;) {
      while (next < level.length && segmentAt(segments, level[next]).outer.end <= startOf(token)) next++;
      const index = next < level.length ? (level[next] as number) : -1;
      const segment = segments[index];
      const plainTo = segment ? Math.min(segment.outer.start, stretch.end) : stretch.end;
      while (startOf(token) < plainTo) pushToken(lists, tokens, token++);
      const start = startOf(token);
      if (!segment || start >= stretch.end) return next;
      if (segment.outer.end <= start) continue;
      if (segment.outer.start === start && inside.of.has(index))
        quoting.push({ segment: index, token, paragraph });
      const opens = segment.outer.start === start || lists.starts.at(-1) !== segment.outer.start;
      if (opens && isUtterance(body, segment, stretch, lists, from, tokens, token)) {
        push(lists, segment.outer.start, segment.outer.end, '“”', QUOTE, index);
        while (startOf(token) < segment.outer.end) token++;
        continue;
      }
      // A fragment: its words are items of the sentence.
      for (; startOf(token) < segment.outer.end; token++)
        if (!marks.has(startOf(token))) pushToken(lists, tokens, token);
    }
  };

  let next = 0;
  paragraphs.forEach((paragraph, index) => {
    const from = lists.words.length;
    next = read(paragraph, inside.top, index, next);
    split(body, lists, segments, from, lists.words.length, index, sentences);
  });
  const { length } = lists.words;
  const nested: NestedSentence[] = [];
  for (const { segment, token: first, paragraph } of quoting) {
    const { inner } = segments[segment] as QuotedSegment;
    const from = lists.words.length;
    token = first;
    while (startOf(token) < inner.start) token++;
    read(inner, inside.of.get(segment) ?? [], paragraph, 0);
    const found: Sentence[] = [];
    split(body, lists, segments, from, lists.words.length, paragraph, found);
    for (const sentence of found) nested.push({ sentence, segment });
  }
  return { items: { length, ...lists }, sentences, nested };
}

function segmentAt(segments: readonly QuotedSegment[], index: number | undefined): QuotedSegment {
  return segments[index as number] as QuotedSegment;
}

/** Which segments stand directly in the body, and which in which other. */
function childrenOf(segments: readonly QuotedSegment[]): { top: number[]; of: Map<number, number[]> } {
  const top: number[] = [];
  const of = new Map<number, number[]>();
  segments.forEach(({ parent }, index) => {
    if (parent < 0) top.push(index);
    else of.set(parent, [...(of.get(parent) ?? []), index]);
  });
  return { top, of };
}

function markPlaces(segments: readonly QuotedSegment[]): Set<number> {
  const places = new Set<number>();
  for (const { outer, closeWidth } of segments) {
    places.add(outer.start);
    if (closeWidth > 0) places.add(outer.end - closeWidth);
  }
  return places;
}

function push(
  lists: ItemLists,
  start: number,
  end: number,
  text: string,
  tag: PartOfSpeech,
  segment: number,
): void {
  lists.starts.push(start);
  lists.ends.push(end);
  lists.texts.push(text);
  lists.words.push(text);
  lists.tags.push(tag);
  lists.segments.push(segment);
}

function pushToken(lists: ItemLists, tokens: Tokens, token: number): void {
  lists.starts.push(tokens.starts[token] as number);
  lists.ends.push(tokens.ends[token] as number);
  lists.texts.push(tokens.texts[token] as string);
  lists.words.push(tokens.words[token] as string);
  lists.tags.push(tokens.tags[token] as string);
  lists.segments.push(-1);
}

const MANY_SENTENCES = /[.?!]["”’']? +["“‘]?\p{Lu}/u;

/** Whether a segment is somebody's whole utterance, as against a fragment woven into the writer's sentence. */
function isUtterance(
  body: string,
  segment: QuotedSegment,
  paragraph: Span,
  lists: ItemLists,
  paragraphFrom: number,
  tokens: Tokens,
  token: number,
): boolean {
  if (!segment.closed || segment.continued || segment.continues) return true;
  const { inner } = segment;
  const last = lastMark(body, inner);
  const opensHigh = /^[\p{Lu}\p{N}.…[($£€“‘"']/u.test(body.slice(inner.start, inner.start + 2));
  const count = lists.words.length;
  const before = count > paragraphFrom ? (lists.words[count - 1] as string) : '';
  const atStart =
    before === '' ||
    before === '.' ||
    before === '?' ||
    before === '!' ||
    (before.length > 2 && before.endsWith('.')) ||
    (lists.segments[count - 1] as number) >= 0 ||
    (count === paragraphFrom + 1 && !/[\p{L}\p{N}]/u.test(before));
  const afterStop =
    before === ',' || before === ':' || before === '-' || before === '--' || before === '—' || before === '–';
  const text = body.slice(inner.start, inner.end);
  // "A," he said, "b": the second half of a broken utterance need not begin with a capital.
  if (afterStop && quoteInSentence(lists, paragraphFrom) && cueBefore(lists, paragraphFrom)) return true;
  // "the show “Cake Hour.”", "Tuesday's “Harbour Talk,”"
  if (isTitle(text) && !atStart && namesWork(lists, afterStop ? count - 2 : count - 1)) return false;
  const spaces = text.split(/\s+/, 5).length;
  if (before === ':') return opensHigh ? spaces >= 2 || '.?!'.includes(last) : spaces >= 4;
  if (opensHigh && MANY_SENTENCES.test(text)) return true;
  if (',?!…—-–'.includes(last)) {
    if (atStart) return last !== ',' || !isTitle(text) || cueAfter(tokens, token, segment.outer.end);
    if (afterStop && isTitle(text) && !cueBefore(lists, paragraphFrom)) return false;
    if (last === ',' && lists.tags[count - 1] !== 'PUNCT' && !cueVerb(before)) return false;
    return afterStop || (opensHigh && spaces >= 3) || (cueVerb(before)?.quote ?? false);
  }
  if (last === '.') {
    if (atStart) return true;
    return opensHigh
      ? afterStop || cueVerb(before) !== undefined || spaces >= 6
      : before === ',' && cueBefore(lists, paragraphFrom) && spaces >= 4;
  }
  // No punctuation inside: only what stands around it can tell.
  let next = token;
  while (next < tokens.length && (tokens.starts[next] as number) < segment.outer.end) next++;
  const nextStart = next < tokens.length ? (tokens.starts[next] as number) : Infinity;
  const after = nextStart < paragraph.end ? (tokens.words[next] as string) : '';
  if (atStart) {
    if (after === '') return spaces >= 4;
    if (isDash(after)) return spaces >= 3;
    return spaces >= 2 && (after === ',' || cueVerb(after) !== undefined || (after === '.' && spaces >= 4));
  }
  return (
    afterStop &&
    before !== ':' &&
    opensHigh &&
    spaces >= 4 &&
    cueBefore(lists, paragraphFrom) &&
    (after === '.' || after === ',' || after === '')
  );
}

/** A title follows: the name of a show, a book, a song. */
function namesWork(lists: ItemLists, before: number): boolean {
  const word = lists.words[before];
  return word === "'s" || (lists.tags[before] === 'NOUN' && WORK_NOUNS.has(word as string));
}

/** The quote's last character, marks of quotes inside it left out. */
function lastMark(body: string, { start, end }: Span): string {
  let at = end - 1;
  while (at > start && '"”’\'»“'.includes(body[at] as string)) at--;
  return body[at] as string;
}

/** A reporting verb stands close behind a segment. */
function cueAfter(tokens: Tokens, token: number, end: number): boolean {
  let at = token;
  while (at < tokens.length && (tokens.starts[at] as number) < end) at++;
  for (let reach = at + ATTRIBUTION_REACH; at < tokens.length && at < reach; at++) {
    if (tokens.words[at] === '.') return false;
    if (tokens.tags[at] !== 'NOUN' && cueVerb(tokens.words[at] as string)?.quote) return true;
  }
  return false;
}

/** An utterance stands between the end of the list and the end of the sentence before. */
function quoteInSentence(lists: ItemLists, from: number): boolean {
  for (let at = lists.words.length - 1; at >= from && at >= lists.words.length - ATTRIBUTION_REACH; at--) {
    if (lists.tags[at] === QUOTE) return true;
    if (lists.words[at] === '.') return false;
  }
  return false;
}

/** A reporting verb stands close before the end of the list. */
function cueBefore(lists: ItemLists, from: number, end = lists.words.length): boolean {
  for (let at = end - 1; at >= from && at >= end - ATTRIBUTION_REACH; at--) {
    const entry = cueVerb(lists.words[at] as string);
    if (entry?.speech && lists.tags[at] !== 'NOUN') return true;
  }
  return false;
}

function split(
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
    retag(lists, start, end);
    start = end;
    at = end - 1;
  }
  if (start < to) {
    sentences.push({ from: start, to, paragraph });
    retag(lists, start, to);
  }
}

/** What ends a sentence is a quote or ends with one of these: . ? ! … */
function endsWithStop(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  return last === 0x2e || last === 0x3f || last === 0x21 || last === 0x2026;
}

/** A word with a capital inside a sentence is a name, also where the model takes it for a verb ("Fort Pierce said"). */
function retag(lists: ItemLists, from: number, to: number): void {
  let high = 0;
  let all = 0;
  for (let at = from; at < to; at++) {
    if (lists.tags[at] === 'PUNCT' || lists.tags[at] === QUOTE) continue;
    all++;
    if (startsHigh(lists.texts[at] as string)) high++;
  }
  // Headlines give every word a capital.
  if (high > all * 0.6 && all > 3) return;
  for (let at = from; at < to; at++) {
    const tag = lists.tags[at];
    const capital = startsHigh(lists.texts[at] as string);
    if (!capital && tag !== 'VERB') continue;
    if (tag !== 'VERB' && tag !== 'ADJ' && tag !== 'ADV' && tag !== 'NOUN' && tag !== 'INTJ') continue;
    const before = at > from ? (lists.words[at - 1] as string) : '';
    if (tag === 'VERB' && before === 'to' && lists.words[at - 2] === 'according') lists.tags[at] = 'NOUN';
    if (!capital) continue;
    const first = at === from || before === ':' || before === '.' || lists.tags[at - 1] === QUOTE;
    if (!first) {
      if (tag === 'VERB' || tag === 'ADV' || tag === 'INTJ') lists.tags[at] = 'PROPN';
    } else if (
      tag === 'VERB' &&
      lists.tags[at + 1] === 'VERB' &&
      cueVerb(lists.words[at + 1] as string) &&
      !/ing$/.test(lists.words[at + 1] as string)
    ) {
      lists.tags[at] = 'PROPN';
    }
  }
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

function startsHigh(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return text !== text.toLowerCase();
}
