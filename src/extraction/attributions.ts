import type { Attribution, Pattern, Range } from './attribution.js';
import { contentAfter } from './content-after.js';
import { contentBefore } from './content-before.js';
import { isCredible, isUnsaid } from './credibility.js';
import type { Cue } from './cue.js';
import { findCues } from './cues.js';
import { colonOf, headline } from './headlines.js';
import type { Items, Sentence } from './items.js';
import { nominalClaims } from './nominal-claims.js';
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
  if (cues.length === 0) {
    const nominal = nominalClaims(items, sentence, cues);
    return nominal.length > 0 ? nominal : headline(items, sentence);
  }
  const sources = findSources(items, sentence, cues);
  const found: Attribution[] = [];
  // What others report inside a content does not take it a second time.
  const isTaken = (at: number): boolean =>
    found.some(({ within, content }) => !within && content.some(({ from, to }) => from <= at && at < to)) ||
    unsaid.some(({ from, to }) => from <= at && at < to);
  const unsaid: Range[] = [];
  const done = new Set<number>();
  cues.forEach((cue, index) => {
    const trailing = contentBefore(items, sentence, cues, index, sources[index] ?? null);
    // "“...,” Lee said, declining to elaborate": the words have their cue already.
    if (!trailing || (trailing.pattern === 'quote-cue' && trailing.content.some(({ from }) => isTaken(from))))
      return;
    done.add(index);
    if (isSound(trailing, sentence) && isCredible(items, cue, trailing)) found.push(trailing);
  });
  cues.forEach((cue, index) => {
    if (done.has(index)) return;
    const source = sources[index] ?? null;
    if (isTaken(cue.at)) {
      const within =
        source && cue.speech && cue.finite && !cue.passive ? outerOf(items, found, source, cue) : null;
      const inner = within && contentAfter(items, sentence, cues, index, source, () => false);
      const clipped = inner && within && { ...inner, content: clippedTo(within, inner.content), within };
      if (clipped && isSound(clipped, sentence) && isCredible(items, cue, clipped)) found.push(clipped);
      return;
    }
    const attribution = cue.passive
      ? passiveAttribution(items, sentence, cues, index, source)
      : contentAfter(items, sentence, cues, index, source, isTaken);
    if (!attribution || !isSound(attribution, sentence)) return;
    if (isUnsaid(items, cue, attribution)) unsaid.push(...attribution.content);
    else if (isCredible(items, cue, attribution)) found.push(attribution);
  });
  for (const nominal of nominalClaims(items, sentence, cues))
    if (!isTaken((nominal.cue as Range).from)) found.push(nominal);
  joinCoordinated(items, found);
  return found.length > 0 ? found : headline(items, sentence);
}

/**
 * "The radio reported that Lee urged them to stay and promised to pay": what the reported one did next is reported
 * as well, so that the report goes on to its end.
 */
function joinCoordinated(items: Items, found: Attribution[]): void {
  for (const [index, inner] of found.entries()) {
    const { source, cue, content, pattern } = inner;
    const end = content.at(-1)?.to;
    if (!source || !cue || inner.within || end === undefined || pattern === 'trailing') continue;
    const place = found.findIndex(
      ({ within, pattern: kind, content: reported }) =>
        !within &&
        (kind === 'that' || kind === 'bare') &&
        reported.length === 1 &&
        (reported[0] as Range).from <= source.from &&
        source.to <= (reported[0] as Range).to &&
        isJoined(items, (reported[0] as Range).to, cue.from),
    );
    const outer = found[place];
    if (!outer || !found.some(({ within, source: other }) => within === outer && other?.from === source.from))
      continue;
    const whole: Attribution = { ...outer, content: [{ from: (outer.content[0] as Range).from, to: end }] };
    found[place] = whole;
    found[index] = { ...inner, within: whole };
    for (const [at, other] of found.entries())
      if (other.within === outer) found[at] = { ...other, within: whole };
  }
}

/** Nothing but a comma and a conjunction stands between. */
function isJoined(items: Items, from: number, to: number): boolean {
  let conjunction = false;
  for (let at = from; at < to; at++) {
    if (items.tags[at] === 'CCONJ') conjunction = true;
    else if (items.words[at] !== ',') return false;
  }
  return conjunction;
}

/** What can report what somebody else said. */
const OUTER_PATTERNS: ReadonlySet<Pattern> = new Set(['that', 'bare', 'trailing', 'according']);

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
      OUTER_PATTERNS.has(pattern) &&
      content.some(({ from, to }) => source.from < to && opensWith(items, from, source)) &&
      content.some(({ from, to }) => from <= cue.from && cue.to <= to),
  );
  if (!outer) return null;
  // "said Lee would warn them": nothing has been said yet.
  for (let at = cue.from; at < cue.at; at++) if (MODALS.has(items.words[at] as string)) return null;
  const { head } = readSource(items, source);
  return head === 'NAME' || head === 'PERSON' || head === 'GROUP' ? outer : null;
}

/** It begins with the phrase, or with an adverbial and a comma before it: "in May, Lee said". */
function opensWith(items: Items, from: number, phrase: NounPhrase): boolean {
  if (from <= phrase.from && phrase.from - from <= 1) return true;
  if (from > phrase.from || items.words[phrase.from - 1] !== ',' || items.tags[from] !== 'ADP') return false;
  for (let at = from; at < phrase.from - 1; at++)
    if (items.words[at] === ',' || items.tags[at] === 'VERB' || items.tags[at] === 'AUX') return false;
  return true;
}

/** What is reported inside a report ends with it. */
function clippedTo({ content: around }: Attribution, content: readonly Range[]): Range[] {
  return content.flatMap(({ from, to }) => {
    const outer = around.find((range) => range.from <= from && from < range.to);
    return outer ? [{ from, to: Math.min(to, outer.to) }] : [];
  });
}

/** Its content holds words of its sentence: a cue at the very end may leave nothing. */
function isSound({ content }: Attribution, sentence: Sentence): boolean {
  if (content.length === 0) return false;
  return content.every(({ from, to }) => sentence.from <= from && from < to && to <= sentence.to);
}
