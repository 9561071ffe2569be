import type { Cue } from './cue.js';
import { isDash } from './item-words.js';
import { type Items, QUOTE } from './items.js';
import { simplePhraseTo } from './noun-phrases.js';

/** After "…, Smith said": a comma that closes the insertion so that the clause goes on. */
export function closingComma(items: Items, from: number, to: number): number {
  for (let at = from; at < to && at < from + 12; at++) {
    const word = items.words[at] as string;
    if (word === ',' || isDash(word)) return at;
    if (items.tags[at] === 'VERB' || items.tags[at] === QUOTE) return -1;
  }
  return -1;
}

/** What stands behind the comma goes on with the reported clause, as against saying more of the speaker. */
export function resumes(
  items: Items,
  from: number,
  to: number,
  cues: readonly Cue[],
  index: number,
  opensWithPhrase = false,
): boolean {
  const tag = items.tags[from];
  const word = items.words[from] as string;
  if (tag === QUOTE || word === 'who' || word === 'which') return false;
  const next = cues[index + 1];
  // "Ann Lee, he recalled, promised to pay"
  if (next?.from === from && next.finite && opensWithPhrase) return true;
  if (next && (next.from === from || (next.form === 'ING' && next.from <= from + 2))) return false;
  if (tag === 'VERB' && /ing$/.test(word)) return false;
  if (tag === 'DET' && simplePhraseTo(items, from, to) === to - 1) return false;
  return true;
}
