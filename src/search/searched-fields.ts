import type { DocumentType, SearchDocument, SearchedField } from './search-engine.js';
import { storable } from './storable.js';

/** A field that a query is compared with. */
export interface FieldDefinition {
  readonly field: SearchedField;
  /** What a word in it says about the document, against one in the text of a statement. */
  readonly weight: number;
  /** More of the same word in it says no more. */
  readonly most: number;
  /** Whether a word in it says less where the field is long. */
  readonly isMeasured: boolean;
}

/**
 * The fields of each type of document. One scale for all, so that what is found of different types can stand in one
 * list: who has the name comes first, then the article with the word in its headline, then what is said in these
 * words, then what is said by somebody of the name, and an article that has the word only somewhere in its body
 * is like a statement that has it at the best.
 */
export const FIELDS: Readonly<Record<DocumentType, readonly FieldDefinition[]>> = {
  STATEMENT: [field('TEXT', 1), field('ACTOR', 0.5)],
  ARTICLE: [
    field('HEADLINE', 2),
    beside('PUBLISHER', 0.5, 1),
    beside('AUTHOR', 0.5, 1),
    beside('BODY', 0.25, 4),
  ],
  ACTOR: [field('NAME', 4), beside('ALIAS', 3, 1), beside('ROLE', 0.5, 1)],
};

function field(name: SearchedField, weight: number): FieldDefinition {
  return { field: name, weight, most: Number.POSITIVE_INFINITY, isMeasured: true };
}

function beside(name: SearchedField, weight: number, most: number): FieldDefinition {
  return { field: name, weight, most, isMeasured: false };
}

/** A document's texts in the order of its type's FIELDS: of some fields there are none, or several. */
export function searchedTexts(document: SearchDocument): string[][] {
  return textsOf(document).map((texts) => texts.flatMap((text) => (text ? [storable(text)] : [])));
}

function textsOf(document: SearchDocument): (string | null)[][] {
  switch (document.type) {
    case 'STATEMENT':
      return [[document.text], [document.actorName]];
    case 'ARTICLE':
      return [[document.headline], [document.publisher], [...document.authors], [document.body]];
    case 'ACTOR':
      return [[document.name], [...document.aliases], [document.role]];
  }
}
