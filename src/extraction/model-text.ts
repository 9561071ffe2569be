import type { Span } from '../domain/span.js';
import type { QuotedSegment } from './quoted-segments.js';

/**
 * The body as the language model is to read it, length unchanged: quotation marks are straight double ones and
 * apostrophes straight ones, so that it reads a text the same whatever marks it came with; what is not to be read is
 * blank.
 */
export function plainText(body: string, segments: readonly QuotedSegment[], unread: readonly Span[]): string {
  const edits: (Span & { readonly text: string })[] = unread.map(({ start, end }) => ({
    start,
    end,
    text: ' '.repeat(end - start),
  }));
  for (const { outer, openWidth, closeWidth } of segments) {
    if (openWidth > 0) edits.push(mark(outer.start, openWidth));
    if (closeWidth > 0) edits.push(mark(outer.end - closeWidth, closeWidth));
  }
  edits.sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits) {
    if (start < from) continue;
    parts.push(body.slice(from, start), text);
    from = end;
  }
  parts.push(body.slice(from));
  return parts.join('').replace(/[‘’ʼ]/g, "'");
}

function mark(start: number, width: number): Span & { readonly text: string } {
  return { start, end: start + width, text: width === 1 ? '"' : '" ' };
}

/** Marks that are never part of a word. A comma between digits is part of a number. */
const MARKS = /["();?!]|,(?!\d)/g;
/** White space around marks: the model finds a word by itself in its lexicon, and takes one with a mark apart slowly. */
export function spaced(text: string): string {
  return text.replace(MARKS, ' $& ');
}
