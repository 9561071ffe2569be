import type { PartOfSpeech } from './tokens.js';

/**
 * The body as the writer's own sentences: a token each, but a whole utterance between quotation marks is one
 * item, since its inside has no part in the grammar around it. The marks of a fragment ("called it “absurd”")
 * are left out and its words stand as items, because there they do.
 */
export interface Items {
  /** How many are the body's; behind them stand the words inside quotes that have quotes of their own. */
  readonly length: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** As written. */
  readonly texts: readonly string[];
  /** In lower case, apostrophes straight. */
  readonly words: readonly string[];
  /** QUOTE for an utterance. */
  readonly tags: readonly PartOfSpeech[];
  /** The utterance's index among the segments, or -1. */
  readonly segments: readonly number[];
}

/** Items while they are read. */
export interface ItemLists {
  starts: number[];
  ends: number[];
  texts: string[];
  words: string[];
  tags: PartOfSpeech[];
  segments: number[];
}

/** A sentence of the writer's, as a stretch of items; its closing punctuation is part of it. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Index of its paragraph. */
  readonly paragraph: number;
}

export const QUOTE = 'QUOTE';
