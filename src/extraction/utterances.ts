import type { Span } from '../domain/span.js';
import { cueVerb } from './cue-lexicon.js';
import { isDash } from './item-words.js';
import { type ItemLists, QUOTE } from './items.js';
import type { QuotedSegment } from './quoted-segments.js';
import { isTitle } from './titles.js';
import type { Tokens } from './tokens.js';

/** How far a sentence's attribution reaches behind its quote: "..." asked the chairman of the board. */
export const ATTRIBUTION_REACH = 12;
/** What has a title. */
const WORK_NOUNS = new Set(
  'show program programme series book novel memoir film movie documentary play musical song single album magazine newspaper journal column podcast blog tour game painting poem essay episode report study'.split(
    ' ',
  ),
);

/** Fewer words are decided by what stands around them. */
const PLAIN_MIN_WORDS = 3;

/**
 * The utterances that their text alone tells: outermost, without a quote inside, a sentence between marks at the start
 * of its paragraph or behind a comma, colon or whole sentence. By their index among the segments.
 */
export function plainUtterances(
  body: string,
  paragraphs: readonly Span[],
  segments: readonly QuotedSegment[],
): ReadonlySet<number> {
  const plain = new Set<number>();
  let paragraph = 0;
  segments.forEach((segment, index) => {
    if (segment.parent >= 0 || segments[index + 1]?.parent === index) return;
    while ((paragraphs[paragraph] as Span).end <= segment.outer.start) paragraph++;
    if (isPlainUtterance(body, segment, paragraphs[paragraph] as Span)) plain.add(index);
  });
  return plain;
}

function isPlainUtterance(
  body: string,
  { outer, inner, openWidth }: QuotedSegment,
  paragraph: Span,
): boolean {
  if (openWidth === 0 || !PLAIN_ENDS.includes(lastMark(body, inner))) return false;
  const first = body.charCodeAt(inner.start);
  if (first < 65 || first > 90) return false;
  let before = outer.start - 1;
  while (before >= paragraph.start && body[before] === ' ') before--;
  const mark = body[before] as string;
  if (before >= paragraph.start && mark !== ',' && mark !== ':') {
    const ends = '.?!'.includes(mark) && isSmallLetter(body, before - 1) && isSmallLetter(body, before - 2);
    if (!ends) return false;
  }
  const text = body.slice(inner.start, inner.end);
  return text.split(' ', PLAIN_MIN_WORDS).length === PLAIN_MIN_WORDS && !isTitle(text);
}

const PLAIN_ENDS = ',.?!…';

function isSmallLetter(body: string, at: number): boolean {
  const code = body.charCodeAt(at);
  return code >= 97 && code <= 122;
}

const MANY_SENTENCES = /[.?!]["”’']? +["“‘]?\p{Lu}/u;

/** Whether a segment is somebody's whole utterance, as against a fragment woven into the writer's sentence. */
export function isUtterance(
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
export function lastMark(body: string, { start, end }: Span): string {
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
export function cueBefore(lists: ItemLists, from: number, end = lists.words.length): boolean {
  for (let at = end - 1; at >= from && at >= end - ATTRIBUTION_REACH; at--) {
    const entry = cueVerb(lists.words[at] as string);
    if (entry?.speech && lists.tags[at] !== 'NOUN') return true;
  }
  return false;
}
