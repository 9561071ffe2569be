import { accordingAttribution } from './according-to.js';
import { behindHearer } from './appositions.js';
import type { Attribution, Pattern, Range } from './attribution.js';
import { behindAdjuncts, hasFiniteVerb, QUESTION_WORDS, startsClause, startsTightClause } from './clauses.js';
import { type ContentKind, contentEnd } from './content-end.js';
import type { Cue } from './cue.js';
import { isInverted } from './inversion.js';
import { isNominal, isTime } from './item-words.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { type NounPhrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.js';
import { openingClauseEnd, subjectClauseEnd } from './opening-clauses.js';

/** "said the man who" goes on with a relative clause; only after these is it a question. */
const ASKING = new Set([
  'ask',
  'wonder',
  'know',
  'decide',
  'explain',
  'determine',
  'discover',
  'learn',
  'understand',
  'guess',
  'tell',
  'reveal',
  'figure out',
  'find out',
  'disclose',
  'specify',
  'clarify',
  'predict',
]);

/** A cue in its sentence, with what the reading of its content needs. */
interface Reading {
  readonly items: Items;
  readonly sentence: Sentence;
  readonly cue: Cue;
  readonly source: NounPhrase | null;
  /** The attribution with that content; null where nothing of it is left. */
  make(pattern: Pattern, content: readonly Range[], particle?: string): Attribution | null;
  /** The attribution whose content begins there and runs as far as its kind does. */
  run(pattern: Pattern, from: number, kind: ContentKind, particle?: string): Attribution | null;
}

/** Quotes, clauses, infinitives and noun phrases behind their cue. */
export function contentAfter(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  source: NounPhrase | null,
  isTaken: (at: number) => boolean,
): Attribution | null {
  const cue = cues[index] as Cue;
  if (cue.kind === 'ACCORDING') return accordingAttribution(items, sentence, cues, index, cue);
  const make = (pattern: Pattern, content: readonly Range[], particle?: string): Attribution | null => {
    const kept = content.filter(({ from, to }) => to > from && !isTaken(from));
    if (kept.length === 0) return null;
    // "called for": the preposition is part of what reports, where it stands right behind the verb.
    const own = particle !== undefined && items.words[cue.to] === particle;
    const lemma = particle === undefined ? cue.lemma : `${cue.lemma} ${particle}`;
    return { pattern, source, cue: { from: cue.from, to: own ? cue.to + 1 : cue.to }, lemma, content: kept };
  };
  const run = (pattern: Pattern, from: number, kind: ContentKind, particle?: string): Attribution | null => {
    const opening = openingClauseEnd(items, sentence, cue.from, from);
    const ceiling =
      pattern === 'infinitive' ? subjectClauseEnd(items, sentence, cue, from, opening) : opening;
    const to = contentEnd(items, from, ceiling, cues, index, kind);
    let start = from;
    while (start < to && items.words[start] === ',') start++;
    const content: Range[] = [{ from: start, to }];
    // What was said, and then the words themselves: "said it was over: “...”"
    const stop = items.words[to];
    if ((stop === ':' || stop === ',') && items.tags[to + 1] === QUOTE && to + 1 < sentence.to) {
      content.push({ from: to + 1, to: to + 2 });
    }
    return make(pattern, content, particle);
  };
  const reading: Reading = { items, sentence, cue, source, make, run };
  return asSomebodyPutIt(reading) ?? likened(reading) ?? reported(reading) ?? wantedOrJudged(reading);
}

/** "As Lee put it, ..." */
function asSomebodyPutIt({ items, sentence, cue, source, run }: Reading): Attribution | null {
  const opens = items.words[sentence.from] === 'as' && source?.from === sentence.from + 1;
  const from = cue.to + 1;
  if (!opens || !cue.clause || items.words[cue.to] !== ',' || from >= sentence.to) return null;
  return run('trailing', from, 'CLAUSE');
}

