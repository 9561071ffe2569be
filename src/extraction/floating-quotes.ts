import type { Attribution, Pattern, Range } from './attribution.js';
import type { FoundStatement } from './found-statement.js';
import { signature } from './headlines.js';
import { introductionOf } from './introductions.js';
import type { Items, Sentence } from './items.js';
import { mainSubject } from './main-subject.js';
import type { NounPhrase } from './noun-phrases.js';
import type { QuotedSegment } from './quoted-segments.js';
import { readSource } from './source-phrases.js';

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
      if (subject && subject.to < before.to && isSomebody(items, subject)) {
        source = subject;
        sourceOf = null;
      }
    }
    const colon = at === sentence.from && before && items.words[before.to - 1] === ':';
    const introduced = colon ? introductionOf(items, before) : null;
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

/** A person or a body, as against what is only told of. */
function isSomebody(items: Items, phrase: NounPhrase): boolean {
  const { head, word } = readSource(items, phrase);
  return head === 'PRONOUN' ? word === 'he' || word === 'she' : head !== 'THING' && head !== 'DOCUMENT';
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
