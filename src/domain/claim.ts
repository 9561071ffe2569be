import type { StatementBase } from './statement.js';

/** MIXED is reported speech with quotes inside, INDIRECT has none. */
export const CLAIM_FORMS = ['INDIRECT', 'MIXED'] as const;
export type ClaimForm = (typeof CLAIM_FORMS)[number];

/** Speech that is reported in the writer's words. */
export interface Claim extends StatementBase {
  readonly kind: 'CLAIM';
  readonly form: ClaimForm;
}
