import type { StatementBase } from './statement.js';

/** MIXED is reported speech with quotes inside, INDIRECT has none. */
export type ClaimForm = 'INDIRECT' | 'MIXED';

/** What is done by saying it, as linguistics has speech acts. */
export type SpeechAct = 'ASSERTION' | 'DENIAL' | 'PLEDGE' | 'DEMAND' | 'ACCUSATION' | 'QUESTION';

/** Whether who speaks stands for what the content says, as true or as good, or against it. */
export type Polarity = 'POSITIVE' | 'NEGATIVE';

/** Speech that is reported in the writer's words. */
export interface Claim extends StatementBase {
  readonly kind: 'CLAIM';
  readonly form: ClaimForm;
  /** Null where the cue does not tell. */
  readonly act: SpeechAct | null;
  /** Null where the cue does not tell. */
  readonly polarity: Polarity | null;
}
