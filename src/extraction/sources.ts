import type { Cue } from './cues.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import {
  isDash,
  isNominal,
  isPossessivePronoun,
  isTime,
  type NounPhrase,
  phraseEndingAt,
  phraseStartingAt,
  simplePhraseTo,
  TIME_WORDS,
} from './noun-phrases.js';
import { readSource } from './source-phrases.js';

const RELATIVE = new Set(['who', 'which', 'that']);
/** What an insertion between a name and its verb may begin with: ", 45,", ", a lawyer,", ", who leads it,". */
const APPOSITION_START = new Set([
  'who',
  'which',
  'whose',
  'whom',
  'of',
  'from',
  'now',
  'then',
  'formerly',
  'along',
  'including',
  'in',
  'at',
  'on',
  'for',
  'with',
  'as',
  'like',
  'both',
  'also',
  'once',
  'however',
  'meanwhile',
  'too',
  'though',
  'himself',
  'herself',
  'one',
  'speaking',
  'according',
  'when',
  'while',
  'during',
  'where',
  'after',
  'before',
  'by',
  'to',
  'not',
]);
const CLAUSE_BREAK = new Set([';', ':', '.', '?', '!']);

/** Who stands behind each cue of a sentence; null where the sentence does not tell. */
export function findSources(items: Items, sentence: Sentence, cues: readonly Cue[]): (NounPhrase | null)[] {
  const sources: (NounPhrase | null)[] = [];
  cues.forEach((cue, index) => {
    sources.push(sourceOf(items, sentence, cues, sources, cue, index));
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
    if (cue.form === 'ING' && cue.from > sentence.from && isNominal(items, cue.from - 1) && cue.speech) {
      // "A letter saying that ..." speaks itself, "he sent a letter saying that" does not.
      const phrase = phraseEndingAt(items, cue.from - 1, sentence.from);
      if (phrase && phrase.from === sentence.from) return phrase;
    }
    // ", calling him a coward" hangs on the sentence, not on the clause inside it.
    const main = items.words[cue.from - 1] === ',' ? mainSubject(items, sentence, cue.from) : null;
    const heads = main && readSource(items, main).head;
    return heads === 'NAME' || heads === 'PERSON' || heads === 'PRONOUN' ? main : previous();
  }
  if (isInverted(items, sentence, cue)) return phraseAfter(items, cue.to, sentence.to);
  const subject = subjectBefore(items, cue.from, sentence.from, previous);
  if (!subject || !cue.speech || cue.kind !== 'VERB' || readSource(items, subject).head !== 'THING')
    return subject;
  // "Ann Lee, head of Roads, which runs the county's bridges said": the comma that would close the insertion is missing.
  const main = mainSubject(items, sentence, cue.from);
  if (!main || items.words[main.to] !== ',' || main.to >= subject.from) return subject;
  const { head } = readSource(items, main);
  return head === 'NAME' || head === 'PERSON' ? { from: main.from, to: subject.to } : subject;
}

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
  // Only at the end: "the plan is dead, said Smith."
  const after = phrase.to < sentence.to ? (items.words[phrase.to] as string) : '.';
  return (
    cue.from !== sentence.from &&
    (cue.form === 'PAST' || cue.form === 'THIRD') &&
    cue.clause &&
    (after === '.' || after === ',' || after === 'who')
  );
}

function phraseAfter(items: Items, from: number, to: number): NounPhrase | null {
  const phrase = phraseStartingAt(items, from, to);
  return phrase && withApposition(items, phrase, to);
}

