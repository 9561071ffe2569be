import { type Cue, makeCue } from './cue.js';
import { CUE_NOUNS, type CuePhrase } from './cue-phrases.js';
import { isPossessivePronoun } from './item-words.js';
import type { Items } from './items.js';
import type { VerbForm } from './verb-forms.js';
import { verbGroup } from './verb-groups.js';

const AFTER_NOUN = new Set([
  'that',
  'to',
  'about',
  'for',
  'over',
  'of',
  'at',
  'in',
  'with',
  'against',
  'on',
  'toward',
  'towards',
  'regarding',
  'by',
  'whether',
]);

export function phraseCue(
  items: Items,
  at: number,
  floor: number,
  ceiling: number,
  phrases: readonly CuePhrase[],
): Cue | null {
  for (const { lemma, rest, clause, judging, quote } of phrases) {
    if (at + rest.length >= ceiling || items.words[at + 1] !== rest[0]) continue;
    if (!rest.every((word, index) => items.words[at + 1 + index] === word)) continue;
    const group = verbGroup(items, at, floor);
    const form: VerbForm = (items.words[at] as string).endsWith('ing') ? 'ING' : 'PAST';
    return makeCue('VERB', at, group.from, at + 1 + rest.length, lemma, {
      clause,
      bareClause: clause,
      judging,
      quote,
      speech: true,
      form,
      passive: group.passive && form !== 'ING',
      finite: (form !== 'ING' || group.passive) && !group.toInfinitive,
    });
  }
  return null;
}

/** "despite repeated warnings of": a participle before its noun. */
function isModifier(items: Items, at: number, floor: number): boolean {
  const before = at > floor ? items.tags[at - 1] : '';
  return /ed$/.test(items.words[at] as string) && (before === 'ADP' || before === 'DET' || before === 'ADJ');
}

/** "expressed concern about", "made a promise to", "has plans to". */
export function supportedNoun(
  items: Items,
  at: number,
  floor: number,
  ceiling: number,
  verb: string,
): Cue | null {
  if (isModifier(items, at, floor)) return null;
  let noun = at + 1;
  while (noun < ceiling && noun < at + 6) {
    const tag = items.tags[noun];
    if (tag === 'NOUN' && CUE_NOUNS.has(items.words[noun] as string)) break;
    if (
      tag !== 'DET' &&
      tag !== 'ADJ' &&
      tag !== 'ADV' &&
      tag !== 'NOUN' &&
      tag !== 'CCONJ' &&
      !isPossessivePronoun(items.words[noun] as string)
    )
      return null;
    noun++;
  }
  if (noun >= ceiling || noun >= at + 6) return null;
  const next = items.words[noun + 1] ?? '';
  if (!AFTER_NOUN.has(next) || noun + 2 >= ceiling) return null;
  const group = verbGroup(items, at, floor);
  const form: VerbForm = (items.words[at] as string).endsWith('ing') ? 'ING' : 'PAST';
  const clause = next === 'that' || next === 'whether';
  return makeCue(
    'VERB',
    at,
    group.from,
    clause || next === 'to' ? noun + 1 : noun + 2,
    `${verb} ${items.words[noun]}`,
    {
      clause,
      infinitive: next === 'to',
      judging: !clause && next !== 'to',
      speech: verb !== 'have',
      form,
      passive: group.passive && form !== 'ING' && verb !== 'have',
      finite: (form !== 'ING' || group.passive) && !group.toInfinitive,
    },
  );
}
