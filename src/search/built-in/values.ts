import type { ClaimForm } from '../../domain/claim.js';
import type { QuoteForm } from '../../domain/quote.js';
import type { DocumentKind, DocumentType } from '../search-engine.js';

/** How kinds and forms stand in the index; numbers are never given anew. */
export const KIND_CODES: Readonly<Record<DocumentKind, number>> = {
  QUOTE: 1,
  CLAIM: 2,
  ARTICLE: 3,
  ACTOR: 4,
};
export const FORM_CODES: Readonly<Record<QuoteForm | ClaimForm, number>> = {
  DIRECT: 1,
  PARTIAL: 2,
  INDIRECT: 3,
  MIXED: 4,
};

export const KINDS = inverted(KIND_CODES);
export const FORMS = inverted(FORM_CODES);

/** The kinds of documents of a type. */
export function kindsOf(type: DocumentType): readonly DocumentKind[] {
  return type === 'STATEMENT' ? ['QUOTE', 'CLAIM'] : [type];
}

/** The type of documents of the kind that a code stands for. */
export function typeOf(kindCode: number): DocumentType {
  const kind = KINDS.get(kindCode) as DocumentKind;
  return kind === 'QUOTE' || kind === 'CLAIM' ? 'STATEMENT' : kind;
}

function inverted<Value extends string>(codes: Readonly<Record<Value, number>>): Map<number, Value> {
  return new Map((Object.entries(codes) as [Value, number][]).map(([value, code]) => [code, value]));
}
