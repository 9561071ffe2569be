import type { Span } from '../domain/span.js';
import { isPunctuation, isSpace, isWord } from './characters.js';
import { classify, type Family, findMarks, type Mark } from './quotation-marks.js';
import { isSingle } from './single-marks.js';

/** Words between two quotation marks. */
export interface QuotedSegment {
  /** With its marks. */
  readonly outer: Span;
  /** Without its marks, white space at the edges left out. */
  readonly inner: Span;
  /** Characters of its marks; a missing closing mark has none. */
  readonly openWidth: number;
  readonly closeWidth: number;
  /** Index of the segment it stands in, or -1. */
  readonly parent: number;
  /** The closing mark is there. A segment without one ends with its paragraph. */
  readonly closed: boolean;
  /** The quote goes on in the next paragraph, which opens with a mark again. */
  readonly continues: boolean;
  /** It goes on with the quote of the paragraph before. */
  readonly continued: boolean;
}

interface OpenQuote {
  readonly mark: Mark;
  readonly index: number;
  /** How many quotes of the same family stood open around it. */
  readonly sameFamily: number;
}

interface Draft {
  readonly mark: number;
  readonly width: number;
  readonly family: Family;
  closeWidth: number;
  close: number;
  parent: number;
  closed: boolean;
  continues: boolean;
  continued: boolean;
  dropped: boolean;
}

/** A quote within a quote within a quote within a quote; deeper marks are noise. */
const MAX_DEPTH = 4;
/** An unclosed mark counts as a quote up to the end of its paragraph only if that many characters follow. */
const UNCLOSED_MIN = 20;

/** Every quoted segment of the body, in reading order, outer ones before the ones inside them. */
export function findQuotedSegments(body: string, paragraphs: readonly Span[]): QuotedSegment[] {
  const drafts: Draft[] = [];
  let expected: Family | null = null;
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    expected = matchParagraph(body, paragraph, next, expected, drafts);
  });
  return finish(body, drafts);
}

/** Gives the family of marks that the next paragraph has to open with because its quote goes on there. */
function matchParagraph(
  body: string,
  paragraph: Span,
  next: Span | undefined,
  expected: Family | null,
  drafts: Draft[],
): Family | null {
  const marks = findMarks(body, paragraph);
  const stack: OpenQuote[] = [];
  const [first] = marks;
  if (
    expected === 'double' &&
    first &&
    first.family === 'double' &&
    first.canClose &&
    !first.canOpen &&
    first.at > paragraph.start
  ) {
    // The quote goes on although the paragraph does not open with a mark: its closing mark stands alone.
    drafts.push({
      mark: paragraph.start,
      width: 0,
      family: 'double',
      closeWidth: 0,
      close: paragraph.end,
      parent: -1,
      closed: false,
      continues: false,
      continued: true,
      dropped: false,
    });
    stack.push({
      mark: { ...first, at: paragraph.start, width: 0 },
      index: drafts.length - 1,
      sameFamily: 0,
    });
  }
  for (const mark of marks) {
    const open = openOfFamily(stack, mark.family);
    const crosses = open >= 0 && open < stack.length - 1;
    const closes =
      mark.canClose &&
      open >= 0 &&
      !(mark.either && mark.canOpen && opensAgain(body, mark)) &&
      !(isSingle(mark.family) && crosses) &&
      !(mark.weak && mark.closersAhead >= (stack[open] as OpenQuote).sameFamily + 1);
    if (closes) {
      for (const lost of stack.splice(open + 1)) (drafts[lost.index] as Draft).dropped = true;
      const { index } = stack.pop() as OpenQuote;
      const draft = drafts[index] as Draft;
      draft.close = mark.at;
      draft.closeWidth = mark.width;
      draft.closed = true;
    } else if (mark.canOpen && stack.length < MAX_DEPTH) {
      const parent = stack.at(-1);
      drafts.push({
        mark: mark.at,
        width: mark.width,
        family: mark.family,
        closeWidth: 0,
        close: paragraph.end,
        parent: parent ? parent.index : -1,
        closed: false,
        continues: false,
        continued: mark.at === paragraph.start && mark.family === expected,
        dropped: false,
      });
      const sameFamily = open < 0 ? 0 : (stack[open] as OpenQuote).sameFamily + 1;
      stack.push({ mark, index: drafts.length - 1, sameFamily });
    }
  }
  return settleUnclosed(body, paragraph, next, stack, drafts);
}

