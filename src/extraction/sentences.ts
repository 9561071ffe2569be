import type { Span } from '../domain/span.js';
import { type ItemLists, type Items, QUOTE, type Sentence } from './items.js';
import type { QuotedSegment } from './quoted-segments.js';
import { splitSentences } from './sentence-ends.js';
import type { PartOfSpeech, Tokens } from './tokens.js';
import { isUtterance } from './utterances.js';

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
  utterances: ReadonlySet<number>,
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
      if (
        opens &&
        (utterances.has(index) || isUtterance(body, segment, stretch, lists, from, tokens, token))
      ) {
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
    splitSentences(body, lists, segments, from, lists.words.length, index, sentences);
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
    splitSentences(body, lists, segments, from, lists.words.length, paragraph, found);
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
