import type { Attribution } from './attribution.js';
import { isEditorialLabel } from './editorial-labels.js';
import { introductionOf } from './introductions.js';
import { isDash } from './item-words.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import type { NounPhrase } from './noun-phrases.js';
import { readSource } from './source-phrases.js';

/** "Lee: the plan is dead", as headlines have it; a quote may follow any such colon. */
export function headline(items: Items, sentence: Sentence): Attribution[] {
  const colon = colonOf(items, sentence);
  if (colon < 0) return [];
  const source = { from: sentence.from, to: colon };
  const next = colon + 1;
  if (items.tags[next] === QUOTE) {
    const told = hasVerb(items, source);
    const introduction = told
      ? introductionOf(items, { from: sentence.from, to: next, paragraph: sentence.paragraph })
      : { source, cue: null };
    if (!introduction) return [];
    const { source: speaker, cue } = introduction;
    return [
      { pattern: 'quote-colon', source: speaker, cue, lemma: '', content: [{ from: next, to: next + 1 }] },
    ];
  }
  if (sentence.from > 0 || colon - sentence.from > 6 || sentence.to - next < 3) return [];
  const { head } = readSource(items, source);
  if (head === 'THING' || head === 'PRONOUN' || isEditorialLabel(items.words[colon - 1] as string)) return [];
  let to = sentence.to;
  while (to > next && items.tags[to - 1] === 'PUNCT') to--;
  if (to === next) return [];
  return [{ pattern: 'headline', source, cue: null, lemma: '', content: [{ from: next, to }] }];
}

/** More than a name or a description: "To each he had the same reply: “...”" */
function hasVerb(items: Items, { from, to }: NounPhrase): boolean {
  for (let at = from; at < to; at++) if (items.tags[at] === 'VERB' || items.tags[at] === 'AUX') return true;
  return false;
}

/** The colon that parts a speaker from what is said, or -1. */
export function colonOf(items: Items, sentence: Sentence): number {
  for (let at = sentence.from + 1; at < sentence.to - 1 && at < sentence.from + 12; at++) {
    if (items.words[at] === ':') return at;
  }
  return -1;
}

/** "— Ann Lee, mayor": who signs the quote that stands before, in the same sentence or a line above. */
export function signature(items: Items, from: number, to: number): NounPhrase | null {
  if (from + 1 >= to || to - from > LONGEST_SIGNATURE || !isDash(items.words[from] as string)) return null;
  for (let at = from + 1; at < to; at++) {
    const tag = items.tags[at];
    if (tag === 'VERB' || tag === 'AUX' || tag === QUOTE) return null;
  }
  const source = { from: from + 1, to };
  return readSource(items, source).head === 'NAME' ? source : null;
}

/** A line of more words goes on with the text. */
const LONGEST_SIGNATURE = 30;
