import type { NounPhrase } from './noun-phrases.js';

/** How an attribution was recognised; how sure it is hangs on that. */
export type Pattern =
  | 'quote-cue'
  | 'quote-colon'
  | 'quote-floating'
  | 'quote-bare'
  | 'quote-nested'
  | 'according'
  | 'trailing'
  | 'that'
  | 'bare'
  | 'question'
  | 'infinitive'
  | 'object-infinitive'
  | 'judging'
  | 'preposition'
  | 'passive'
  | 'headline'
  | 'transcript';

/** A stretch of items. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A source, a cue and a content, as stretches of items. */
export interface Attribution {
  readonly pattern: Pattern;
  readonly source: NounPhrase | null;
  readonly cue: Range | null;
  readonly lemma: string;
  readonly content: readonly Range[];
  /** The attribution whose content it stands in: "media reported that Lee urged ...". */
  readonly within?: Attribution;
}
