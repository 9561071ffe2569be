import type { Cue } from './cue.js';
import { isPossessivePronoun } from './item-words.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { phraseStartingAt } from './noun-phrases.js';

/** `"...," said Smith`: the verb stands right behind the words, its subject after it. */
export function isInverted(items: Items, sentence: Sentence, cue: Cue): boolean {
  if (cue.kind !== 'VERB' || !cue.quote) return false;
  let before = cue.from - 1;
  if (before >= sentence.from && items.words[before] === ',') before--;
  const behindQuote = before >= sentence.from && items.tags[before] === QUOTE;
  const behindComma = before < cue.from - 1 && before >= sentence.from;
  if (!behindQuote && !behindComma && cue.from !== sentence.from) return false;
  const word = items.words[cue.to] as string;
  const tag = items.tags[cue.to] as string;
  if (cue.to >= sentence.to) return false;
  if (
    tag !== 'PROPN' &&
    tag !== 'DET' &&
    tag !== 'NOUN' &&
    tag !== 'ADJ' &&
    tag !== 'NUM' &&
    !isPossessivePronoun(word) &&
    word !== 'he' &&
    word !== 'she'
  )
    return false;
  const phrase = phraseStartingAt(items, cue.to, sentence.to);
  if (!phrase) return false;
  if (behindQuote) return true;
  // "Added Smith: “...”"
  if (cue.from === sentence.from) return cue.form === 'PAST' && items.words[phrase.to] === ':';
  // Only at the end: "the plan is dead, said Smith."
  const after = phrase.to < sentence.to ? (items.words[phrase.to] as string) : '.';
  return (
    (cue.form === 'PAST' || cue.form === 'THIRD') &&
    cue.clause &&
    (after === '.' || after === ',' || after === 'who')
  );
}
