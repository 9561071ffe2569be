import { DOCUMENT_TYPES, type DocumentType } from '../search-engine.js';
import { FIELDS, type FieldDefinition } from '../searched-fields.js';

/**
 * The documents of one type, with full-text tables of their own: articles have twenty times the words of
 * statements, and a search for statements shall not read through them.
 */
export interface Section {
  readonly type: DocumentType;
  readonly fields: readonly FieldDefinition[];
  /** The full-text table's columns, one for each field. */
  readonly columns: readonly string[];
  /** The full-text table. */
  readonly index: string;
  /** Reads each place of a word from it. */
  readonly occurrences: string;
  /** Every word, and in how many documents it is. */
  readonly terms: string;
  /** The columns of names and headlines, in which a word says more than elsewhere. */
  readonly prominent: readonly string[];
  /**
   * Reading a document's texts and taking them apart costs about as much as reading so many of a word's places from
   * the index: 12 µs for a statement, against 0.06.
   */
  readonly placesPerText: number;
}

export const SECTIONS: Readonly<Record<DocumentType, Section>> = {
  STATEMENT: section('STATEMENT', 200),
  ARTICLE: section('ARTICLE', 4_000),
  ACTOR: section('ACTOR', 100),
};

export const ALL_SECTIONS: readonly Section[] = DOCUMENT_TYPES.map((type) => SECTIONS[type]);

function section(type: DocumentType, placesPerText: number): Section {
  const prefix = `search_${type.toLowerCase()}`;
  return {
    type,
    fields: FIELDS[type],
    columns: FIELDS[type].map(({ field }) => field.toLowerCase()),
    prominent: FIELDS[type].flatMap(({ field, weight }) => (weight > 1 ? field.toLowerCase() : [])),
    index: `${prefix}_index`,
    occurrences: `${prefix}_occurrence`,
    terms: `${prefix}_term`,
    placesPerText,
  };
}