function settleUnclosed(
  body: string,
  paragraph: Span,
  next: Span | undefined,
  stack: readonly OpenQuote[],
  drafts: Draft[],
): Family | null {
  const bottom = stack[0];
  for (const { index } of stack.slice(1)) (drafts[index] as Draft).dropped = true;
  if (!bottom) return null;
  const draft = drafts[bottom.index] as Draft;
  const { mark } = bottom;
  const reopened = next ? classify(body, next.start, next) : null;
  if (
    reopened?.canOpen &&
    reopened.family === mark.family &&
    (!isSingle(mark.family) || startsUtterance(body, mark.at, paragraph))
  ) {
    draft.continues = true;
    return mark.family;
  }
  if (
    mark.family === 'double' &&
    next &&
    startsUtterance(body, mark.at, paragraph) &&
    closesAlone(body, next)
  ) {
    draft.continues = true;
    return 'double';
  }
  const long = paragraph.end - mark.at > UNCLOSED_MIN;
  let inner = false;
  for (let index = bottom.index + 1; index < drafts.length; index++) {
    const { parent, closed, family } = drafts[index] as Draft;
    if (closed && parent === bottom.index && family === mark.family) inner = true;
  }
  if (!long || inner || !startsUtterance(body, mark.at, paragraph)) draft.dropped = true;
  return null;
}

/** The paragraph's first double mark can only close. */
function closesAlone(body: string, paragraph: Span): boolean {
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const char = body[at] as string;
    if (char !== '"' && char !== '”' && char !== '“') continue;
    const mark = classify(body, at, paragraph);
    return mark ? mark.canClose && !mark.canOpen : false;
  }
  return false;
}

/** At the start of its paragraph, or after a colon or comma. */
function startsUtterance(body: string, at: number, paragraph: Span): boolean {
  if (at === paragraph.start) return true;
  let before = at - 1;
  while (before > paragraph.start && body[before] === ' ') before--;
  return body[before] === ':' || body[before] === ',';
}

function openOfFamily(stack: readonly OpenQuote[], family: Family): number {
  for (let index = stack.length - 1; index >= 0; index--) {
    if ((stack[index] as OpenQuote).mark.family === family) return index;
  }
  return -1;
}

/** A straight mark within a quote opens a nested one when its surroundings leave no other reading. */
function opensAgain(body: string, mark: Mark): boolean {
  const before = body[mark.at - 1] ?? ' ';
  const after = body[mark.at + 1] ?? ' ';
  return isSpace(before) && !isSpace(after) && !isPunctuation(after);
}

function finish(body: string, drafts: readonly Draft[]): QuotedSegment[] {
  const segments: QuotedSegment[] = [];
  const places = new Int32Array(drafts.length).fill(-1);
  drafts.forEach((draft, index) => {
    if (draft.dropped) return;
    const inner = trimmed(body, draft.mark + draft.width, draft.close);
    if (!inner) return;
    let { parent } = draft;
    while (parent >= 0 && (drafts[parent] as Draft).dropped) parent = (drafts[parent] as Draft).parent;
    places[index] = segments.length;
    segments.push({
      outer: { start: draft.mark, end: draft.close + draft.closeWidth },
      openWidth: draft.width,
      closeWidth: draft.closeWidth,
      inner,
      parent: parent < 0 ? -1 : (places[parent] as number),
      closed: draft.closed,
      continues: draft.continues,
      continued: draft.continued,
    });
  });
  return segments;
}

/** Null where no letter or digit is left. */
function trimmed(body: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(body[start] as string)) start++;
  while (end > start && isSpace(body[end - 1] as string)) end--;
  for (let at = start; at < end; at++) {
    if (isWord(body[at] as string)) return { start, end };
  }
  return null;
}
