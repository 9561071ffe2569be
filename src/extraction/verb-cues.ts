import type { Cue } from './cue.js';
import type { CueVerb } from './cue-lexicon.js';
import { isPossessivePronoun, isSubjectPronoun } from './item-words.js';
import { type Items, QUOTE } from './items.js';
import { isNegated } from './negation.js';
import { verbGroup } from './verb-groups.js';

/** The tagger mistakes some verbs for nouns; what stands around them decides. */
export function readsAsVerb(
  items: Items,
  at: number,
  floor: number,
  ceiling: number,
  verb: CueVerb,
): boolean {
  const tag = items.tags[at];
  const before = at > floor ? (items.words[at - 1] as string) : '';
  const tagBefore = at > floor ? (items.tags[at - 1] as string) : '';
  const after = at + 1 < ceiling ? (items.words[at + 1] as string) : '.';
  const tagAfter = at + 1 < ceiling ? (items.tags[at + 1] as string) : 'PUNCT';
  const modified =
    tagBefore === 'DET' ||
    before === "'s" ||
    (isPossessivePronoun(before) && before !== 'her') ||
    before === 'of';
  if (items.texts[at] !== items.words[at] && at > floor && tag !== 'VERB') return false;
  if (tag === 'VERB') {
    if (modified && verb.form !== 'ING') return false;
    if (before === 'her' && (tagAfter === 'NOUN' || tagAfter === 'ADJ')) return false;
    // "a proposed rule", "stated goals"
    if ((verb.form === 'PAST' || verb.form === 'ING') && tagBefore === 'ADJ' && tagAfter === 'NOUN')
      return false;
    if (before === '-' && items.ends[at - 1] === items.starts[at]) return false;
    if (after === '-' && items.ends[at] === items.starts[at + 1]) return false;
    return true;
  }
  if (tag !== 'NOUN' && tag !== 'ADJ' && tag !== 'PROPN' && tag !== 'ADP' && tag !== 'ADV' && tag !== 'SCONJ')
    return false;
  if (verb.form === 'ING' || modified) return false;
  const subject = tagBefore === 'PROPN' || (isSubjectPronoun(before) && tagBefore === 'PRON');
  // "Lee said officials were late": the model sees an adjective.
  if (subject && tag === 'ADJ' && verb.lemma === 'say') return true;
  if (
    subject &&
    verb.form !== 'BASE' &&
    (after === 'that' ||
      tagAfter === 'PRON' ||
      tagAfter === 'DET' ||
      tagAfter === QUOTE ||
      after === ':' ||
      after === 'to' ||
      (after === 'as' && LIKENED.has(verb.lemma)))
  )
    return true;
  // "The poster claims “...”"
  if (tagBefore === 'NOUN' && tagAfter === QUOTE && verb.speech && verb.form === 'THIRD') return true;
  if (subject && verb.speech && verb.form !== 'BASE' && (after === '.' || after === ',') && at > floor)
    return true;
  return (tagBefore === QUOTE || before === ',') && verb.speech && verb.form !== 'BASE' && tag === 'ADJ';
}

export function verbCue(items: Items, at: number, floor: number, verb: CueVerb): Cue {
  const { from, passive, toInfinitive, have } = verbGroup(items, at, floor);
  const participle = verb.form === 'PAST' || verb.form === 'PARTICIPLE';
  // "a plan criticised by Lee"
  const reduced = participle && !passive && !have && items.words[at + 1] === 'by' && verb.judging;
  const isPassive = (passive && participle) || reduced;
  const bare = verb.form === 'BASE' && toInfinitive;
  const finite =
    !(verb.form === 'ING' && !passive) && !bare && !(verb.form === 'PARTICIPLE' && !have && !passive);
  return {
    kind: 'VERB',
    at,
    from,
    to: at + 1,
    lemma: verb.lemma,
    form: verb.form,
    clause: verb.clause,
    bareClause: verb.bareClause,
    quote: verb.quote,
    telling: verb.telling,
    infinitive:
      verb.infinitive ||
      (verb.lemma === 'like' && (items.tags[at - 1] === 'AUX' || items.tags[at - 1] === 'VERB')),
    objectInfinitive: verb.objectInfinitive,
    judging: verb.judging || (LIKENED.has(verb.lemma) && likens(items, at)),
    prepositions: verb.prepositions,
    speech: verb.speech || isPublic(items, from, at),
    passive: isPassive,
    negated: isNegated(items, from, at, floor),
    finite,
  };
}

/** A stance that is taken openly is one that was uttered. */
const PUBLICLY = new Set(['openly', 'publicly', 'vocally', 'loudly', 'explicitly', 'repeatedly', 'formally']);

function isPublic(items: Items, from: number, at: number): boolean {
  for (let index = from; index < at; index++) if (PUBLICLY.has(items.words[index] as string)) return true;
  return false;
}

/** Verbs that judge only with "as": "saw it as a threat". */
const LIKENED = new Set([
  'see',
  'view',
  'regard',
  'interpret',
  'paint',
  'cast',
  'frame',
  'present',
  'name',
  'claim',
]);

function likens(items: Items, at: number): boolean {
  for (let ahead = at + 1; ahead < items.length && ahead < at + 10; ahead++) {
    const tag = items.tags[ahead];
    if (items.words[ahead] === 'as') return true;
    if (tag === 'PUNCT' || tag === 'VERB' || tag === 'AUX' || tag === 'SCONJ') return false;
  }
  return false;
}
