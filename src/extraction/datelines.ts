import { isCapital } from './capital-words.js';
import { isDash, isHyphen } from './item-words.js';
import type { Items, Sentence } from './items.js';

/** How far a dateline reaches: "TARNFORD, Dec. 8 (Gull News) — ". */
const DATELINE_REACH = 14;

/** "TARNFORD (Gull News) — Mayor Lee said": who speaks comes behind the dash. */
export function behindDateline(items: Items, { from }: Sentence, before: number): number {
  const text = items.texts[from] as string;
  if (text.length < 3 || text !== text.toUpperCase() || !isCapital(items, from)) return from;
  for (let at = from + 1; at < before && at < from + DATELINE_REACH; at++) {
    if (isDash(items.words[at] as string) && !isHyphen(items, at)) return at + 1;
    if (items.tags[at] === 'VERB' || items.tags[at] === 'AUX') return from;
  }
  return from;
}
