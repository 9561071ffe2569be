import type { Attribution, Pattern, Range } from './attribution.js';
import { type Cue, findCues } from './cues.js';
import type { FoundStatement } from './found-statement.js';
import { signature } from './headlines.js';
import type { Items, Sentence } from './items.js';
import type { NounPhrase } from './noun-phrases.js';
import type { QuotedSegment } from './quotation-marks.js';
import { findSources, mainSubject } from './sources.js';

/** Utterances that no cue of their sentence claims. */
export function floatingQuotes(
  items: Items,
  sentences: readonly Sentence[],
  segments: readonly QuotedSegment[],
  index: number,
  attributions: readonly Attribution[],
  quoted: Map<number, FoundStatement>,
  statements: FoundStatement[],
  last: FoundStatement | null,
): void {
  const sentence = sentences[index] as Sentence;
  const before = sentences[index - 1];
  const sameParagraph = before?.paragraph === sentence.paragraph;
  for (let at = sentence.from; at < sentence.to; at++) {
    const place = items.segments[at] as number;
    if (place < 0 || quoted.has(place)) continue;
    const { inner, continued } = segments[place] as QuotedSegment;
    // It goes on with the quote that stands right before it.
    const previous =
      at > 0 && at === sentence.from && sameParagraph
        ? quoteJustBefore(items, sentences, index, quoted)
        : null;
    if (previous && !continued) {
      previous.content.push(inner);
      quoted.set(place, previous);
      continue;
    }
    let source = last?.source ?? null;
    let pattern: Pattern = 'quote-floating';
    let sourceOf = last;
    let cue: Range | null = null;
    if (sameParagraph && before && at === sentence.from && last && last.sentence !== index - 1) {
      const subject = mainSubject(items, before, before.to);
      if (subject && subject.to < before.to) {
        source = subject;
        sourceOf = null;
      }
    }
    const introduced = at === sentence.from && before ? introducedBy(items, before) : null;
    const after = sentences[index + 1];
    const signed =
      at + 1 < sentence.to
        ? signature(items, at + 1, sentence.to)
        : after && after.paragraph !== sentence.paragraph && signature(items, after.from, after.to);
    if (introduced) {
      source = introduced.source;
      cue = introduced.cue;
      pattern = 'quote-colon';
      sourceOf = null;
    } else if (signed) {
      source = signed;
      pattern = 'quote-colon';
      sourceOf = null;
    } else if (sentence.to - sentence.from > 4 && attributions.length === 0) {
      pattern = 'quote-bare';
      source = mainSubject(items, sentence, sentence.to) ?? source;
      sourceOf = null;
    }
    const statement: FoundStatement = {
      kind: 'QUOTE',
      form: 'DIRECT',
      content: [inner],
      source,
      cue,
      pattern,
      lemma: '',
      sentence: index,
      partOf: null,
      sourceOf,
    };
    statements.push(statement);
    quoted.set(place, statement);
  }
}

/** The direct quote whose sentence ended right before this one: `"A," he said. "B."` */
function quoteJustBefore(
  items: Items,
  sentences: readonly Sentence[],
  index: number,
  quoted: ReadonlyMap<number, FoundStatement>,
): FoundStatement | null {
  const before = sentences[index - 1] as Sentence;
  for (let at = before.to - 1; at >= before.from; at--) {
    const place = items.segments[at] as number;
    if (place < 0) continue;
    const statement = quoted.get(place);
    return statement && statement.kind === 'QUOTE' && statement.partOf === null ? statement : null;
  }
  return null;
}

/** A sentence that ends with a colon has named the speaker of the quote that opens the next paragraph. */
function introducedBy(
  items: Items,
  before: Sentence,
): { source: NounPhrase | null; cue: Range | null } | null {
  if (items.words[before.to - 1] !== ':') return null;
  const cues = findCues(items, before);
  const sources = findSources(items, before, cues);
  for (let index = cues.length - 1; index >= 0; index--) {
    const { from, to, quote } = cues[index] as Cue;
    const source = sources[index] ?? null;
    if (quote && source) return { source, cue: { from, to } };
  }
  const subject = mainSubject(items, before, before.to - 1);
  return subject && { source: subject, cue: null };
}

/** A quote over several paragraphs is one statement, whose source may stand in any of them. */
export function joinParagraphs(
  segments: readonly QuotedSegment[],
  quoted: ReadonlyMap<number, FoundStatement>,
): void {
  let open: FoundStatement | null = null;
  segments.forEach((segment, index) => {
    if (segment.parent >= 0) return;
    const statement = quoted.get(index);
    if (
      segment.continued &&
      open &&
      statement &&
      statement !== open &&
      statement.kind === 'QUOTE' &&
      open.kind === 'QUOTE'
    ) {
      if (statement.cue && !open.cue) {
        open.source = statement.source;
        open.cue = statement.cue;
        open.pattern = statement.pattern;
      }
      open.content.push(...statement.content.splice(0));
    } else {
      open = statement ?? null;
    }
    if (!segment.continues) open = null;
  });
}
