import type { Claim } from './claim.js';
import type { Quote } from './quote.js';
import type { Span } from './span.js';

export type StatementKind = 'QUOTE' | 'CLAIM';

/** A span that is also counted in Unicode code points, for clients whose strings are not UTF-16. */
export interface Place extends Span {
  readonly startCodePoint: number;
  readonly endCodePoint: number;
}

/** What every statement has, whether it is a quote or a claim. */
export interface StatementBase {
  readonly id: string;
  readonly articleId: string;
  /** Null where the article does not tell who speaks. */
  readonly actorId: string | null;
  /** The statement inside which it stands: a quote or a claim in a claim, a quote in a quote. */
  readonly partOfId: string | null;
  /** The words of all its places, joined by a space. */
  readonly text: string;
  /** Where it stands; more than one place where an attribution breaks it. Never empty, in reading order. */
  readonly places: readonly Place[];
  /** The words that name the speaker, and those that report ("said"). */
  readonly source: Place | null;
  readonly cue: Place | null;
  /** The cue's words, in lower case. */
  readonly cueText: string | null;
  /** From 0 to 1: how sure the extraction is. */
  readonly confidence: number;
  /** The article's date, kept here so that statements sort without their articles. */
  readonly datePublished: string | null;
}

export type Statement = Quote | Claim;
