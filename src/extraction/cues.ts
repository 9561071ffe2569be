import { type Cue, makeCue } from './cue.js';
import { type CueVerb, cueVerb, cueVerbForms } from './cue-lexicon.js';
import { type CuePhrase, cuePhrases, phraseStarts, SUPPORT_VERBS } from './cue-phrases.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { phraseCue, supportedNoun } from './multi-word-cues.js';
import { readsAsVerb, verbCue } from './verb-cues.js';

/** Every cue of the sentence, in reading order. */
export function findCues(items: Items, { from, to }: Sentence): Cue[] {
  const cues: Cue[] = [];
  let at = from;
  while (at < to) {
    // A third of all words are one of these, and need no look at the table.
    const tag = items.tags[at];
    if (tag === 'PUNCT' || tag === 'DET' || tag === 'PRON' || tag === 'NUM' || tag === 'CCONJ') {
      at++;
      continue;
    }
    const entry = CUE_WORDS.get(items.words[at] as string);
    const cue = entry ? cueAt(items, at, from, to, entry) : null;
    if (cue) {
      cues.push(cue);
      at = Math.max(at + 1, cue.to);
    } else {
      at++;
    }
  }
  return cues;
}

/** All that a word may begin as a cue, so that most words take a single look. */
interface CueWord {
  readonly verb: CueVerb | undefined;
  readonly phrases: readonly CuePhrase[] | undefined;
  /** The verb that may carry a noun: "voiced concern". */
  readonly support: string | undefined;
}

const CUE_WORDS: ReadonlyMap<string, CueWord> = new Map(
  [...cueVerbForms(), ...phraseStarts(), ...SUPPORT_VERBS.keys(), 'according', 'per'].map((word) => [
    word,
    { verb: cueVerb(word), phrases: cuePhrases(word), support: SUPPORT_VERBS.get(word) },
  ]),
);

/** What a cue is never tagged as. */
const NO_CUES = new Set([QUOTE, 'PUNCT', 'DET', 'PRON', 'NUM', 'CCONJ', 'PART', 'INTJ', 'SYM', 'X']);

function cueAt(
  items: Items,
  at: number,
  floor: number,
  ceiling: number,
  { verb, phrases, support }: CueWord,
): Cue | null {
  const tag = items.tags[at] as string;
  if (NO_CUES.has(tag)) return null;
  const word = items.words[at] as string;
  if (word === 'according' && items.words[at + 1] === 'to') {
    return makeCue('ACCORDING', at, at, at + 2, 'according to', { clause: true, quote: true, speech: true });
  }
  if (word === 'per' && at > floor && items.words[at - 1] === ',' && items.tags[at + 1] === 'PROPN') {
    return makeCue('ACCORDING', at, at, at + 1, 'per', { clause: true, quote: true, speech: true });
  }
  if (tag === 'VERB' || tag === 'AUX') {
    const supported = support ? supportedNoun(items, at, floor, ceiling, support) : null;
    if (supported) return supported;
    const phrase = phrases ? phraseCue(items, at, floor, ceiling, phrases) : null;
    if (phrase) return phrase;
  }
  if (tag === 'AUX') return null;
  if (verb && readsAsVerb(items, at, floor, ceiling, verb)) return verbCue(items, at, floor, verb);
  return null;
}