/** Quotes and clauses: "told them that ...", "asked why ...", "said: “...”" */
function reported({ items, sentence, cue, source, make, run }: Reading): Attribution | null {
  const end = sentence.to;
  let at = cue.to;
  if (at >= end) return null;
  const inverted = isInverted(items, sentence, cue);
  if (inverted && source) at = source.to;
  let object = -1;
  // "warned these plans would fail": who comes first is no hearer but the subject of what is said.
  if (cue.clause && cue.telling && startsTightClause(items, at, end)) return run('bare', at, 'CLAUSE');
  if (cue.telling && items.words[at] !== 'that' && items.tags[at] !== QUOTE) {
    const hearer = phraseStartingAt(items, at, end);
    if (hearer || items.words[at] === 'her') {
      object = at;
      at = hearer ? behindHearer(items, hearer, end) : at + 1;
    }
  }
  if (cue.clause || cue.quote || cue.telling) {
    const next = behindAdjuncts(items, at, end);
    const word = next < end ? (items.words[next] as string) : '.';
    if (items.tags[next] === QUOTE && next < end && (cue.quote || cue.clause)) {
      const content: Range[] = [{ from: next, to: next + 1 }];
      let last = next;
      while (last + 1 < end && items.tags[last + 1] === QUOTE) content.push({ from: ++last, to: last + 1 });
      const pattern = items.words[next - 1] === ':' ? 'quote-colon' : 'quote-cue';
      return make(pattern, content);
    }
    if (cue.clause || (cue.telling && (object >= 0 || word === 'that'))) {
      if (
        word === 'that' &&
        next + 1 < end &&
        // "say that is wrong"
        !(
          items.tags[next] === 'PRON' &&
          items.tags[next + 1] === 'AUX' &&
          items.words[next + 1] !== 'being'
        ) &&
        !(isTime(items, next + 1) && items.tags[next] !== 'SCONJ') &&
        !(items.tags[next] === 'DET' && isNominal(items, next + 1) && !hasFiniteVerb(items, next, end))
      )
        return run('that', next + 1, 'CLAUSE');
      if (
        QUESTION_WORDS.has(word) &&
        !(
          (word === 'who' || word === 'which' || word === 'where' || word === 'when') &&
          !ASKING.has(cue.lemma)
        ) &&
        (word !== 'when' || next === at) &&
        (word !== 'if' || next === at)
      )
        return run('question', next, 'CLAUSE');
      if (next < end && (cue.bareClause || object >= 0) && startsClause(items, next, end))
        return run('bare', next, 'CLAUSE');
      // "says 3,000 citizens cast votes": the model takes the verb for a noun.
      if (object < 0 && saysNumber(items, cue, next, end)) return run('bare', next, 'CLAUSE');
      if (
        next < end &&
        cue.clause &&
        (next <= at + 1 || items.tags[next] === 'PRON') &&
        startsTightClause(items, next, end)
      )
        return run('bare', next, 'CLAUSE');
      if (
        object >= 0 &&
        (word === 'about' || word === 'of' || word === 'against') &&
        cue.telling &&
        cue.lemma !== 'show'
      )
        return run('preposition', next + 1, 'PHRASE', word);
      const comma = items.words[next] === ',' || items.words[next] === ':';
      if (
        comma &&
        cue.bareClause &&
        cue.speech &&
        next + 2 < end &&
        cue.to === next &&
        startsClause(items, next + 1, end) &&
        cue.finite &&
        !isInOpeningParticiple(items, sentence, cue)
      )
        return run('bare', next + 1, 'CLAUSE');
    }
  }
  return null;
}

/** "Asked whether Day had confessed, Lee said: “No.”": what follows the comma is the sentence's own. */
function isInOpeningParticiple(items: Items, { from }: Sentence, cue: Cue): boolean {
  if (!/ed$/.test(items.words[from] as string)) return false;
  for (let at = from; at < cue.from; at++) if (items.words[at] === ',') return false;
  return true;
}

/** Nobody says a number: what begins with one is a clause, but for "says 10 times as often". */
function saysNumber(items: Items, cue: Cue, at: number, end: number): boolean {
  if (!cue.speech || !cue.bareClause || cue.judging || items.tags[at] !== 'NUM') return false;
  return at === cue.to && at + 4 < end && items.tags[at + 1] === 'NOUN' && !isTime(items, at + 1);
}

