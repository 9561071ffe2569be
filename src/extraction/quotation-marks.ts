import type { Span } from '../domain/span.js';
import { isDigit, isPunctuation, isSpace, isWord, isWordEnd, opensBefore } from './characters.js';
import { classifySingle, isSingle } from './single-marks.js';

export type Family =
  | 'double'
  | 'single'
  | 'straight-single'
  | 'guillemet'
  | 'angle'
  | 'corner'
  | 'white-corner';

export interface Mark {
  readonly at: number;
  /** Two where a pair of straight single marks stands for a double one. */
  readonly width: number;
  readonly family: Family;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** May as well be the apostrophe of a plural possessive ("the workers’ rights") or a dropped letter. */
  readonly weak: boolean;
  /** A straight mark, or one that some languages open and others close with. */
  readonly either: boolean;
  /** Strong closers of single quotes from the next mark on, up to the next opener. */
  closersAhead: number;
}

export function findMarks(body: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  MARK.lastIndex = paragraph.start;
  for (let found = MARK.exec(body); found && found.index < paragraph.end; found = MARK.exec(body)) {
    const mark = classify(body, found.index, paragraph);
    if (!mark) continue;
    if (mark.canOpen || mark.canClose) marks.push(mark);
    MARK.lastIndex = mark.at + mark.width;
  }
  const closers: Partial<Record<Family, number>> = {};
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index] as Mark;
    if (!isSingle(mark.family)) continue;
    const { family } = mark;
    mark.closersAhead = closers[family] ?? 0;
    if (mark.canOpen) closers[family] = 0;
    else if (mark.canClose && !mark.weak) closers[family] = (closers[family] ?? 0) + 1;
  }
  return marks;
}

const MARK = /["'`“”„‟‘’‚‛«»‹›「」『』]/g;

export function classify(body: string, at: number, within: Span): Mark | null {
  const char = body[at] as string;
  const before = at > within.start ? (body[at - 1] as string) : ' ';
  const after = at + 1 < within.end ? (body[at + 1] as string) : ' ';
  if ((char === "'" || char === '`') && after === char) return classifyPair(body, at, within);
  if (char === '`') return null;
  const make = (family: Family, canOpen: boolean, canClose: boolean, either = false, weak = false): Mark => ({
    at,
    width: 1,
    family,
    canOpen,
    canClose,
    weak,
    either,
    closersAhead: 0,
  });
  switch (char) {
    case '„':
    case '‟':
      return make('double', true, false);
    case '“':
      // It opens in English and closes in German.
      return make('double', !isWordEnd(before, after), !isSpace(before) && !opensBefore(before), true);
    case '”':
      // Swedish and Finnish open with it as well.
      return make('double', isSpace(before) && isWord(after), !isSpace(before) || isSpace(after), true);
    case '"': {
      const inch = isDigit(before) && (isSpace(after) || isDigit(after));
      const opens = !isSpace(after) && (isSpace(before) || opensBefore(before)) && !isPunctuation(after);
      const closes = !isSpace(before) || isSpace(after);
      return make('double', opens || (!inch && !isWord(before) && !isPunctuation(before)), closes, true);
    }
    case '«':
    case '»': {
      const opens = char === '«' ? !isWordEnd(before, after) : isSpace(before) || opensBefore(before);
      return make('guillemet', opens, true, true);
    }
    case '‹':
    case '›':
      return make('angle', isSpace(before) || opensBefore(before), true, true);
    case '「':
      return make('corner', true, false);
    case '」':
      return make('corner', false, true);
    case '『':
      return make('white-corner', true, false);
    case '』':
      return make('white-corner', false, true);
    case '‚':
      return isSpace(before) && !isSpace(after) ? make('single', true, false) : null;
    default:
      return classifySingle(body, at, char, before, after, within, make);
  }
}

/** Two straight single marks or two backticks, as typewriters and TeX have it. */
function classifyPair(body: string, at: number, within: Span): Mark {
  const before = at > within.start ? (body[at - 1] as string) : ' ';
  const after = at + 2 < within.end ? (body[at + 2] as string) : ' ';
  const canOpen = !isSpace(after) && !isPunctuation(after) && (isSpace(before) || opensBefore(before));
  const canClose = body[at] === "'" && (!isSpace(before) || isSpace(after));
  return { at, width: 2, family: 'double', canOpen, canClose, weak: false, either: true, closersAhead: 0 };
}
