import type { Extraction } from '../domain/extraction.js';
import type { Span } from '../domain/span.js';

export type MarkKind = 'QUOTE' | 'CLAIM' | 'CUE' | 'SOURCE';

/** A stretch of the body that is marked. */
export interface Mark extends Span {
  readonly kind: MarkKind;
  /** The statement that it belongs to, from 1. */
  readonly number: number;
}

/** A piece of the body, with all marks around it, the outermost first. */
export interface MarkedPiece extends Span {
  readonly marks: readonly Mark[];
}

/** The marks of everything that was found. */
export function marksOf({ statements }: Extraction): Mark[] {
  return statements.flatMap(({ kind, content, cue, source }, index) => {
    const number = index + 1;
    const marks: Mark[] = content.map(({ start, end }) => ({ start, end, kind, number }));
    if (cue) marks.push({ ...cue, kind: 'CUE', number });
    if (source) marks.push({ ...source, kind: 'SOURCE', number });
    return marks;
  });
}

/** Cuts a text at every border of a mark. Statements that share a cue or a source mark it once. */
export function cutAtMarks(length: number, marks: readonly Mark[]): MarkedPiece[] {
  const waiting = withoutDoubles(marks).sort(
    (a, b) => a.start - b.start || b.end - a.end || a.number - b.number,
  );
  const borders = [...new Set([0, length, ...waiting.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces: MarkedPiece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1];
    if (end === undefined) break;
    open = open.filter((mark) => mark.end > start);
    for (let mark = waiting[next]; mark && mark.start <= start; mark = waiting[++next])
      if (mark.end > start) open.push(mark);
    pieces.push({ start, end, marks: [...open] });
  }
  return pieces;
}

function withoutDoubles(marks: readonly Mark[]): Mark[] {
  const seen = new Set<string>();
  return marks.filter(({ kind, start, end, number }) => {
    const key = `${kind} ${start} ${end} ${kind === 'CUE' || kind === 'SOURCE' ? '' : number}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
