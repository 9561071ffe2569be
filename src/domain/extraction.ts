import type { ActorKind } from './actor.js';
import type { ClaimForm, Polarity, SpeechAct } from './claim.js';
import type { QuoteForm } from './quote.js';
import type { Span } from './span.js';

/** An actor as one article shows it. */
export interface ExtractedActor {
  readonly name: string;
  readonly kind: ActorKind;
  readonly role: string | null;
  readonly aliases: readonly string[];
  /** Everywhere the body names it, in reading order; pronouns left out. */
  readonly mentions: readonly Span[];
  /** For a capital that acts its country, for an unnamed spokesperson the body: index among the extraction's actors. */
  readonly standsFor: number | null;
}

/** A quote or claim as one article shows it. */
export interface ExtractedStatement {
  readonly kind: 'QUOTE' | 'CLAIM';
  readonly form: QuoteForm | ClaimForm;
  /** Its words, quotation marks excluded; in reading order, never empty, never overlapping each other. */
  readonly content: readonly Span[];
  readonly source: Span | null;
  readonly cue: Span | null;
  /** Index into the extraction's actors. */
  readonly actor: number | null;
  /** The statement inside which it stands: its index into the extraction's statements. */
  readonly partOf: number | null;
  /** What a claim's cue tells of it; null for quotes, and where the cue does not tell. */
  readonly act: SpeechAct | null;
  readonly polarity: Polarity | null;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Everything that was found in one article's body. */
export interface Extraction {
  /** BCP 47 tag, as given or as detected; "und" where neither says. */
  readonly language: string;
  readonly actors: readonly ExtractedActor[];
  /** In reading order of their first span; a statement stands before those inside it. */
  readonly statements: readonly ExtractedStatement[];
}
