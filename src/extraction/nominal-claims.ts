import type { Attribution } from './attribution.js';
import { hasFiniteVerb } from './clauses.js';
import { contentEnd } from './content-end.js';
import type { Cue } from './cue.js';
import { isPossessivePronoun } from './item-words.js';
import type { Items, Sentence } from './items.js';
import { type NounPhrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.js';
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
  for (let at = sentence.from; at < sentence.to - 3; at++) {
    if (items.tags[at] !== 'NOUN' || !FOLLOWING.has(items.words[at + 1] as string)) continue;
    const lemma = SAYING_NOUNS.get(items.words[at] as string);
    if (!lemma) continue;
    const issuer = issuerOf(items, at + 1, sentence.to);
    const that = issuer ? issuer.that : at + 1;
    if (items.words[that] !== 'that') continue;
    const from = that + 1;
    const to = clauseEnd(items, sentence, cues, at, from);
    if (to <= from || !hasFiniteVerb(items, from, to)) continue;
    const source = issuer?.source ?? possessorOf(items, at, sentence.from) ?? makerOf(items, to, sentence.to);
    if (source)
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
  return phrase && isSomebody(items, phrase) ? phrase : null;
}

function isSomebody(items: Items, phrase: NounPhrase): boolean {
  const { head } = readSource(items, phrase);
  return head === 'NAME' || head === 'PERSON' || head === 'GROUP';
}

/** What such a noun is followed by where it is looked at. */
const FOLLOWING = new Set(['that', 'from', 'by', ',']);

/** "a warning from Lee that ...", "the claim, made by Lee, that ...": who said it stands behind the noun. */
function issuerOf(
  items: Items,
  from: number,
  ceiling: number,
): { readonly source: NounPhrase; readonly that: number } | null {
  const isInserted = items.words[from] === ',';
  if (isInserted && (!MADE.has(items.words[from + 1] as string) || items.words[from + 2] !== 'by'))
    return null;
  if (items.words[from] === 'that') return null;
  const source = phraseStartingAt(items, isInserted ? from + 3 : from + 1, ceiling);
  if (!source || !isSomebody(items, source)) return null;
  return { source, that: isInserted && items.words[source.to] === ',' ? source.to + 1 : source.to };
}

/** "The claim that the dam leaked was made by Lee" */
function makerOf(items: Items, verb: number, ceiling: number): NounPhrase | null {
  let at = verb;
  while (at < ceiling && (items.tags[at] === 'AUX' || items.tags[at] === 'ADV')) at++;
  if (at === verb || !MADE.has(items.words[at] as string)) return null;
  const by = items.words[at + 1] === 'forward' ? at + 2 : at + 1;
  const source = items.words[by] === 'by' ? phraseStartingAt(items, by + 1, ceiling) : null;
  return source && isSomebody(items, source) ? source : null;
}

const MADE = new Set('made repeated raised levelled leveled voiced put issued'.split(' '));

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
