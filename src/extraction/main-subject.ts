import { behindDateline } from './datelines.js';
import { isPossessivePronoun, isProper } from './item-words.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { type NounPhrase, phraseStartingAt } from './noun-phrases.js';
import { PLACE_NAMES } from './place-names.js';
import { readSource } from './source-phrases.js';

/** The first noun phrase before the sentence's first finite verb: what the sentence is about. */
export function mainSubject(items: Items, sentence: Sentence, before: number): NounPhrase | null {
  let at = behindDateline(items, sentence, before);
  while (at < before) {
    const tag = items.tags[at];
    const word = items.words[at] as string;
    if (tag === QUOTE) {
      at++;
      continue;
    }
    if (tag === 'ADP' || tag === 'SCONJ' || (tag === 'VERB' && at === sentence.from)) {
      // "On Friday," "After the vote," "Speaking in Rome,": what is spoken of comes behind the comma.
      const inside = at + 1;
      while (at < before && items.words[at] !== ',') at++;
      // "While Lee agreed, adding that": nothing follows the comma but the cue.
      if (at + 1 >= before)
        return tag === 'SCONJ' ? phraseStartingAt(items, inside, before) : pronounIn(items, inside, before);
      at = behindPlace(items, at, before) + 1;
      continue;
    }
    const phrase = tag === 'PRON' ? pronounPhrase(items, at, before) : phraseStartingAt(items, at, before);
    if (phrase && !(items.words[phrase.to] === ',' && isAdverbialTime(items, phrase))) return phrase;
    if (phrase) {
      at = phrase.to + 1;
      continue;
    }
    if (word === '(') {
      const close = items.words.indexOf(')', at);
      at = close > at && close < before ? close + 1 : at + 1;
      continue;
    }
    at++;
  }
  return null;
}

/** "Speaking in Tarnford, Velmora, Lee said": the place of a place is part of the opening phrase. */
function behindPlace(items: Items, comma: number, before: number): number {
  let next = comma + 1;
  while (next < before && isProper(items, next)) next++;
  if (next === comma + 1 || !isProper(items, comma - 1) || items.words[next] !== ',') return comma;
  const name = items.texts.slice(comma + 1, next).join(' ');
  if (next > comma + 2 && !PLACE_NAMES.has(name.toLowerCase())) return comma;
  return isProper(items, next + 1) || /^(?:he|she)$/.test(items.words[next + 1] as string) ? next : comma;
}

/** "she", "her grandson"; of "her face" only she can speak. */
function pronounPhrase(items: Items, at: number, before: number): NounPhrase {
  const owned = isPossessivePronoun(items.words[at] as string) ? phraseStartingAt(items, at, before) : null;
  const head = owned && readSource(items, owned).head;
  return owned && (head === 'PERSON' || head === 'GROUP' || head === 'NAME')
    ? owned
    : { from: at, to: at + 1 };
}

/** "To each he had the same reply" */
function pronounIn(items: Items, from: number, to: number): NounPhrase | null {
  for (let at = from; at < to; at++)
    if (/^(?:he|she|they)$/.test(items.words[at] as string)) return { from: at, to: at + 1 };
  return null;
}

function isAdverbialTime(items: Items, phrase: NounPhrase): boolean {
  return /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|week|month|year|day|night|morning|afternoon|time)$/.test(
    items.words[phrase.to - 1] as string,
  );
}
