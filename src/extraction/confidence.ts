import type { Pattern } from './attribution.js';
import { cueVerb } from './cue-lexicon.js';
import type { SourceHead } from './source-phrases.js';

/**
 * How often a statement recognised by this pattern turned out to be one, with the words and the source that it was
 * given, rounded: measured on annotated news, whose annotators themselves agree on nine of ten.
 */
const CLAIMS: Readonly<Partial<Record<Pattern, number>>> = {
  that: 0.84,
  bare: 0.79,
  according: 0.8,
  trailing: 0.77,
  question: 0.74,
  infinitive: 0.67,
  headline: 0.64,
  judging: 0.62,
  'object-infinitive': 0.6,
  preposition: 0.58,
  passive: 0.46,
};
const QUOTES: Readonly<Partial<Record<Pattern, number>>> = {
  'quote-cue': 0.98,
  'quote-colon': 0.93,
  headline: 0.93,
  trailing: 0.95,
  that: 0.92,
  bare: 0.92,
  according: 0.88,
  'quote-bare': 0.6,
  transcript: 0.5,
  'quote-floating': 0.5,
  'quote-nested': 0.4,
};
/** A quote inside a claim of any other pattern. */
const QUOTE_IN_CLAIM = 0.84;
const FALLBACK = 0.5;

/** What the source phrase takes from that: a name says more than "they". */
const BY_SOURCE: Readonly<Record<SourceHead, number>> = {
  NAME: 0,
  PERSON: 0.01,
  DOCUMENT: 0.03,
  PRONOUN: 0.05,
  GROUP: 0.06,
  THING: 0.2,
};

/** Quotes of a language without rules of its own, found by their marks only. */
export const MARKS_ONLY = 0.25;
/** No speaker: the words are there, but nobody says whose they are. */
const NO_ACTOR = 0.3;
const THOUGHT = 0.2;

/** From 0 to 1: sorted by it, precision falls. */
export function confidenceOf(
  kind: 'QUOTE' | 'CLAIM',
  pattern: Pattern,
  lemma: string,
  head: SourceHead | null,
  hasActor: boolean,
): number {
  const known = kind === 'CLAIM' ? CLAIMS[pattern] : (QUOTES[pattern] ?? QUOTE_IN_CLAIM);
  let value = known ?? FALLBACK;
  if (head) value -= BY_SOURCE[head];
  if (!hasActor) value -= NO_ACTOR;
  const isThought = cueVerb(lemma.split(' ', 1)[0] as string)?.speech === false;
  if (kind === 'CLAIM' && isThought) value -= THOUGHT;
  return Math.round(Math.max(0.1, value) * 100) / 100;
}
