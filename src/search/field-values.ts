import type { DocumentKind, SearchDocument, StatementDocument } from './search-engine.js';
import { storable } from './storable.js';

/** The fields of a document that hold any value, filtered by as a whole. */
export const VALUE_FIELDS = ['actor', 'article', 'publisher', 'language', 'cue', 'act', 'polarity'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

/** What a document is filtered, counted and sorted by; null where it has nothing of the kind. */
export interface DocumentValues extends Readonly<Record<ValueField, string | null>> {
  readonly kind: DocumentKind;
  readonly form: StatementDocument['form'] | null;
  /** ISO 8601 in UTC. */
  readonly datePublished: string | null;
  /** In how many statements it is: of two that match alike, the one with more comes first. */
  readonly statements: number;
}

const NONE = {
  form: null,
  actor: null,
  article: null,
  publisher: null,
  language: null,
  cue: null,
  act: null,
  polarity: null,
  datePublished: null,
  statements: 0,
};

/** The values as they are kept and compared. */
export function documentValues(document: SearchDocument): DocumentValues {
  switch (document.type) {
    case 'STATEMENT':
      return {
        ...NONE,
        kind: document.kind,
        form: document.form,
        actor: normalized(document.actorId),
        article: normalized(document.articleId),
        publisher: normalized(document.publisher),
        language: normalized(document.language),
        cue: normalized(document.cue?.toLowerCase() ?? null),
        act: document.act,
        polarity: document.polarity,
        datePublished: document.datePublished,
      };
    case 'ARTICLE':
      return {
        ...NONE,
        kind: document.type,
        article: normalized(document.id),
        publisher: normalized(document.publisher),
        language: normalized(document.language),
        datePublished: document.datePublished,
      };
    case 'ACTOR':
      return { ...NONE, kind: document.type, statements: document.statementCount };
  }
}

/** An empty value is none. */
function normalized(value: string | null): string | null {
  return value ? storable(value) : null;
}
