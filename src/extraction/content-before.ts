import { accordingAttribution } from './according-to.js';
import { withApposition } from './appositions.js';
import type { Attribution, Range } from './attribution.js';
import { behindAdjuncts, hasFiniteVerb, QUESTION_WORDS } from './clauses.js';
import { contentEnd } from './content-end.js';
import type { Cue } from './cue.js';
import { behindDateline } from './datelines.js';
import { isDash, isTime } from './item-words.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { type NounPhrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.js';
import { closingComma, resumes } from './resumption.js';

/** Quotes and clauses that stand before their cue: `"...," she said`, "..., she said", "..., according to her". */
export function contentBefore(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  source: NounPhrase | null,
): Attribution | null {
  const cue = cues[index] as Cue;
  if (!source || cue.passive) return null;
  if (cue.kind !== 'VERB' && cue.kind !== 'ACCORDING') return null;
  const inverted = source.from >= cue.to;
  const start = inverted ? cue.from : source.from;
  let before = start - 1;
  if (before < sentence.from) {
    return null;
  }
  const word = items.words[before] as string;
  const set = word === ',' || isDash(word);
  if (set) before--;
  if (before < sentence.from) return null;
  let end = inverted ? source.to : cue.to;
  if (items.tags[before] === QUOTE) {
    if (cue.kind === 'VERB' && !cue.quote) return null;
    if (!inverted && cue.kind === 'VERB' && reportsAfter(items, sentence, cue, end)) return null;
    const content: Range[] = [{ from: before, to: before + 1 }];
    let first = before;
    while (first - 1 >= sentence.from && items.tags[first - 1] === QUOTE)
      content.unshift({ from: --first, to: first + 1 });
    const again = quoteBehind(items, cues, index, end, sentence.to);
    if (again >= 0) content.push({ from: again, to: again + 1 });
    return {
      pattern: 'quote-cue',
      source,
      cue: { from: cue.from, to: cue.to },
      lemma: cue.lemma,
      content,
    };
  }
  if (cue.kind === 'ACCORDING') return accordingAttribution(items, sentence, cues, index, cue);
  if (!set || !(cue.clause || cue.telling) || !cue.finite) return null;
  // "When asked, he said: ..." reports the quote that follows.
  if (!inverted && quoteFollows(items, cue, end, sentence.to)) return null;
  if (!cue.speech && cue.lemma !== 'believe' && cue.lemma !== 'think' && cue.lemma !== 'hope') return null;
  if (!inverted && cue.telling) {
    const hearer = phraseStartingAt(items, end, sentence.to);
    if (hearer) end = withApposition(items, hearer, sentence.to).to;
  }
  if (!endsHere(items, end, sentence.to)) return null;
  const from = clauseFloor(items, sentence, before);
  // "“...,” said Lee, the head, who testified": an attribution is not what is reported.
  if (cues.some((other) => other.from === from && other.finite)) return null;
  const content: Range[] = [{ from, to: before + 1 }];
  const close = closingComma(items, end, sentence.to);
  const opensWithPhrase = phraseEndingAt(items, before, sentence.from)?.from === from;
  if (
    close >= 0 &&
    close + 2 < sentence.to &&
    resumes(items, close + 1, sentence.to, cues, index, opensWithPhrase)
  ) {
    content.push({ from: close + 1, to: contentEnd(items, close + 1, sentence.to, cues, index, 'CLAUSE') });
  }
  // "Asked why, Lee said" is no clause either.
  if (items.tags[from] === 'VERB' && /ed$/.test(items.words[from] as string)) return null;
  // "On Monday, she said" has no clause before it.
  if (content.reduce((count, range) => count + range.to - range.from, 0) < 3) return null;
  if (!content.some((range) => hasFiniteVerb(items, range.from, range.to))) return null;
  if (
    content.length === 1
      ? !hasFiniteVerb(items, from, before + 1)
      : !hasFiniteVerb(items, from, before + 1) && (items.tags[from] === 'ADP' || isTime(items, before))
  )
    return null;
  // "When he came here, Lee said, “it was late”"
  const quoted = content.length === 1 && close >= 0 && items.tags[close + 1] === QUOTE;
  if (quoted && quoteBehind(items, cues, index, end, sentence.to) === close + 1)
    content.push({ from: close + 1, to: close + 2 });
  return {
    pattern: 'trailing',
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: cue.lemma,
    content,
  };
}

/** A quote stands right behind the cue, its hearer and its adjuncts. */
function quoteFollows(items: Items, cue: Cue, from: number, to: number): boolean {
  const plain = behindAdjuncts(items, from, to);
  if (plain < to && items.tags[plain] === QUOTE) return true;
  const hearer = cue.telling ? phraseStartingAt(items, from, to) : null;
  if (!hearer) return false;
  const next = behindAdjuncts(items, hearer.to, to);
  return next < to && items.tags[next] === QUOTE;
}

/** Where the clause that a trailing attribution reports begins: behind an attribution that ended before it. */
function clauseFloor(items: Items, sentence: Sentence, before: number): number {
  let from = behindDateline(items, sentence, before);
  for (let at = before; at >= from; at--) {
    if (items.tags[at] === QUOTE || items.words[at] === ';') {
      from = at + 1;
      break;
    }
  }
  while (from < before && (items.tags[from] === 'PUNCT' || items.tags[from] === 'CCONJ')) from++;
  return from;
}

/** Nothing that could be the content follows: the sentence ends, or only an adjunct does. */
function endsHere(items: Items, from: number, to: number): boolean {
  if (from >= to) return true;
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (tag === 'PUNCT') return word !== ':';
  if (tag === QUOTE) return true;
  if (word === 'that' || word === 'to' || QUESTION_WORDS.has(word))
    return word === 'when' || word === 'as' || word === 'who';
  if (
    (word === 'last' || word === 'this' || word === 'earlier' || word === 'late' || word === 'early') &&
    (isTime(items, from + 1) || items.words[from + 1] === 'this')
  )
    return true;
  if (tag === 'ADP' || tag === 'ADV' || tag === 'SCONJ' || isTime(items, from)) {
    for (let at = from; at < to; at++) {
      if (items.words[at] === ',' || items.tags[at] === 'SCONJ') return true;
      if (items.words[at] === 'that' && items.tags[at] !== 'DET') return false;
    }
    return true;
  }
  return tag === 'CCONJ';
}

/** A quote that goes on behind its attribution, with no other cue in between. */
function quoteBehind(items: Items, cues: readonly Cue[], index: number, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (items.tags[at] !== QUOTE) continue;
    const other = cues.some(
      (cue, place) => place !== index && cue.quote && cue.finite && cue.at >= from && cue.at < at,
    );
    const coming = cues.some(
      (cue, place) => place > index && cue.from > at && cue.quote && cue.from - at <= 4,
    );
    return other || coming ? -1 : at;
  }
  return -1;
}

/** `"No," he said, and added that ...` reports after its cue too only when a clause follows at once. */
function reportsAfter(items: Items, sentence: Sentence, cue: Cue, end: number): boolean {
  const word = items.words[end] as string;
  return end < sentence.to && cue.clause && word === 'that' && items.tags[end] !== 'DET';
}
