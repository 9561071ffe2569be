import type { SearchDocument } from './search-engine.js';
import { storable } from './storable.js';

/** The fields of a document that hold any value, filtered by as a whole. */
export const VALUE_FIELDS = ['actor', 'article', 'publisher', 'language', 'cue'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

/** A document's value of such a field, as it is kept and compared. */
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
