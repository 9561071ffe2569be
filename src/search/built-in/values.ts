import type { ClaimForm } from '../../domain/claim.js';
import type { QuoteForm } from '../../domain/quote.js';
import type { StatementKind } from '../../domain/statement.js';

/** How kinds and forms stand in the index; numbers are never given anew. */
export const KIND_CODES: Readonly<Record<StatementKind, number>> = { QUOTE: 1, CLAIM: 2 };
export const FORM_CODES: Readonly<Record<QuoteForm | ClaimForm, number>> = {
  DIRECT: 1,
  PARTIAL: 2,
  INDIRECT: 3,
  MIXED: 4,
};
