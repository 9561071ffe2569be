import { beforeInsertion } from './insertions.js';
import { isDash, isNominal, isPossessivePronoun, isProper, isTime, TIME_WORDS } from './item-words.js';
import { type Items, QUOTE } from './items.js';
import { type NounPhrase, phraseEndingAt } from './noun-phrases.js';
import { readSource } from './source-phrases.js';

const RELATIVE = new Set(['who', 'which', 'that']);

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
  return beforeParticiple(items, phrase, floor) ?? withListBefore(items, phrase, floor);
}

/** "The union representing workers at the plant said": who speaks is the union. */
function beforeParticiple(items: Items, { from, to }: NounPhrase, floor: number): NounPhrase | null {
  const participle = from - 1;
  if (items.tags[participle] !== 'VERB' || !(items.words[participle] as string).endsWith('ing')) return null;
  if (participle - 1 < floor || !isNominal(items, participle - 1)) return null;
  const phrase = phraseEndingAt(items, participle - 1, floor);
  if (!phrase || (phrase.from > floor && !STARTS_CLAUSE.has(items.words[phrase.from - 1] as string)))
    return null;
  const { head } = readSource(items, phrase);
  return head === 'PERSON' || head === 'GROUP' || head === 'NAME' ? { from: phrase.from, to } : null;
}

const STARTS_CLAUSE = new Set([',', 'and', 'but', 'that', 'while']);

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
