import type { Attribution } from './attribution.js';
import { hasFiniteVerb } from './clauses.js';
import { contentEnd } from './content-end.js';
import type { Cue } from './cues.js';
import type { Items, Sentence } from './items.js';
import { isPossessivePronoun, type NounPhrase, phraseEndingAt } from './noun-phrases.js';
import { readSource } from './source-phrases.js';

/** Nouns for what was said, each with the verb that says so. */
const SAYING_NOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    claim: 'claim',
    statement: 'state',
    allegation: 'allege',
    suggestion: 'suggest',
    promise: 'promise',
    pledge: 'pledge',
    vow: 'vow',
    warning: 'warn',
    prediction: 'predict',
    announcement: 'announce',
    assertion: 'assert',
    contention: 'contend',
    argument: 'argue',
    accusation: 'accuse',
    complaint: 'complain',
    insistence: 'insist',
    assurance: 'assure',
    admission: 'admit',
    acknowledgement: 'acknowledge',
    acknowledgment: 'acknowledge',
    denial: 'deny',
  }).flatMap(([noun, verb]) => [
    [noun, verb],
    [`${noun}s`, verb],
  ]),
);

/** "Lee's claim that the dam leaked", "his repeated promise that ...": who said it stands before the noun. */
export function nominalClaims(items: Items, sentence: Sentence, cues: readonly Cue[]): Attribution[] {
  const claims: Attribution[] = [];
  for (let at = sentence.from + 1; at < sentence.to - 3; at++) {
    if (items.words[at + 1] !== 'that' || items.tags[at] !== 'NOUN') continue;
    const lemma = SAYING_NOUNS.get(items.words[at] as string);
    const source = lemma && possessorOf(items, at, sentence.from);
    if (!source) continue;
    const from = at + 2;
    const to = clauseEnd(items, sentence, cues, at, from);
    if (to > from && hasFiniteVerb(items, from, to))
      claims.push({ pattern: 'that', source, cue: { from: at, to: at + 1 }, lemma, content: [{ from, to }] });
  }
  return claims;
}

/** "Lee's", "the board's", "his" */
function possessorOf(items: Items, noun: number, floor: number): NounPhrase | null {
  let last = noun - 1;
  while (last > floor && items.tags[last] === 'ADJ') last--;
  const word = items.words[last] as string;
  if (isPossessivePronoun(word))
    return word === 'his' || word === 'her' || word === 'their' ? { from: last, to: last + 1 } : null;
  if ((word !== "'s" && word !== "'") || last <= floor) return null;
  const phrase = phraseEndingAt(items, last - 1, floor);
  if (!phrase) return null;
  const { head } = readSource(items, phrase);
  return head === 'NAME' || head === 'PERSON' || head === 'GROUP' ? phrase : null;
}

/** As a subject the clause ends before the sentence's own verb: "Lee's claim that the dam leaked was rejected". */
function clauseEnd(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  noun: number,
  from: number,
): number {
  const own = cues.findLastIndex(({ at }) => at <= noun);
  const end = contentEnd(items, from, sentence.to, cues, own, 'CLAUSE');
  if (hasFiniteVerb(items, sentence.from, noun)) return end;
  let verb = from;
  while (verb < end && !hasFiniteVerb(items, verb, verb + 1)) verb++;
  while (verb < end && (items.tags[verb] === 'AUX' || items.tags[verb] === 'ADV')) verb++;
  if (items.tags[verb] === 'VERB') verb++;
  for (let at = verb; at < end; at++) if (hasFiniteVerb(items, at, at + 1)) return at;
  return from;
}
