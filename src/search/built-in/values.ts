import type { ClaimForm } from '../../domain/claim.js';
import type { QuoteForm } from '../../domain/quote.js';
import type { StatementKind } from '../../domain/statement.js';
import type { SearchDocument } from '../search-engine.js';
import { storable } from '../storable.js';

/** How kinds and forms stand in the index; numbers are never given anew. */
export const KIND_CODES: Readonly<Record<StatementKind, number>> = { QUOTE: 1, CLAIM: 2 };
export const FORM_CODES: Readonly<Record<QuoteForm | ClaimForm, number>> = {
  DIRECT: 1,
  PARTIAL: 2,
  INDIRECT: 3,
  MIXED: 4,
};

/** The columns whose values are kept once, as text, in search_value. */
export const VALUE_FIELDS = ['actor', 'article', 'publisher', 'language', 'cue'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

/** A document's value of such a column, as it is kept and compared. */
export function fieldValue(document: SearchDocument, field: ValueField): string | null {
  switch (field) {
    case 'actor':
      return normalized(document.actorId);
    case 'article':
      return normalized(document.articleId);
    case 'publisher':
      return normalized(document.publisher);
    case 'language':
      return normalized(document.language);
    case 'cue':
      return normalized(document.cue?.toLowerCase() ?? null);
  }
}

/** An empty value is none. */
function normalized(value: string | null): string | null {
  return value ? storable(value) : null;
}
