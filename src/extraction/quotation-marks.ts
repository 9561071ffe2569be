import type { Span } from '../domain/span.js';

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

type Family = 'double' | 'single' | 'straight-single' | 'guillemet' | 'angle' | 'corner' | 'white-corner';

interface Mark {
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
const ELISION = /^(?:\d0s|em|tis|twas|til|till|cause|cos|bout|round|n|neath|ere)(?![\p{L}\p{N}])/iu;

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

function findMarks(body: string, paragraph: Span): Mark[] {
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

/** Straight and curly single marks do not close each other: where one is the mark, the other is an apostrophe. */
function isSingle(family: Family): boolean {
  return family === 'single' || family === 'straight-single';
}

const MARK = /["'`“”„‟‘’‚‛«»‹›「」『』]/g;

function classify(body: string, at: number, within: Span): Mark | null {
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

/** Single marks share their character with the apostrophe. */
function classifySingle(
  body: string,
  at: number,
  char: string,
  before: string,
  after: string,
  within: Span,
  make: (family: Family, canOpen: boolean, canClose: boolean, either?: boolean, weak?: boolean) => Mark,
): Mark | null {
  if (isWord(before) && isWord(after)) return null;
  const elision = ELISION.test(body.slice(at + 1, at + 9));
  const opener = char === '‘' || char === '‚';
  const canOpen =
    char !== '’' &&
    !isWord(before) &&
    // Only a mark that is never an apostrophe may stand loose: "‘ We know".
    (!isSpace(after) || (opener && isSpace(before) && at + 1 < within.end)) &&
    !elision &&
    // "said,‘We know"
    (isSpace(before) || opensBefore(before) || (opener && ',:’'.includes(before))) &&
    (isWord(after) || isSpace(after) || '"“‘’\'[($£€@#.…-–—'.includes(after));
  // A German low single quote ends with the mark that opens an English one.
  const loose = char === '’' && isSpace(before) && isSpace(after) && ".,?!…'".includes(body[at - 2] ?? ' ');
  const canClose = loose || (!isSpace(before) && (char !== '‘' || isSpace(after) || isPunctuation(after)));
  if (!canOpen && !canClose) return null;
  // "... we know,’Lee said": no apostrophe stands behind a comma.
  if (isWord(after) && !canOpen && !(char === '’' && ',.?!…'.includes(before))) return null;
  const possessive = /[sxzS]/.test(before) || (before === 'n' && body[at - 2] === 'i');
  const nextWord = isSpace(after) && at + 2 < within.end && isWord(body[at + 2] as string);
  const family = char === "'" ? 'straight-single' : 'single';
  return make(family, canOpen, canClose, char === "'", possessive && nextWord);
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

function isWordEnd(before: string, after: string): boolean {
  return !isSpace(before) && !opensBefore(before) && (isSpace(after) || isPunctuation(after));
}

function isSpace(char: string): boolean {
  const code = char.charCodeAt(0);
  return (
    code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000
  );
}

const WORD = /[\p{L}\p{N}]/u;
function isWord(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(char);
  return (code >= 0xd800 && code <= 0xdfff) || WORD.test(char);
}

function isDigit(char: string): boolean {
  const code = char.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function isPunctuation(char: string): boolean {
  return '.,;:!?)]}…"”’»›'.includes(char);
}

/** What may stand right before an opening mark besides white space. */
function opensBefore(char: string): boolean {
  return '([{-–—/"“‘\'«‹„'.includes(char);
}
