import type { Attribution, Range } from './attribution.js';
import type { Cue } from './cue.js';
import { cueVerb } from './cue-lexicon.js';
import { findCues } from './cues.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { mainSubject } from './main-subject.js';
import { type NounPhrase, phraseEndingAt } from './noun-phrases.js';
import type { QuotedSegment } from './quoted-segments.js';
import { readSource } from './source-phrases.js';
import { findSources } from './sources.js';
import { subjectBefore } from './subjects.js';
import { isTitle } from './titles.js';
import { verbGroup } from './verb-groups.js';

/** A fragment of fewer words is a title, a nickname or a word that the writer keeps at a distance. */
export const FRAGMENT_MIN_WORDS = 7;

export interface Fragment {
  readonly segment: number;
  readonly from: number;
  readonly to: number;
}

/** Outermost segments whose words are items. */
export function fragmentsOf(items: Items, segments: readonly QuotedSegment[]): Fragment[] {
  const fragments: Fragment[] = [];
  let at = 0;
  segments.forEach((segment, index) => {
    if (segment.parent >= 0) return;
    while (at < items.length && (items.ends[at] as number) <= segment.inner.start) at++;
    if (items.segments[at] === index || at >= items.length) return;
    let to = at;
    while (to < items.length && (items.starts[to] as number) < segment.inner.end) to++;
    if (to > at) fragments.push({ segment: index, from: at, to });
  });
  return fragments;
}

/** The fragments that begin in the range. */
export function fragmentsIn(fragments: readonly Fragment[], { from, to }: Range): Fragment[] {
  const within: Fragment[] = [];
  for (let index = placeBehind(fragments, from); index < fragments.length; index++) {
    const fragment = fragments[index] as Fragment;
    if (fragment.from >= to) break;
    if (fragment.from >= from) within.push(fragment);
  }
  return within;
}

/** The first fragment that ends behind an item. */
export function firstBehind(fragments: readonly Fragment[], item: number): Fragment | undefined {
  return fragments[placeBehind(fragments, item)];
}

function placeBehind(fragments: readonly Fragment[], item: number): number {
  let low = 0;
  let high = fragments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fragments[middle] as Fragment).to <= item) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words between marks that are more than a title, a nickname or a word kept at a distance. */
export function isSpeech(text: string): boolean {
  return text.split(/\s+/).length >= 2 && !isTitle(text);
}

/** Whoever's report it stands in, however its words are woven into it: "said that Day's plan was for “old men”". */
function reporterOf(items: Items, sentence: Sentence, fragment: Range): Attribution | null {
  const cues = findCues(items, sentence);
  const sources = findSources(items, sentence, cues);
  for (let index = cues.length - 1; index >= 0; index--) {
    const cue = cues[index] as Cue;
    const source = sources[index];
    if (cue.to > fragment.from || !source || cue.negated || !cue.speech) continue;
    // "was branded a “mess” by Lee": the agent comes behind the words.
    const agent = cue.passive && source.from >= fragment.to;
    if (cue.passive && !agent) continue;
    if (!cue.clause && !cue.telling && !cue.judging) continue;
    if ((!agent && source.to > fragment.from) || readSource(items, source).head === 'THING') continue;
    if (isCutOff(items, cue.to, fragment.from)) return null;
    const { lemma, from, to } = cue;
    return { pattern: 'quote-bare', source, cue: { from, to }, lemma, content: [fragment] };
  }
  return null;
}

/** Something ends the report before the fragment. */
function isCutOff(items: Items, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (items.words[at] === ';' || items.tags[at] === QUOTE) return true;
  return false;
}

/**
 * A fragment that no cue of its sentence claims: the words of whoever the sentence is about, as far as that is
 * somebody ("Lee offered a defence of the “fair share” rule").
 */
export function attributeFragment(items: Items, sentence: Sentence, fragment: Range): Attribution | null {
  const reporter = reporterOf(items, sentence, fragment);
  if (reporter) return reporter;
  // "Lee “kind of slipped”": the fragment is the predicate.
  const before = fragment.from - 1;
  if (
    before >= sentence.from &&
    (items.tags[before] === 'PROPN' || items.words[before] === 'he' || items.words[before] === 'she')
  ) {
    const source = phraseEndingAt(items, before, sentence.from);
    const tag = items.tags[fragment.from];
    if (
      source &&
      (tag === 'VERB' || tag === 'AUX' || tag === 'ADV') &&
      readSource(items, source).head !== 'THING'
    ) {
      return { pattern: 'quote-bare', source, cue: null, lemma: '', content: [fragment] };
    }
  }
  let verb = fragment.from - 1;
  while (verb >= sentence.from && items.tags[verb] !== 'VERB') {
    if (items.tags[verb] === QUOTE || items.words[verb] === ';') return null;
    verb--;
  }
  if (verb < sentence.from) return null;
  const group = verbGroup(items, verb, sentence.from);
  const main = (): NounPhrase | null => mainSubject(items, sentence, group.from);
  const hanging = group.toInfinitive || /ing$/.test(items.words[verb] as string);
  const source = hanging ? main() : subjectBefore(items, group.from, sentence.from, main);
  if (!source || source.to > group.from) return null;
  const { head, word } = readSource(items, source);
  const named = head === 'NAME' || word === 'he' || word === 'she';
  const described =
    head === 'PERSON' || head === 'GROUP' || head === 'DOCUMENT' || word === 'who' || word === 'they';
  if (group.passive || !(named || (described && fragment.to - fragment.from > 2))) return null;
  // What a group or a paper does with words between marks, it does not say: "the law office keeps “open hours”".
  if (!named && word !== 'they' && !cueVerb(items.words[verb] as string)) return null;
  return {
    pattern: 'quote-bare',
    source,
    cue: { from: group.from, to: verb + 1 },
    lemma: items.words[verb] as string,
    content: [{ from: fragment.from, to: fragment.to }],
  };
}
