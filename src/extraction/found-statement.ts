import type { Span } from '../domain/span.js';
import type { Pattern, Range } from './attribution.js';
import type { NounPhrase } from './noun-phrases.js';

/** A statement before its source is known by name. */
export interface FoundStatement {
  readonly kind: 'QUOTE' | 'CLAIM';
  readonly form: 'DIRECT' | 'PARTIAL' | 'INDIRECT' | 'MIXED';
  readonly content: Span[];
  /** Null where nobody is named; the source of a floating quote stands in an earlier sentence. */
  source: NounPhrase | null;
  cue: Range | null;
  pattern: Pattern;
  readonly lemma: string;
  readonly sentence: number;
  /** The claim it stands in. */
  partOf: FoundStatement | null;
  /** For a floating quote: the statement before whose speaker goes on. */
  readonly sourceOf: FoundStatement | null;
}
