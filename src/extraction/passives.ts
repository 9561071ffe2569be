import type { Attribution } from './attribution.js';
import type { Cue } from './cues.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import type { NounPhrase } from './noun-phrases.js';

export function passiveAttribution(
  items: Items,
  sentence: Sentence,
  cue: Cue,
  source: NounPhrase | null,
): Attribution | null {
  if (!source || !cue.judging) return null;
  let last = cue.from - 1;
  if (items.words[last] === ',') return null;
  if (last < sentence.from) return null;
  while (last > sentence.from && items.tags[last] === 'ADV') last--;
  let from = last;
  while (
    from > sentence.from &&
    items.words[from - 1] !== ',' &&
    items.tags[from - 1] !== QUOTE &&
    items.tags[from - 1] !== 'CCONJ'
  )
    from--;
  if (from > last) return null;
  return {
    pattern: 'passive',
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: cue.lemma,
    content: [{ from, to: last + 1 }],
  };
}
