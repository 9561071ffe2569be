import type { Range } from './attribution.js';
import type { Cue } from './cue.js';
import { findCues } from './cues.js';
import type { Items, Sentence } from './items.js';
import { mainSubject } from './main-subject.js';
import type { NounPhrase } from './noun-phrases.js';
import { readSource } from './source-phrases.js';
import { findSources } from './sources.js';

/** Who is introduced by a stretch of a sentence that ends with a colon, and by which cue. */
export interface Introduction {
  readonly source: NounPhrase;
  readonly cue: Range | null;
}

/**
 * Who speaks behind a colon: whom a reporting verb before it names, else whom the sentence is about, else whose
 * words it speaks of ("His last sentence was a question: ..."). Null where that is nobody.
 */
export function introductionOf(items: Items, sentence: Sentence): Introduction | null {
  const cues = findCues(items, sentence);
  const sources = findSources(items, sentence, cues);
  for (let index = cues.length - 1; index >= 0; index--) {
    const { from, to, quote } = cues[index] as Cue;
    const source = sources[index] ?? null;
    if (quote && source && canSpeak(items, source)) return { source, cue: { from, to } };
  }
  const subject = mainSubject(items, sentence, sentence.to - 1);
  if (subject && canSpeak(items, subject)) return { source: subject, cue: null };
  for (let at = sentence.from; at < sentence.to; at++) {
    const word = items.words[at];
    if (word === 'his' || word === 'her' || word === 'he' || word === 'she')
      return { source: { from: at, to: at + 1 }, cue: null };
  }
  return null;
}

const NO_SPEAKERS = new Set(['it', 'this', 'that', 'which', 'there', 'these', 'those', 'what', 'here']);

function canSpeak(items: Items, phrase: NounPhrase): boolean {
  const { head, word } = readSource(items, phrase);
  return head !== 'THING' && !NO_SPEAKERS.has(word);
}
