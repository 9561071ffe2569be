import type { CueVerb } from './cue-lexicon.js';

type CueKind = 'VERB' | 'ACCORDING';

/** The words that tell that something was said or thought. */
export interface Cue extends CueVerb {
  readonly kind: CueKind;
  /** The verb, noun or adjective itself. */
  readonly at: number;
  /** With the auxiliaries and adverbs before it. */
  readonly from: number;
  /** End of the cue's words, a particle or preposition of its own included. */
  readonly to: number;
  readonly passive: boolean;
  /** "did not say", "refrained from saying". */
  readonly negated: boolean;
  /** "to say", "saying": has no subject of its own. */
  readonly finite: boolean;
}

export function makeCue(
  kind: CueKind,
  at: number,
  from: number,
  to: number,
  lemma: string,
  given: Partial<Cue>,
): Cue {
  return {
    kind,
    at,
    from,
    to,
    lemma,
    form: given.form ?? 'BASE',
    clause: given.clause ?? false,
    bareClause: given.bareClause ?? false,
    quote: given.quote ?? false,
    telling: given.telling ?? false,
    infinitive: given.infinitive ?? false,
    objectInfinitive: given.objectInfinitive ?? false,
    judging: given.judging ?? false,
    prepositions: given.prepositions ?? NO_PREPOSITIONS,
    speech: given.speech ?? false,
    passive: given.passive ?? false,
    negated: given.negated ?? false,
    finite: given.finite ?? true,
  };
}

const NO_PREPOSITIONS: readonly string[] = [];