/** Infinitives and noun phrases: "promised to ...", "urged them to ...", "condemned the ..." */
function wantedOrJudged({ items, sentence, cue, run }: Reading): Attribution | null {
  const end = sentence.to;
  let at = cue.to;
  while (at < end && items.tags[at] === 'ADV' && items.words[at] !== 'out') at++;
  if (at >= end) return null;
  // "promised on Monday to pay"
  const to = cue.infinitive ? behindAdjuncts(items, at, end) : at;
  if (cue.infinitive && isInfinitive(items, to, end)) return run('infinitive', to, 'INFINITIVE');
  at = behindAddressee(items, cue, at, end);
  const particle = items.words[at] as string;
  if (cue.prepositions.includes(particle)) {
    let from = at + 1;
    if (particle === 'out') from = items.tags[from] === 'ADP' ? from + 1 : from;
    if (from >= end || items.tags[from] === 'PUNCT') return null;
    const phrase = phraseStartingAt(items, from, end);
    if (cue.lemma === 'call' && phrase && isInfinitive(items, phrase.to, end))
      return run('object-infinitive', from, 'INFINITIVE', particle);
    return run('preposition', from, 'PHRASE', particle);
  }
  if (cue.objectInfinitive) {
    const phrase = phraseStartingAt(items, at, end);
    const behind = phrase ? (items.words[phrase.to - 1] === 'to' ? phrase.to - 1 : phrase.to) : -1;
    // "urged the council on Monday to rebuild"
    const day = items.words[behind] === 'on' ? behind + 1 : behind;
    const to = phrase && isTime(items, day) ? day + 1 : behind;
    if (
      phrase &&
      (isInfinitive(items, to, end) || (items.words[to] === 'not' && isInfinitive(items, to + 1, end)))
    ) {
      return run('object-infinitive', at, 'INFINITIVE');
    }
  }
  if (
    cue.judging &&
    (isNominal(items, at) ||
      ['DET', 'ADJ', 'PRON', 'NUM', 'VERB'].includes(items.tags[at] as string) ||
      items.tags[at] === QUOTE)
  ) {
    return withLikeness(items, run('judging', at, 'PHRASE'));
  }
  return null;
}

const ADDRESSING = new Set(['complain', 'apologise', 'apologize', 'boast', 'plead']);

/** "complained to his guest of noise": the preposition that the verb takes comes after whom it was said to. */
function behindAddressee(items: Items, { lemma, prepositions }: Cue, at: number, end: number): number {
  if (items.words[at] !== 'to' || !ADDRESSING.has(lemma)) return at;
  for (let next = at + 2; next < end && next < at + 8; next++)
    if (prepositions.includes(items.words[next] as string))
      return phraseStartingAt(items, at + 1, next)?.to === next ? next : at;
  return at;
}

/** "dismissed the plan as a waste" likens it to something, and "dismissed the plan" does not. */
function withLikeness(items: Items, judged: Attribution | null): Attribution | null {
  const likens = judged?.content.some(({ from, to }) => items.words.slice(from, to).includes('as'));
  return judged && likens ? { ...judged, lemma: `${judged.lemma} as` } : judged;
}

/** "the island, which Norvale claims as its own": what is judged stands before the relative pronoun. */
function likened({ items, sentence, cue, source, run }: Reading): Attribution | null {
  const judged = cue.judging && items.words[cue.to] === 'as' ? antecedent(items, sentence, source) : null;
  const likeness = judged && run('judging', cue.to, 'PHRASE');
  return withLikeness(items, likeness && { ...likeness, content: [judged, ...likeness.content] });
}

function antecedent(items: Items, { from }: Sentence, source: NounPhrase | null): NounPhrase | null {
  const relative = source ? source.from - 1 : from;
  if (relative <= from || !/^(?:which|whom|that)$/.test(items.words[relative] as string)) return null;
  const last = items.words[relative - 1] === ',' ? relative - 2 : relative - 1;
  const phrase = last >= from ? phraseEndingAt(items, last, from) : null;
  // "the status of the island, which": the last noun is meant.
  for (let at = last; phrase && at > phrase.from; at--)
    if (items.tags[at] === 'ADP') return { from: at + 1, to: phrase.to };
  return phrase;
}

function isInfinitive(items: Items, at: number, end: number): boolean {
  if (at + 1 >= end || items.words[at] !== 'to') return false;
  let verb = at + 1;
  while (verb < end && items.tags[verb] === 'ADV') verb++;
  return items.tags[verb] === 'VERB' || items.tags[verb] === 'AUX' || items.tags[at] === 'PART';
}
