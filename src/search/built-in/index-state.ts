import type { DocumentType } from '../search-engine.js';

/**
 * Goes up with every change to the tables in layout.ts, to what stands in them or to the tokenizer: an index of
 * another version is thrown away and filled again.
 */
export const LAYOUT = 5;

/** The one row about the index as a whole. */
export interface IndexState {
  readonly layout: number;
  /** Drawn when the index is made or emptied: what was read under another one is void. */
  readonly generation: string;
  /** Counts the writes. */
  readonly revision: number;
  /** The highest number ever given to a document. */
  readonly lastNumber: number;
  /** How many documents there are of each type, and how many words are in their measured fields together. */
  readonly sections: Readonly<Record<DocumentType, SectionState>>;
}

interface SectionState {
  readonly documents: number;
  readonly words: number;
}
