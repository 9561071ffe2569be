import { isPossessivePronoun } from './item-words.js';
import type { Items } from './items.js';
import { type NounPhrase, phraseStartingAt } from './noun-phrases.js';

/** The phrase that starts there, with what stands in apposition to it. */
export function phraseAfter(items: Items, from: number, to: number): NounPhrase | null {
  const phrase = phraseStartingAt(items, from, to);
  return phrase && withApposition(items, phrase, to);
}

/** "said Mao, a spokeswoman for the ministry" */
export function withApposition(items: Items, phrase: NounPhrase, ceiling: number): NounPhrase {
  if (items.words[phrase.to] !== ',' || phrase.to + 1 >= ceiling) return phrase;
  const tag = items.tags[phrase.to + 1];
  const word = items.words[phrase.to + 1] as string;
  if (
    tag !== 'DET' &&
    tag !== 'NOUN' &&
    tag !== 'PROPN' &&
    tag !== 'ADJ' &&
    tag !== 'NUM' &&
    !isPossessivePronoun(word)
  )
    return phrase;
  const next = phraseStartingAt(items, phrase.to + 1, ceiling);
  if (!next) return phrase;
  const after = next.to < ceiling ? (items.words[next.to] as string) : '.';
  const tagAfter = next.to < ceiling ? items.tags[next.to] : 'PUNCT';
  if (tagAfter === 'VERB' || tagAfter === 'AUX') return phrase;
  return after === '.' || after === ',' || tag === 'DET' || tag === 'NOUN'
    ? { from: phrase.from, to: next.to }
    : phrase;
}

/** Behind "the mayor, Ann Lee,": where the sentence goes on after who is told. */
export function behindHearer(items: Items, hearer: NounPhrase, ceiling: number): number {
  const { to } = withApposition(items, hearer, ceiling);
  return to > hearer.to && items.words[to] === ',' && to + 1 < ceiling ? to + 1 : hearer.to;
}
