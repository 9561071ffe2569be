import type { Span } from '../domain/span.js';
import { startsHigh } from './capital-words.js';
import { beginsNoName } from './no-names.js';
import type { QuotedSegment } from './quoted-segments.js';

const SMALL_A = 97;
const SMALL_Z = 122;
const CAPITAL_A = 65;
const CAPITAL_Z = 90;

/** Words of one letter that are no initials. */
const ALONE = 'IA';

/** Ends a sentence; where it ends none ("2.5"), more pieces are looked at by themselves. */
const STOPS = '.?!…';

/**
 * The sentences inside utterances that cannot name anybody. Nothing inside an utterance is looked at but its names, so
 * the model is spared about a tenth of the words of news.
 */
export function unreadStretches(
  body: string,
  segments: readonly QuotedSegment[],
  utterances: ReadonlySet<number>,
): Span[] {
  const unread: Span[] = [];
  for (const index of utterances) addNameless(body, (segments[index] as QuotedSegment).inner, unread);
  return unread;
}

/** The marks at the end stay: what is around the quote is tagged by them. */
function addNameless(body: string, inner: Span, unread: Span[]): void {
  const end = body[inner.end - 1] === ',' ? inner.end - 1 : inner.end;
  let from = inner.start;
  while (from < end) {
    let to = from;
    while (to < end && !STOPS.includes(body[to] as string)) to++;
    if (isNameless(body, from, to)) unread.push({ start: from, end: to });
    while (to < end && STOPS.includes(body[to] as string)) to++;
    from = to;
  }
}

/** No word has a capital but "I" and a first word that begins no name. */
function isNameless(body: string, from: number, to: number): boolean {
  let isFirst = true;
  for (let at = from; at < to; at++) {
    const code = body.charCodeAt(at);
    if (code >= SMALL_A && code <= SMALL_Z) {
      isFirst = false;
      continue;
    }
    if (code < CAPITAL_A || (code > CAPITAL_Z && code < 128)) continue;
    if (code >= 128) {
      if (startsHigh(body.slice(at, at + 2))) return false;
      continue;
    }
    const start = at;
    while (at + 1 < to && body.charCodeAt(at + 1) >= SMALL_A && body.charCodeAt(at + 1) <= SMALL_Z) at++;
    if (
      at > start ? !(isFirst && beginsNoName(body.slice(start, at + 1))) : !ALONE.includes(body[at] as string)
    )
      return false;
    isFirst = false;
  }
  return true;
}
