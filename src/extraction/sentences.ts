import type { Span } from '../domain/span.js';
import { cueVerb } from './cue-lexicon.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { isDash } from './noun-phrases.js';
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
const SENTENCE_STARTERS = new Set(
  'the a an he she it they we i but and in on at this that these those his her its their there if when as for after while however still meanwhile asked'.split(
    ' ',
  ),
);

export function readSentences(
  body: string,
  paragraphs: readonly Span[],
  segments: readonly QuotedSegment[],
  tokens: Tokens,
): { items: Items; sentences: Sentence[] } {
  const lists: ItemLists = { starts: [], ends: [], texts: [], words: [], tags: [], segments: [] };
  const sentences: Sentence[] = [];
  const outermost = segments
    .map((_, index) => index)
    .filter((index) => (segments[index] as QuotedSegment).parent < 0);
  const marks = markPlaces(segments);
  let token = 0;
  let nextSegment = 0;
  paragraphs.forEach((paragraph, paragraphIndex) => {
    const from = lists.words.length;
    while (token < tokens.length && (tokens.starts[token] as number) < paragraph.end) {
      const start = tokens.starts[token] as number;
      while (
        nextSegment < outermost.length &&
        (segments[outermost[nextSegment] as number] as QuotedSegment).outer.end <= start
      ) {
        nextSegment++;
      }
      const index = outermost[nextSegment];
      const segment = index === undefined ? undefined : segments[index];
      if (segment && index !== undefined && segment.outer.start <= start) {
        const first = segment.outer.start === start || lists.starts.at(-1) !== segment.outer.start;
        if (first && isUtterance(body, segment, paragraph, lists, from, tokens, token)) {
          push(lists, segment.outer.start, segment.outer.end, '“”', QUOTE, index);
          while (token < tokens.length && (tokens.starts[token] as number) < segment.outer.end) token++;
          continue;
        }
        // A fragment: its words are items of the sentence.
        while (token < tokens.length && (tokens.starts[token] as number) < segment.outer.end) {
          if (!marks.has(tokens.starts[token] as number)) pushToken(lists, tokens, token);
          token++;
        }
        continue;
      }
      pushToken(lists, tokens, token);
      token++;
    }
    split(body, lists, segments, from, lists.words.length, paragraphIndex, sentences);
  });
  return { items: { length: lists.words.length, ...lists }, sentences };
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
  const manySentences = /[.?!]["”’']? +["“‘]?\p{Lu}/u.test(text);
  const spaces = text.split(/\s+/, 5).length;
  if (before === ':') return opensHigh ? spaces >= 2 || '.?!'.includes(last) : spaces >= 4;
  if (manySentences && opensHigh) return true;
  if (',?!…—-–'.includes(last)) {
    if (atStart) return last !== ',' || !isTitle(text) || cueAfter(tokens, token, segment.outer.end);
    if (afterStop && isTitle(text) && !cueBefore(lists, paragraphFrom)) return false;
    if (last === ',' && lists.tags[count - 1] !== 'PUNCT' && !cueVerb(before)) return false;
    return afterStop || (opensHigh && spaces >= 3) || cueVerb(before) !== undefined;
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
    if (at - start < LONGEST_SENTENCE && !endsSentence(body, lists, segments, start, at, to)) continue;
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
    if (tag !== 'VERB' && tag !== 'ADJ' && tag !== 'ADV' && tag !== 'NOUN' && tag !== 'INTJ') continue;
    const before = at > from ? (lists.words[at - 1] as string) : '';
    if (tag === 'VERB' && before === 'to' && lists.words[at - 2] === 'according') lists.tags[at] = 'NOUN';
    if (!startsHigh(lists.texts[at] as string)) continue;
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
  if (at + 1 >= to) return true;
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
    if (word === '.' || (lists.segments[at] as number) >= 0) return false;
    if (lists.tags[at] === 'AUX') return false;
    const entry = lists.tags[at] === 'VERB' || lists.tags[at] === 'NOUN' ? cueVerb(word) : undefined;
    if (!entry?.speech || at === from) continue;
    const after = lists.words[at + 1];
    if (
      at + 1 >= to ||
      after === '.' ||
      after === ',' ||
      after === ':' ||
      (lists.segments[at + 1] as number) >= 0
    )
      return true;
    return false;
  }
  return false;
}

function startsHigh(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return text !== text.toLowerCase();
}
