import type { StatementBase } from './statement.js';

/** DIRECT is a whole utterance, PARTIAL a fragment inside a claim or a sentence of the writer's. */
export type QuoteForm = 'DIRECT' | 'PARTIAL';

/** Words between quotation marks. */
export interface Quote extends StatementBase {
  readonly kind: 'QUOTE';
  readonly form: QuoteForm;
}
