import { type CueVerb, cueVerb, cueVerbForms } from './cue-lexicon.js';
import { CUE_NOUNS, type CuePhrase, cuePhrases, phraseStarts, SUPPORT_VERBS } from './cue-phrases.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { isPossessivePronoun, isSubjectPronoun } from './noun-phrases.js';
import type { VerbForm } from './verb-forms.js';

type CueKind = 'VERB' | 'ACCORDING';

/** The words that tell that something was said or thought. */
export interface Cue {
  readonly kind: CueKind;
  /** The verb, noun or adjective itself. */
  readonly at: number;
  /** With the auxiliaries and adverbs before it. */
  readonly from: number;
  /** End of the cue's words, a particle or preposition of its own included. */
  readonly to: number;
  readonly lemma: string;
  readonly form: VerbForm;
  readonly clause: boolean;
  readonly bareClause: boolean;
  readonly quote: boolean;
  readonly telling: boolean;
  readonly infinitive: boolean;
  readonly objectInfinitive: boolean;
  readonly judging: boolean;
  readonly prepositions: readonly string[];
  readonly speech: boolean;
  readonly passive: boolean;
  /** "did not say", "refrained from saying". */
  readonly negated: boolean;
  /** "to say", "saying": has no subject of its own. */
  readonly finite: boolean;
}

const BE = new Set([
  'is',
  'was',
  'are',
  'were',
  'be',
  'been',
  'being',
  'am',
  "'s",
  "'re",
  "'m",
  'get',
  'got',
  'gets',
]);
const HAVE = new Set(['has', 'have', 'had', "'ve", "'d", 'having']);
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
  'as',
]);

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
    const supported =
      support && !isModifier(items, at, floor) ? supportedNoun(items, at, floor, ceiling, support) : null;
    if (supported) return supported;
    const phrase = phrases ? phraseCue(items, at, floor, ceiling, phrases) : null;
    if (phrase) return phrase;
  }
  if (tag === 'AUX') return null;
  if (verb && readsAsVerb(items, at, floor, ceiling, verb)) return verbCue(items, at, floor, verb);
  return null;
}

function makeCue(
  kind: CueKind,
  at: number,
  from: number,
  to: number,
  lemma: string,
  given: Partial<Cue>,
): Cue {
  return {
    kind,
    at,
    from,
    to,
    lemma,
    form: given.form ?? 'BASE',
    clause: given.clause ?? false,
    bareClause: given.bareClause ?? false,
    quote: given.quote ?? false,
    telling: given.telling ?? false,
    infinitive: given.infinitive ?? false,
    objectInfinitive: given.objectInfinitive ?? false,
    judging: given.judging ?? false,
    prepositions: given.prepositions ?? NO_PREPOSITIONS,
    speech: given.speech ?? false,
    passive: given.passive ?? false,
    negated: given.negated ?? false,
    finite: given.finite ?? true,
  };
}

const NO_PREPOSITIONS: readonly string[] = [];

/** The tagger mistakes some verbs for nouns; what stands around them decides. */
function readsAsVerb(items: Items, at: number, floor: number, ceiling: number, verb: CueVerb): boolean {
  const tag = items.tags[at];
  const before = at > floor ? (items.words[at - 1] as string) : '';
  const tagBefore = at > floor ? (items.tags[at - 1] as string) : '';
  const after = at + 1 < ceiling ? (items.words[at + 1] as string) : '.';
  const tagAfter = at + 1 < ceiling ? (items.tags[at + 1] as string) : 'PUNCT';
  const modified =
    tagBefore === 'DET' ||
    before === "'s" ||
    (isPossessivePronoun(before) && before !== 'her') ||
    before === 'of';
  if (items.texts[at] !== items.words[at] && at > floor && tag !== 'VERB') return false;
  if (tag === 'VERB') {
    if (modified && verb.form !== 'ING') return false;
    if (before === 'her' && (tagAfter === 'NOUN' || tagAfter === 'ADJ')) return false;
    // "a proposed rule", "stated goals"
    if ((verb.form === 'PAST' || verb.form === 'ING') && tagBefore === 'ADJ' && tagAfter === 'NOUN')
      return false;
    if (before === '-' && items.ends[at - 1] === items.starts[at]) return false;
    if (after === '-' && items.ends[at] === items.starts[at + 1]) return false;
    return true;
  }
  if (tag !== 'NOUN' && tag !== 'ADJ' && tag !== 'PROPN' && tag !== 'ADP' && tag !== 'ADV' && tag !== 'SCONJ')
    return false;
  if (verb.form === 'ING' || modified) return false;
  const subject = tagBefore === 'PROPN' || (isSubjectPronoun(before) && tagBefore === 'PRON');
  if (
    subject &&
    verb.form !== 'BASE' &&
    (after === 'that' ||
      tagAfter === 'PRON' ||
      tagAfter === 'DET' ||
      tagAfter === QUOTE ||
      after === ':' ||
      after === 'to' ||
      (after === 'as' && LIKENED.has(verb.lemma)))
  )
    return true;
  // "The poster claims “...”"
  if (tagBefore === 'NOUN' && tagAfter === QUOTE && verb.speech && verb.form === 'THIRD') return true;
  if (subject && verb.speech && verb.form !== 'BASE' && (after === '.' || after === ',') && at > floor)
    return true;
  return (tagBefore === QUOTE || before === ',') && verb.speech && verb.form !== 'BASE' && tag === 'ADJ';
}

