import { phraseAfter } from './appositions.js';
import type { Cue } from './cue.js';
import { behindDateline } from './datelines.js';
import { isInverted } from './inversion.js';
import { isNominal } from './item-words.js';
import type { Items, Sentence } from './items.js';
import { mainSubject } from './main-subject.js';
import { type NounPhrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.js';
import { openingParticipleEnd } from './opening-clauses.js';
import { readSource } from './source-phrases.js';
import { subjectBefore } from './subjects.js';

/** Who stands behind each cue of a sentence; null where the sentence does not tell. */
export function findSources(items: Items, sentence: Sentence, cues: readonly Cue[]): (NounPhrase | null)[] {
  const sources: (NounPhrase | null)[] = [];
  const start = cues.length > 0 ? behindDateline(items, sentence, sentence.to) : sentence.from;
  cues.forEach((cue, index) => {
    const source = sourceOf(items, sentence, cues, sources, cue, index);
    sources.push(
      source && source.from < start && source.to > start ? { from: start, to: source.to } : source,
    );
  });
  return sources;
}

function sourceOf(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  sources: readonly (NounPhrase | null)[],
  cue: Cue,
  index: number,
): NounPhrase | null {
  if (cue.kind === 'ACCORDING') return phraseAfter(items, cue.to, sentence.to);
  if (cue.passive) return agentOf(items, cue, sentence);
  const previous = (): NounPhrase | null => {
    for (let back = index - 1; back >= 0; back--) {
      const source = sources[back];
      const other = cues[back] as Cue;
      if (source && !other.passive && readSource(items, source).head !== 'THING') return source;
    }
    return mainSubject(items, sentence, cue.from);
  };
  if (!cue.finite) {
    const opening = cue.from <= sentence.from + 1 ? openingParticipleEnd(items, sentence) : -1;
    if (opening > cue.from) return phraseStartingAt(items, opening + 1, sentence.to);
    // "urged the mayor to say that": whoever is to say it has not.
    const asked = cues[index - 1];
    if (cue.form === 'BASE' && asked?.objectInfinitive && items.words[cue.from] === 'to')
      if (phraseStartingAt(items, asked.to, cue.from)?.to === cue.from) return null;
    if (cue.form === 'ING' && cue.from > sentence.from && isNominal(items, cue.from - 1) && cue.speech) {
      // "A letter saying that ..." speaks itself, "he sent a letter saying that" does not.
      const phrase = phraseEndingAt(items, cue.from - 1, sentence.from);
      if (phrase && phrase.from === sentence.from) return phrase;
    }
    const own = cue.form === 'ING' ? absoluteSubject(items, cue.from - 1, sentence.from) : null;
    if (own) return own;
    // "..., Lee went on, adding that": hangs on the attribution right before it.
    const before = cues[index - 1];
    if (before && sources[index - 1] && items.words[cue.from - 1] === ',' && before.to === cue.from - 1)
      return sources[index - 1] as NounPhrase;
    // ", calling him a coward" hangs on the sentence, not on the clause inside it.
    const main = items.words[cue.from - 1] === ',' ? mainSubject(items, sentence, cue.from) : null;
    const heads = main && readSource(items, main).head;
    return heads === 'NAME' || heads === 'PERSON' || heads === 'PRONOUN' ? main : previous();
  }
  if (isInverted(items, sentence, cue)) return phraseAfter(items, cue.to, sentence.to);
  const interrupted = interruptedSubject(items, sentence, cues[index - 1], sources[index - 1], cue);
  if (interrupted) return interrupted;
  const subject = subjectBefore(items, cue.from, sentence.from, previous);
  if (!subject || !cue.speech || cue.kind !== 'VERB') return subject;
  const subjectHead = readSource(items, subject).head;
  if (subjectHead !== 'THING' && subjectHead !== 'GROUP') return subject;
  // "Ann Lee, head of Roads, which runs the county's bridges said": the comma that would close the insertion is missing.
  const main = mainSubject(items, sentence, cue.from);
  const head = main && main.to < subject.from && readSource(items, main).head;
  if (!main || (head !== 'NAME' && head !== 'PERSON')) return subject;
  // "Ann Lee read the plaque, whose text ends: “...”"
  if (items.words[subject.from] === 'whose') return main;
  if (items.words[main.to] !== ',') return subject;
  const open = subjectHead === 'THING' || opensRelative(items, main.to, subject.from);
  return open ? { from: main.from, to: subject.to } : subject;
}

/** "Ann Lee, he recalled, promised to pay": the subject stands before the attribution that interrupts. */
function interruptedSubject(
  items: Items,
  sentence: Sentence,
  before: Cue | undefined,
  source: NounPhrase | null | undefined,
  cue: Cue,
): NounPhrase | null {
  if (!before || !source || !before.finite || items.words[cue.from - 1] !== ',') return null;
  const start = Math.min(source.from, before.from);
  if (Math.max(before.to, source.to) !== cue.from - 1 || items.words[start - 1] !== ',') return null;
  if (start - 2 < sentence.from) return null;
  const phrase = phraseEndingAt(items, start - 2, sentence.from);
  return phrase?.from === sentence.from ? phrase : null;
}

/** "Ann Lee, head of Roads, which runs": nothing closes the relative clause before the subject. */
function opensRelative(items: Items, from: number, to: number): boolean {
  for (let at = to - 1; at > from; at--) {
    if (items.words[at] === ',') return false;
    if (items.words[at] === 'which' || items.words[at] === 'who') return items.words[at - 1] === ',';
  }
  return false;
}

/** "was criticised by opponents" */
function agentOf(items: Items, cue: Cue, sentence: Sentence): NounPhrase | null {
  const reach = Math.min(sentence.to, cue.to + 8);
  for (let at = cue.to; at < reach; at++) {
    if (items.words[at] === 'by') return phraseAfter(items, at + 1, sentence.to);
    if (items.words[at] === 'that') return null;
    const tag = items.tags[at];
    if (
      tag !== 'ADV' &&
      tag !== 'ADP' &&
      tag !== 'NOUN' &&
      tag !== 'PROPN' &&
      tag !== 'DET' &&
      tag !== 'NUM' &&
      tag !== 'ADJ'
    )
      return null;
  }
  return null;
}

/** ", with Lee noting that ...": the participle has a subject of its own. */
function absoluteSubject(items: Items, last: number, floor: number): NounPhrase | null {
  if (last <= floor) return null;
  const phrase = phraseEndingAt(items, items.tags[last] === 'ADV' ? last - 1 : last, floor);
  if (!phrase) return null;
  if (items.words[phrase.from - 1] === 'with') return phrase;
  // "with Lee calling it a mess and Day noting that ..."
  if (items.words[phrase.from - 1] === 'and' && readSource(items, phrase).head === 'NAME') return phrase;
  // The phrase has taken in what "with" hangs on.
  for (let at = phrase.from + 1; at < phrase.to; at++)
    if (items.words[at] === 'with' && items.words[at - 1] === ',') return { from: at + 1, to: phrase.to };
  return null;
}
