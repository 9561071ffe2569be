import type { Span } from '../domain/span.js';
import { plainText, spaced } from './model-text.js';
import type { QuotedSegment } from './quoted-segments.js';
import { unreadStretches } from './unread-words.js';

/** Part of speech, in the Universal Dependencies' tags. */
export type PartOfSpeech = string;

/** What the language model gives for a stretch of text: its tokens, in order, with their parts of speech. */
export type Tagger = (text: string) => {
  readonly values: readonly string[];
  readonly tags: readonly PartOfSpeech[];
};

/** The body's tokens as parallel arrays, since there are many and they are read often. */
export interface Tokens {
  readonly length: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** As written, marks and apostrophes made straight. */
  readonly texts: readonly string[];
  /** The same in lower case. */
  readonly words: readonly string[];
  readonly tags: readonly PartOfSpeech[];
}

/** The model's memory grows with the text it is given at once, so it gets no more than this many characters. */
const BLOCK = 30_000;
/** No word is longer; a longer run without white space is cut, so that no time is lost in it. */
const LONGEST_WORD = 500;

/** Bullets and emoji stand between words and sentences and are part of neither. */
const PICTURE = /^(?:[\u2022\u25a0-\u25ff\u200d]|\p{Extended_Pictographic})/u;

/**
 * Tokens of the paragraphs, but for the sentences inside quotes that nothing is looked for in.
 * @param utterances the segments that are, see plainUtterances
 */
export function tokenize(
  body: string,
  paragraphs: readonly Span[],
  segments: readonly QuotedSegment[],
  utterances: ReadonlySet<number>,
  tag: Tagger,
): Tokens {
  const plain = plainText(body, segments, unreadStretches(body, segments, utterances));
  const starts: number[] = [];
  const ends: number[] = [];
  const texts: string[] = [];
  const words: string[] = [];
  const tags: PartOfSpeech[] = [];
  for (const { start, end } of blocks(plain, paragraphs)) {
    const { values, tags: blockTags } = tag(spaced(plain.slice(start, end)));
    let at = start;
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as string;
      const partOfSpeech = blockTags[index] as string;
      if (partOfSpeech === 'SPACE' || isBlank(value)) continue;
      const place = placeOf(plain, value, at);
      if (place < 0 || place + value.length > end) continue;
      at = place + value.length;
      if ((partOfSpeech === 'SYM' || partOfSpeech === 'X') && PICTURE.test(value)) continue;
      starts.push(place);
      ends.push(at);
      texts.push(value);
      words.push(value.toLowerCase());
      tags.push(partOfSpeech);
    }
  }
  return {
    length: texts.length,
    starts,
    ends,
    texts,
    words,
    tags,
  };
}

/** Where a token stands: nearly always next, white space left out. */
function placeOf(plain: string, token: string, from: number): number {
  let at = from;
  while (plain.charCodeAt(at) <= 32) at++;
  return plain.startsWith(token, at) ? at : plain.indexOf(token, from);
}

function isBlank(token: string): boolean {
  const code = token.charCodeAt(0);
  return !(code > 32 && code < 127) && token.trim() === '';
}

/** Whole paragraphs together up to the block's size; a paragraph that is longer by itself is cut between words. */
function* blocks(plain: string, paragraphs: readonly Span[]): Generator<Span> {
  let start = -1;
  let end = -1;
  for (const paragraph of paragraphs) {
    if (start >= 0 && paragraph.end - start > BLOCK) {
      yield* cut(plain, start, end);
      start = -1;
    }
    if (start < 0) start = paragraph.start;
    end = paragraph.end;
  }
  if (start >= 0) yield* cut(plain, start, end);
}

function* cut(plain: string, start: number, end: number): Generator<Span> {
  let from = start;
  while (end - from > BLOCK) {
    const space = plain.lastIndexOf(' ', from + BLOCK);
    const to = space > from + BLOCK - LONGEST_WORD ? space : from + BLOCK;
    yield { start: from, end: to };
    from = to;
  }
  yield { start: from, end };
}
