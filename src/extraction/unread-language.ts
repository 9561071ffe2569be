import type { ExtractedStatement } from '../domain/extraction.js';
import type { Span } from '../domain/span.js';
import { MARKS_ONLY } from './confidence.js';
import type { QuotedSegment } from './quoted-segments.js';

/** Shorter quotes are titles, nicknames and words kept at a distance. Scripts without spaces count characters. */
const MIN_WORDS = 4;
const MIN_CHARACTERS_WITHOUT_SPACES = 10;

/** The quotes of a language that there are no rules for: by their marks only, nobody named. */
export function quotesByMarks(body: string, segments: readonly QuotedSegment[]): ExtractedStatement[] {
  const statements: { content: Span[]; open: boolean }[] = [];
  for (const segment of segments) {
    if (segment.parent >= 0) continue;
    const last = statements.at(-1);
    if (segment.continued && last?.open) {
      last.content.push(segment.inner);
      last.open = segment.continues;
      continue;
    }
    if (!segment.closed && !segment.continues) continue;
    if (!isLong(body.slice(segment.inner.start, segment.inner.end))) continue;
    statements.push({ content: [segment.inner], open: segment.continues });
  }
  return statements.map(({ content }) => ({
    kind: 'QUOTE',
    form: 'DIRECT',
    content,
    source: null,
    cue: null,
    actor: null,
    partOf: null,
    act: null,
    polarity: null,
    confidence: MARKS_ONLY,
  }));
}

function isLong(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length >= MIN_WORDS) return words.some((word) => /^\p{Ll}/u.test(word) || !/\p{Lu}/u.test(word));
  return words.length <= 2 && !/[a-z]/i.test(text) && text.length >= MIN_CHARACTERS_WITHOUT_SPACES;
}
