import { isCapital } from './capital-words.js';
import type { Cue } from './cues.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import {
  isDash,
  isHyphen,
  isNominal,
  isPossessivePronoun,
  isTime,
  type NounPhrase,
  phraseEndingAt,
  phraseStartingAt,
  simplePhraseTo,
  TIME_WORDS,
} from './noun-phrases.js';
import { PLACE_NAMES } from './place-names.js';
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
      const phrase = antecedentOf(items, antecedent, floor, word);
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
      if (phrase) return { from: outsideApposition(items, phrase, floor).from, to: last };
    }
    return word === ',' ? coordinated() : null;
  }
  if (items.tags[last] === QUOTE) return null;
  const phrase = phraseEndingAt(items, last, floor);
  if (!phrase) return items.tags[last] === 'VERB' ? null : coordinated();
  return withListBefore(items, phrase, floor);
}

/** "Ann Lee, for Bo Day – who lives there – said": the insertion hangs on what is itself one. */
function outsideApposition(items: Items, phrase: NounPhrase, floor: number): NounPhrase {
  const comma = phrase.from - 2;
  if (comma <= floor || items.words[comma] !== ',' || !isProper(items, comma - 1)) return phrase;
  return /^(?:for|of|from|at)$/.test(items.words[comma + 1] as string)
    ? (phraseEndingAt(items, comma - 1, floor) ?? phrase)
    : phrase;
}

/** "a promise by Ann Lee, who": of a phrase that is headed by a thing, the person at its end. */
function antecedentOf(items: Items, last: number, floor: number, relative: string): NounPhrase | null {
  const phrase = phraseEndingAt(items, last, floor);
  if (!phrase || relative !== 'who') return phrase;
  const { head } = readSource(items, phrase);
  if (head !== 'THING' && head !== 'DOCUMENT') return phrase;
  for (let at = phrase.to - 1; at > phrase.from; at--) {
    if (items.tags[at] !== 'ADP') continue;
    const inner = { from: at + 1, to: phrase.to };
    const innerHead = inner.from < inner.to ? readSource(items, inner).head : 'THING';
    return innerHead === 'NAME' || innerHead === 'PERSON' || innerHead === 'GROUP' ? inner : phrase;
  }
  return phrase;
}

/** "Ann Lee, Bo Day and Cy Fox said": the names before the comma speak too. */
function withListBefore(items: Items, phrase: NounPhrase, floor: number): NounPhrase {
  let joined = phrase.from;
  while (joined < phrase.to && items.words[joined] !== 'and') joined++;
  let { from } = phrase;
  while (
    joined < phrase.to &&
    from - 2 >= floor &&
    items.words[from - 1] === ',' &&
    isProper(items, from - 2)
  ) {
    from -= 2;
    while (from > floor && isProper(items, from - 1)) from--;
  }
  // Names in the middle of a clause are its own: "in Oslo, Ann Lee and Bo Day said".
  return from === floor ? { from, to: phrase.to } : phrase;
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

/** A common noun, or an age: "Ann Lee, 45, a teacher, said". */
function isLowPhrase(items: Items, at: number): boolean {
  return items.tags[at] === 'NOUN' || (items.tags[at] === 'NUM' && items.words[at - 1] === ',');
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

/** "Speaking in Tarnford, Velmora, Lee said": the place of a place is part of the opening phrase. */
function behindPlace(items: Items, comma: number, before: number): number {
  let next = comma + 1;
  while (next < before && isProper(items, next)) next++;
  if (next === comma + 1 || !isProper(items, comma - 1) || items.words[next] !== ',') return comma;
  const name = items.texts.slice(comma + 1, next).join(' ');
  if (next > comma + 2 && !PLACE_NAMES.has(name.toLowerCase())) return comma;
  return isProper(items, next + 1) || /^(?:he|she)$/.test(items.words[next + 1] as string) ? next : comma;
}

/** "To each he had the same reply" */
function pronounIn(items: Items, from: number, to: number): NounPhrase | null {
  for (let at = from; at < to; at++)
    if (/^(?:he|she|they)$/.test(items.words[at] as string)) return { from: at, to: at + 1 };
  return null;
}

/** How far a dateline reaches: "TARNFORD, Dec. 8 (Gull News) — ". */
const DATELINE_REACH = 14;

/** "TARNFORD (Gull News) — Mayor Lee said": who speaks comes behind the dash. */
function behindDateline(items: Items, { from }: Sentence, before: number): number {
  const text = items.texts[from] as string;
  if (text.length < 3 || text !== text.toUpperCase() || !isCapital(items, from)) return from;
  for (let at = from + 1; at < before && at < from + DATELINE_REACH; at++) {
    if (isDash(items.words[at] as string) && !isHyphen(items, at)) return at + 1;
    if (items.tags[at] === 'VERB' || items.tags[at] === 'AUX') return from;
  }
  return from;
}

function isAdverbialTime(items: Items, phrase: NounPhrase): boolean {
  return /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|week|month|year|day|night|morning|afternoon|time)$/.test(
    items.words[phrase.to - 1] as string,
  );
}
