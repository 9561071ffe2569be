import type { StatementBase } from './statement.js';

/** MIXED is reported speech with quotes inside, INDIRECT has none. */
export type ClaimForm = 'INDIRECT' | 'MIXED';

/** Speech that is reported in the writer's words. */
export interface Claim extends StatementBase {
  readonly kind: 'CLAIM';
  readonly form: ClaimForm;
}
