import type { Attribution, Range } from './attribution.js';
import { contentEnd } from './content-end.js';
import type { Cue } from './cue.js';
import { behindDateline } from './datelines.js';
import { isDash } from './item-words.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { phraseStartingAt } from './noun-phrases.js';
import { closingComma, resumes } from './resumption.js';

export function accordingAttribution(
  items: Items,
  sentence: Sentence,
  cues: readonly Cue[],
  index: number,
  cue: Cue,
): Attribution | null {
  const phrase = phraseStartingAt(items, cue.to, sentence.to);
  if (!phrase) return null;
  let sourceTo = phrase.to;
  const source = { from: cue.to, to: sourceTo };
  const attribution = (content: Range[]): Attribution => ({
    pattern: 'according',
    source,
    cue: { from: cue.from, to: cue.to },
    lemma: cue.lemma,
    content,
  });
  if (cue.from <= sentence.from + 1) {
    while (sourceTo < sentence.to && items.words[sourceTo] !== ',') sourceTo++;
    if (sourceTo >= sentence.to) return null;
    const from = behindParticiple(items, sourceTo + 1, sentence.to);
    if (items.tags[from] === QUOTE) return attribution([{ from, to: from + 1 }]);
    return attribution([{ from, to: contentEnd(items, from, sentence.to, cues, index, 'CLAUSE') }]);
  }
  let to = cue.from;
  if (items.words[to - 1] === ',' || isDash(items.words[to - 1] as string)) to--;
  let from = behindDateline(items, sentence, to);
  for (let at = to - 1; at > from; at--) {
    if (items.words[at] === ';' || (items.tags[at] === QUOTE && at < to - 1)) {
      from = at + 1;
      break;
    }
  }
  while (from < to && (items.tags[from] === 'PUNCT' || items.tags[from] === 'CCONJ')) from++;
  if (to - from < 1) return null;
  const content: Range[] = [{ from, to }];
  const close = closingComma(items, sourceTo, sentence.to);
  if (
    close >= 0 &&
    close + 3 < sentence.to &&
    to - from < 12 &&
    resumes(items, close + 1, sentence.to, cues, index)
  ) {
    content.push({ from: close + 1, to: contentEnd(items, close + 1, sentence.to, cues, index, 'CLAUSE') });
  }
  return attribution(content);
}

/** "According to a report, released on Monday, the dam leaked": what was released is the report. */
function behindParticiple(items: Items, from: number, to: number): number {
  if (items.tags[from] !== 'VERB' || !/(?:ed|en)$/.test(items.words[from] as string)) return from;
  for (let at = from; at + 1 < to; at++) if (items.words[at] === ',') return at + 1;
  return from;
}