function verbCue(items: Items, at: number, floor: number, verb: CueVerb): Cue {
  const { from, passive, toInfinitive, have } = verbGroup(items, at, floor);
  const participle = verb.form === 'PAST' || verb.form === 'PARTICIPLE';
  // "a plan criticised by Lee"
  const reduced = participle && !passive && !have && items.words[at + 1] === 'by' && verb.judging;
  const isPassive = (passive && participle) || reduced;
  const bare = verb.form === 'BASE' && toInfinitive;
  const finite =
    !(verb.form === 'ING' && !passive) && !bare && !(verb.form === 'PARTICIPLE' && !have && !passive);
  return {
    kind: 'VERB',
    at,
    from,
    to: at + 1,
    lemma: verb.lemma,
    form: verb.form,
    clause: verb.clause,
    bareClause: verb.bareClause,
    quote: verb.quote,
    telling: verb.telling,
    infinitive:
      verb.infinitive ||
      (verb.lemma === 'like' && (items.tags[at - 1] === 'AUX' || items.tags[at - 1] === 'VERB')),
    objectInfinitive: verb.objectInfinitive,
    judging: verb.judging || (LIKENED.has(verb.lemma) && likens(items, at)),
    prepositions: verb.prepositions,
    speech: verb.speech || isPublic(items, from, at),
    passive: isPassive,
    negated: isNegated(items, from, at, floor),
    finite,
  };
}

/** A stance that is taken openly is one that was uttered. */
const PUBLICLY = new Set(['openly', 'publicly', 'vocally', 'loudly', 'explicitly', 'repeatedly', 'formally']);

function isPublic(items: Items, from: number, at: number): boolean {
  for (let index = from; index < at; index++) if (PUBLICLY.has(items.words[index] as string)) return true;
  return false;
}

/** Verbs that judge only with "as": "saw it as a threat". */
const LIKENED = new Set([
  'see',
  'view',
  'regard',
  'interpret',
  'paint',
  'cast',
  'frame',
  'present',
  'name',
  'claim',
]);

function likens(items: Items, at: number): boolean {
  for (let ahead = at + 1; ahead < items.length && ahead < at + 10; ahead++) {
    const tag = items.tags[ahead];
    if (items.words[ahead] === 'as') return true;
    if (tag === 'PUNCT' || tag === 'VERB' || tag === 'AUX' || tag === 'SCONJ') return false;
  }
  return false;
}

const NEGATIONS = new Set(['not', "n't", 'never', 'neither', 'nor', 'hardly', 'without']);
/** What one does instead of saying something: "refrained from", "stopped short of", "avoided". */
const ABSTAINING = new Set([
  'refrain',
  'refrained',
  'refrains',
  'refraining',
  'avoid',
  'avoided',
  'avoids',
  'avoiding',
  'short',
  'stop',
  'stopped',
  'instead',
  'rather',
  'without',
]);

/** "declined to say", "refusing to answer" */
const DECLINING = new Set('decline declined declines declining refuse refused refuses refusing'.split(' '));

function isNegated(items: Items, from: number, at: number, floor: number): boolean {
  for (let index = from; index < at; index++) {
    const word = items.words[index] as string;
    if (NEGATIONS.has(word) || DECLINING.has(word)) return true;
  }
  const before = items.words[from] === 'to' ? from - 1 : from;
  if (before < from && before >= floor && DECLINING.has(items.words[before] as string)) return true;
  for (let index = from - 1; index >= floor && index >= from - 2; index--) {
    const word = items.words[index] as string;
    if (ABSTAINING.has(word)) return /ing$/.test(items.words[at] as string);
  }
  return false;
}

/** Goes back over auxiliaries, adverbs and "not" from a verb. */
export function verbGroup(
  items: Items,
  at: number,
  floor: number,
): { from: number; passive: boolean; toInfinitive: boolean; have: boolean } {
  let from = at;
  let passive = false;
  let toInfinitive = false;
  let have = false;
  while (from > floor) {
    const before = from - 1;
    const word = items.words[before] as string;
    const tag = items.tags[before];
    if (word === "'s" && tag !== 'PART') {
      // "he's said": has, unless an agent follows
      if (items.words[at + 1] === 'by' || /ing$/.test(items.words[at] as string)) passive = true;
      else have = true;
    } else if (BE.has(word) && tag !== 'PART') {
      passive = true;
    } else if (HAVE.has(word)) {
      have = true;
    } else if (word === 'to' && tag === 'PART') {
      toInfinitive = true;
    } else if (tag === 'AUX' || word === 'not' || word === "n't" || word === 'never') {
      // part of the group
    } else if (tag === 'ADV' || word === 'also' || word === 'then' || word === 'later') {
      if (items.tags[before - 1] === 'PUNCT' && before - 1 === floor) break;
    } else if (
      (word === 'going' ||
        word === 'used' ||
        word === 'continues' ||
        word === 'continued' ||
        word === 'began' ||
        word === 'wants' ||
        word === 'declined' ||
        word === 'refused') &&
      toInfinitive
    ) {
      // "has continued to say", "declined to say"
    } else {
      break;
    }
    from--;
  }
  while (from < at && items.tags[from] === 'ADV' && from > floor && items.words[from - 1] === ',') from++;
  return { from, passive, toInfinitive: toInfinitive && !reachesFinite(items, from, at), have };
}

/** "declined to say" has a finite verb in its group; "to say" has none. */
function reachesFinite(items: Items, from: number, at: number): boolean {
  for (let index = from; index < at; index++) {
    const tag = items.tags[index];
    if (tag === 'AUX') return true;
    if (tag === 'VERB' && items.words[index] !== 'going') return true;
  }
  return false;
}

function phraseCue(
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
function supportedNoun(items: Items, at: number, floor: number, ceiling: number, verb: string): Cue | null {
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
