import type { Attribution } from './attribution.js';
import { type Items, QUOTE, type Sentence } from './sentences.js';
import { readSource } from './source-phrases.js';

/** "Lee: the plan is dead", as headlines have it; a quote may follow any such colon. */
export function headline(items: Items, sentence: Sentence): Attribution[] {
  const colon = colonOf(items, sentence);
  if (colon < 0) return [];
  const source = { from: sentence.from, to: colon };
  const next = colon + 1;
  if (items.tags[next] === QUOTE) {
    return [
      {
        pattern: 'quote-colon',
        source,
        cue: null,
        lemma: '',
        speech: true,
        content: [{ from: next, to: next + 1 }],
      },
    ];
  }
  if (sentence.from > 0 || colon - sentence.from > 6 || sentence.to - next < 3) return [];
  const { head } = readSource(items, source);
  if (head === 'THING' || head === 'PRONOUN') return [];
  let to = sentence.to;
  while (to > next && items.tags[to - 1] === 'PUNCT') to--;
  return [{ pattern: 'headline', source, cue: null, lemma: '', speech: true, content: [{ from: next, to }] }];
}

function colonOf(items: Items, sentence: Sentence): number {
  for (let at = sentence.from + 1; at < sentence.to - 1 && at < sentence.from + 12; at++) {
    if (items.words[at] === ':') return at;
  }
  return -1;
}
