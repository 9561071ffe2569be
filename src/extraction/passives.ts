import type { Attribution, Range } from './attribution.js';
import { behindAdjuncts, hasFiniteVerb } from './clauses.js';
import { contentEnd } from './content-end.js';
import type { Cue } from './cue.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { type NounPhrase, phraseStartingAt } from './noun-phrases.js';

/** "is said to have left": what is reported of somebody, whoever reports it. */
const REPORTED = new Set('say report allege claim rumour rumor understand believe think'.split(' '));
/** Told of as a fact: "said to have left", "to be"; "told to leave" is an order. */
const PERFECT = /^(?:have|be)$/;
/** "was accused of lying": what it is about stands behind the preposition. */
const CHARGES: ReadonlyMap<string, string> = new Map([
  ['accuse', 'of'],
  ['blame', 'for'],
  ['criticise', 'for'],
  ['criticize', 'for'],
  ['praise', 'for'],
]);
/** "was described as unsafe", "was called a disgrace" */
const NAMED = new Set('call dub brand deem label'.split(' '));

/**
 * "The plan was condemned by Lee", "it was reported by the radio that ...", "Day is said to have ...". By whom may be
 * left open.
 */
export function passiveAttribution(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  source: NounPhrase | null,
): Attribution | null {
  const cue = cues[index] as Cue;
  const subject = subjectOf(items, sentence, cue);
  if (!subject || /^(?:who|which|that)$/.test(items.words[subject.to - 1] ?? '')) return null;
  const make = (pattern: 'that' | 'passive', content: readonly Range[]): Attribution => ({
    pattern,
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: content.some(({ from }) => items.words[from] === 'as') ? `${cue.lemma} as` : cue.lemma,
    content,
  });
  const behindAgent = source ? source.to : cue.to;
  const clause = clauseBehind(items, sentence, cues, index, behindAgent);
  const isExpletive = subject.to - subject.from === 1 && items.words[subject.from] === 'it';
  if (isExpletive) return cue.clause && clause ? make('that', [clause]) : null;
  if (cue.telling && clause) return make('that', [clause]);
  const run = (from: number): Range => ({
    from,
    to: contentEnd(items, from, sentence.to, cues, index, 'CLAUSE'),
  });
  if (
    REPORTED.has(cue.lemma) &&
    items.words[behindAgent] === 'to' &&
    PERFECT.test(items.words[behindAgent + 1] ?? '')
  )
    return make('that', [subject, run(behindAgent)]);
  const preposition = CHARGES.get(cue.lemma);
  if (preposition !== undefined && items.words[behindAgent] === preposition)
    return make('passive', [subject, beforeOccasion(items, run(behindAgent))]);
  if (!source || !cue.judging) return null;
  const predicate = predicateOf(items, sentence, cue, source);
  return make('passive', predicate ? [subject, predicate] : [subject]);
}

/** "accused of waste after refusing to answer": what led to the charge is no part of it. */
function beforeOccasion(items: Items, { from, to }: Range): Range {
  for (let at = from + 1; at + 1 < to; at++)
    if (
      items.words[at] === 'after' &&
      items.tags[at + 1] === 'VERB' &&
      /ing$/.test(items.words[at + 1] as string)
    )
      return { from, to: at };
  return { from, to };
}

/** What stands before the verb, up to a comma or conjunction. */
function subjectOf(items: Items, sentence: Sentence, cue: Cue): Range | null {
  let last = cue.from - 1;
  if (last < sentence.from || items.words[last] === ',') return null;
  while (last > sentence.from && items.tags[last] === 'ADV') last--;
  let from = last;
  while (
    from > sentence.from &&
    items.words[from - 1] !== ',' &&
    items.tags[from - 1] !== QUOTE &&
    items.tags[from - 1] !== 'CCONJ'
  )
    from--;
  return from > last ? null : { from, to: last + 1 };
}

/** "that the dam leaks", behind the agent and the day. */
function clauseBehind(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  from: number,
): Range | null {
  // "was told by the mayor, Ann Lee, that"
  const that = items.words[from] === ',' ? from + 1 : behindAdjuncts(items, from, sentence.to);
  if (items.words[that] !== 'that' || that + 2 >= sentence.to) return null;
  const to = contentEnd(items, that + 1, sentence.to, cues, index, 'CLAUSE');
  return hasFiniteVerb(items, that + 1, to) ? { from: that + 1, to } : null;
}

/** "described as unsafe by Lee", "condemned by Lee as reckless", "called a disgrace by Lee" */
function predicateOf(items: Items, sentence: Sentence, cue: Cue, source: NounPhrase): Range | null {
  const by = source.from - 1;
  if (items.words[cue.to] === 'as' || (NAMED.has(cue.lemma) && cue.to < by))
    return by > cue.to && items.words[by] === 'by' ? { from: cue.to, to: by } : null;
  if (items.words[source.to] !== 'as' || source.to + 1 >= sentence.to) return null;
  const phrase = phraseStartingAt(items, source.to + 1, sentence.to);
  if (phrase) return { from: source.to, to: phrase.to };
  return items.tags[source.to + 1] === 'ADJ' ? { from: source.to, to: source.to + 2 } : null;
}
