import { startsHigh } from './capital-words.js';
import { cueVerb } from './cue-lexicon.js';
import { type ItemLists, QUOTE } from './items.js';

/** A word with a capital inside a sentence is a name, also where the model takes it for a verb ("Fort Pierce said"). */
export function repairTags(lists: ItemLists, from: number, to: number): void {
  let high = 0;
  let all = 0;
  for (let at = from; at < to; at++) {
    if (lists.tags[at] === 'PUNCT' || lists.tags[at] === QUOTE) continue;
    all++;
    if (startsHigh(lists.texts[at] as string)) high++;
  }
  // Headlines give every word a capital.
  if (high > all * 0.6 && all > 3) return;
  for (let at = from; at < to; at++) {
    const tag = lists.tags[at];
    const capital = startsHigh(lists.texts[at] as string);
    if (tag === 'ADV' && lists.words[at] === 'third' && lists.words[at - 1] === 'a') lists.tags[at] = 'NOUN';
    if (!capital && tag !== 'VERB') continue;
    if (tag !== 'VERB' && tag !== 'ADJ' && tag !== 'ADV' && tag !== 'NOUN' && tag !== 'INTJ') continue;
    const before = at > from ? (lists.words[at - 1] as string) : '';
    if (tag === 'VERB' && before === 'to' && lists.words[at - 2] === 'according') lists.tags[at] = 'NOUN';
    if (!capital) continue;
    const first = at === from || before === ':' || before === '.' || lists.tags[at - 1] === QUOTE;
    if (!first) {
      if (tag === 'VERB' || tag === 'ADV' || tag === 'INTJ') lists.tags[at] = 'PROPN';
    } else if (
      tag === 'VERB' &&
      lists.tags[at + 1] === 'VERB' &&
      cueVerb(lists.words[at + 1] as string) &&
      !/ing$/.test(lists.words[at + 1] as string)
    ) {
      lists.tags[at] = 'PROPN';
    }
  }
}