/** "said Mao, a spokeswoman for the ministry" */
function withApposition(items: Items, phrase: NounPhrase, ceiling: number): NounPhrase {
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

/** "was criticised by opponents" */
function agentOf(items: Items, cue: Cue, sentence: Sentence): NounPhrase | null {
  const reach = Math.min(sentence.to, cue.to + 8);
  for (let at = cue.to; at < reach; at++) {
    if (items.words[at] === 'by') return phraseAfter(items, at + 1, sentence.to);
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

/** The subject of a verb whose group begins at `verb`. */
export function subjectBefore(
  items: Items,
  verb: number,
  floor: number,
  coordinated: () => NounPhrase | null,
): NounPhrase | null {
  let last = verb - 1;
  if (last < floor) return null;
  let word = items.words[last] as string;
  // "The board on Monday said", "the mayor last week said"
  while (
    last > floor + 1 &&
    (isTime(items, last) || /^(?:last|this|on|late|earlier)$/.test(word)) &&
    !isPossessivePronoun(word)
  ) {
    if (items.tags[last] === 'PROPN' && !TIME_WORDS.has(word)) break;
    last--;
    word = items.words[last] as string;
  }
  if (items.tags[last] === 'ADV') {
    last--;
    if (last < floor) return null;
    word = items.words[last] as string;
  }
  if (items.tags[last] === 'CCONJ') {
    if (word === 'and' || word === 'but' || word === 'or') return coordinated();
    return null;
  }
  if (RELATIVE.has(word) && last > floor) {
    const antecedent =
      items.words[last - 1] === ',' || isDash(items.words[last - 1] as string) ? last - 2 : last - 1;
    if (antecedent < floor) return null;
    if (isNominal(items, antecedent) || items.words[antecedent] === ')') {
      const phrase = phraseEndingAt(items, antecedent, floor);
      return phrase && { from: phrase.from, to: last + 1 };
    }
    if (items.tags[antecedent] === 'PRON' || items.tags[antecedent] === 'DET')
      return { from: antecedent, to: antecedent + 1 };
    return word === 'that' ? null : { from: last, to: last + 1 };
  }
  if (word === ',' || isDash(word)) {
    const head = beforeInsertion(items, last, floor, word);
    if (head >= 0) {
      const phrase = phraseEndingAt(items, head, floor);
      if (phrase) return { from: phrase.from, to: last };
    }
    return word === ',' ? coordinated() : null;
  }
  if (items.tags[last] === QUOTE) return null;
  const phrase = phraseEndingAt(items, last, floor);
  if (!phrase) return items.tags[last] === 'VERB' ? null : coordinated();
  return phrase;
}

/** The last item before an insertion that ends with the mark at `close`; -1 where there is none. */
function beforeInsertion(items: Items, close: number, floor: number, mark: string): number {
  const lowest = Math.max(floor, close - 45);
  let found = -1;
  let end = close;
  for (
    let at = close - 1;
    at > lowest && !CLAUSE_BREAK.has(items.words[at] as string) && items.tags[at] !== QUOTE;
    at--
  ) {
    const word = items.words[at];
    if (word !== 'who' && word !== 'whose' && word !== 'whom') continue;
    const comma = at - 1;
    if (items.words[comma] !== mark || comma <= lowest || !isNominal(items, comma - 1)) break;
    found = comma - 1;
    end = comma;
    close = comma;
    break;
  }
  for (let at = close - 1; at > lowest; at--) {
    const word = items.words[at] as string;
    if (CLAUSE_BREAK.has(word) || items.tags[at] === QUOTE) break;
    const opens =
      mark === ','
        ? word === ','
        : isDash(word) && !(items.ends[at - 1] === items.starts[at] && word === '-');
    if (!opens) continue;
    if (!appositive(items, at + 1, end)) {
      // A list inside the insertion ("who led, planned and built it,") may still begin further left.
      if (found >= 0) break;
      continue;
    }
    const before = at - 1;
    if (isTime(items, before)) {
      if (found >= 0) break;
      return -1;
    }
    if (
      isNominal(items, before) ||
      items.words[before] === ')' ||
      items.tags[before] === 'PRON' ||
      items.tags[before] === 'ADJ'
    ) {
      found = before;
      end = at;
      if (mark !== ',') break;
      // The name of a role that stands first: "the minister, Ann Lee," — go on only while what was found is an apposition itself.
      const tag = items.tags[at + 1];
      if (
        tag !== 'NUM' &&
        items.words[at + 1] !== 'of' &&
        items.words[at + 1] !== 'who' &&
        !isLowPhrase(items, before)
      )
        break;
      if (isProper(items, before)) {
        const outer = at - 1;
        let start = outer;
        while (start > lowest && isProper(items, start - 1)) start--;
        if (items.words[start - 1] !== ',') break;
      }
    }
  }
  return found;
}

function isProper(items: Items, at: number): boolean {
  return items.tags[at] === 'PROPN';
}

function isLowPhrase(items: Items, at: number): boolean {
  return items.tags[at] === 'NOUN';
}

function appositive(items: Items, from: number, to: number): boolean {
  if (from >= to) return false;
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (APPOSITION_START.has(word) || tag === 'NUM' || tag === 'PROPN' || isPossessivePronoun(word))
    return true;
  if (tag === 'DET' || tag === 'NOUN' || tag === 'ADJ' || tag === 'ADV') {
    // A clause of its own is no apposition, unless its verb hangs on a relative pronoun.
    const phraseTo = simplePhraseTo(items, from, to);
    if (phraseTo < 0) return tag !== 'ADV';
    return items.tags[phraseTo] !== 'AUX' || phraseTo >= to;
  }
  return tag === 'VERB' && /(?:ed|ing)$/.test(word);
}

/** The first noun phrase before the sentence's first finite verb: what the sentence is about. */
export function mainSubject(items: Items, sentence: Sentence, before: number): NounPhrase | null {
  let at = sentence.from;
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
      if (at + 1 >= before) return tag === 'SCONJ' ? phraseStartingAt(items, inside, before) : null;
      at++;
      continue;
    }
    const phrase = tag === 'PRON' ? { from: at, to: at + 1 } : phraseStartingAt(items, at, before);
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

function isAdverbialTime(items: Items, phrase: NounPhrase): boolean {
  return /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|week|month|year|day|night|morning|afternoon|time)$/.test(
    items.words[phrase.to - 1] as string,
  );
}
