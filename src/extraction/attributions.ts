import type { Attribution } from './attribution.js';
import { contentAfter } from './content-after.js';
import { contentBefore } from './content-before.js';
import { isCredible } from './credibility.js';
import { type Cue, findCues } from './cues.js';
import { colonOf, headline } from './headlines.js';
import type { Items, Sentence } from './items.js';
import type { NounPhrase } from './noun-phrases.js';
import { passiveAttribution } from './passives.js';
import { readSource } from './source-phrases.js';
import { findSources } from './sources.js';

/** Every attribution that a sentence makes by a cue of its own. */
export function readAttributions(items: Items, sentence: Sentence): Attribution[] {
  const cues = findCues(items, sentence);
  if (sentence.from === 0 && !cues.some(({ at }) => at < colonOf(items, sentence))) {
    const first = headline(items, sentence);
    if (first.length > 0) return first;
  }
  if (cues.length === 0) return headline(items, sentence);
  const sources = findSources(items, sentence, cues);
  const found: Attribution[] = [];
  const taken = new Uint8Array(sentence.to - sentence.from);
  const take = (attribution: Attribution): void => {
    found.push(attribution);
    for (const { from, to } of attribution.content) taken.fill(1, from - sentence.from, to - sentence.from);
  };
  const isTaken = (at: number): boolean => taken[at - sentence.from] === 1;
  const done = new Set<number>();
  cues.forEach((cue, index) => {
    const trailing = contentBefore(items, sentence, cues, index, sources[index] ?? null);
    if (!trailing) return;
    done.add(index);
    if (isSound(trailing, sentence) && isCredible(items, cue, trailing)) take(trailing);
  });
  cues.forEach((cue, index) => {
    if (done.has(index)) return;
    const source = sources[index] ?? null;
    if (isTaken(cue.at)) {
      const within =
        source && cue.speech && cue.finite && !cue.passive ? outerOf(items, found, source, cue) : null;
      const inner = within && contentAfter(items, sentence, cues, index, source, () => false);
      if (within && inner && isSound(inner, sentence) && isCredible(items, cue, inner))
        found.push({ ...inner, within });
      return;
    }
    const attribution = cue.passive
      ? passiveAttribution(items, sentence, cue, source)
      : contentAfter(items, sentence, cues, index, source, isTaken);
    if (attribution && isSound(attribution, sentence) && isCredible(items, cue, attribution))
      take(attribution);
  });
  return found.length > 0 ? found : headline(items, sentence);
}

const MODALS = new Set(['would', 'will', 'could', 'should', 'may', 'might', 'can', 'must', "'ll", "'d"]);

/** The attribution that reports this one: its content begins with this one's named source. */
function outerOf(
  items: Items,
  found: readonly Attribution[],
  source: NounPhrase,
  cue: Cue,
): Attribution | null {
  const outer = found.find(
    ({ pattern, content, within }) =>
      !within &&
      (pattern === 'that' || pattern === 'bare') &&
      content.some(({ from, to }) => from <= source.from && cue.to < to && source.from - from <= 1),
  );
  if (!outer) return null;
  // "said Lee would warn them": nothing has been said yet.
  for (let at = cue.from; at < cue.at; at++) if (MODALS.has(items.words[at] as string)) return null;
  const { head } = readSource(items, source);
  return head === 'NAME' || head === 'PERSON' ? outer : null;
}

/** Its content holds words of its sentence: a cue at the very end may leave nothing. */
function isSound({ content }: Attribution, sentence: Sentence): boolean {
  return content.every(({ from, to }) => sentence.from <= from && from < to && to <= sentence.to);
}
