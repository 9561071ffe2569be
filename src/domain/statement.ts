import type { Editor } from './change.js';
import type { Claim } from './claim.js';
import type { Quote } from './quote.js';
import type { Span } from './span.js';

export type StatementKind = 'QUOTE' | 'CLAIM';

/** A span that is also counted in Unicode code points, for clients whose strings are not UTF-16. */
export interface Place extends Span {
  readonly startCodePoint: number;
  readonly endCodePoint: number;
}

/** A statement as it was found without people. */
export interface ExtractedReading {
  readonly text: string;
  readonly form: Quote['form'] | Claim['form'];
  readonly actorId: string | null;
  readonly places: readonly Place[];
  readonly source: Place | null;
  readonly cue: Place | null;
  readonly act: Claim['act'];
  readonly polarity: Claim['polarity'];
  readonly confidence: number;
}

/** That a person has put a statement right, or added it. */
export interface Correction {
  readonly by: Editor;
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** Null where a person found it. */
  readonly extracted: ExtractedReading | null;
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
  /** From 0 to 1: how sure the extraction is; 1 where a person says so. */
  readonly confidence: number;
  /** The article's date, kept here so that statements sort without their articles. */
  readonly datePublished: string | null;
  /** Null where nobody has touched it. */
  readonly correction: Correction | null;
}

export type Statement = Quote | Claim;
