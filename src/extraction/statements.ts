import type { Span } from '../domain/span.js';
import type { Attribution, Pattern, Range } from './attribution.js';
import { attributeFragment, readAttributions } from './attributions.js';
import { type Cue, findCues } from './cues.js';
import type { NounPhrase } from './noun-phrases.js';
import type { QuotedSegment } from './quotation-marks.js';
import { type Items, QUOTE, type Sentence } from './sentences.js';
import { findSources, mainSubject } from './sources.js';

/** A statement before its source is known by name. */
export interface FoundStatement {
  readonly kind: 'QUOTE' | 'CLAIM';
  readonly form: 'DIRECT' | 'PARTIAL' | 'INDIRECT' | 'MIXED';
  readonly content: Span[];
  /** Null where nobody is named; the source of a floating quote stands in an earlier sentence. */
  source: NounPhrase | null;
  cue: Range | null;
  pattern: Pattern;
  readonly lemma: string;
  readonly sentence: number;
  /** The claim it stands in. */
  partOf: FoundStatement | null;
  /** For a floating quote: the statement before whose speaker goes on. */
  readonly sourceOf?: FoundStatement | null;
}

/** A fragment of fewer words is a title, a nickname or a word that the writer keeps at a distance. */
const FRAGMENT_MIN_WORDS = 7;

export function findStatements(
  body: string,
  items: Items,
  sentences: readonly Sentence[],
  segments: readonly QuotedSegment[],
): FoundStatement[] {
  const statements: FoundStatement[] = [];
  const quoted = new Map<number, FoundStatement>();
  const fragments = fragmentsOf(items, segments);
  const usedFragments = new Set<number>();
  let last: FoundStatement | null = null;
  let nextFragment = 0;
  sentences.forEach((sentence, index) => {
    const attributions = readAttributions(items, sentence);
    const claims = new Map<Attribution, FoundStatement>();
    for (const attribution of attributions) {
      const made = statementOf(body, items, segments, attribution, index, fragments, usedFragments);
      const outer = attribution.within && claims.get(attribution.within);
      if (outer) linkNested(made, outer, statements);
      claims.set(attribution, made[0] as FoundStatement);
      for (const statement of made) statements.push(statement);
      for (const { from, to } of attribution.content) {
        for (let at = from; at < to; at++) {
          const segment = items.segments[at] as number;
          if (segment >= 0)
            quoted.set(segment, made.find(({ kind }) => kind === 'QUOTE') ?? (made[0] as FoundStatement));
        }
      }
    }
    while (nextFragment < fragments.length && (fragments[nextFragment] as Fragment).from < sentence.to) {
      const fragment = fragments[nextFragment++] as Fragment;
      if (usedFragments.has(fragment.segment)) continue;
      const { inner } = segments[fragment.segment] as QuotedSegment;
      if (!isSpeech(body.slice(inner.start, inner.end))) continue;
      const attribution = attributeFragment(items, sentence, fragment);
      if (attribution)
        statements.push(...statementOf(body, items, segments, attribution, index, fragments, usedFragments));
    }
    floatingQuotes(items, sentences, segments, index, attributions, quoted, statements, last);
    const speaking = statements.findLast(({ source, pattern }) => source && pattern !== 'noun');
    last = speaking ?? last;
  });
  joinParagraphs(segments, quoted, statements);
  for (const fragment of fragments) {
    if (usedFragments.has(fragment.segment)) continue;
    const { inner } = segments[fragment.segment] as QuotedSegment;
    const text = body.slice(inner.start, inner.end);
    if (text.split(/\s+/).length < FRAGMENT_MIN_WORDS || isTitle(text)) continue;
    statements.push({
      kind: 'QUOTE',
      form: 'PARTIAL',
      content: [inner],
      source: null,
      cue: null,
      pattern: 'quote-bare',
      lemma: '',
      sentence: -1,
      partOf: null,
    });
  }
  return inReadingOrder(statements.filter(({ content }) => content.length > 0));
}

/** A claim inside a claim, and the quotes inside both: the words are the inner speaker's. */
function linkNested(made: FoundStatement[], outer: FoundStatement, statements: FoundStatement[]): void {
  for (const statement of made) {
    statement.partOf ??= outer;
    if (statement.kind !== 'QUOTE') continue;
    const start = statement.content[0]?.start;
    const twin = statements.findIndex(
      ({ kind, partOf, content }) => kind === 'QUOTE' && partOf === outer && content[0]?.start === start,
    );
    if (twin >= 0) statements.splice(twin, 1);
  }
}

interface Fragment {
  readonly segment: number;
  readonly from: number;
  readonly to: number;
}

/** Outermost segments whose words are items. */
function fragmentsOf(items: Items, segments: readonly QuotedSegment[]): Fragment[] {
  const fragments: Fragment[] = [];
  let at = 0;
  segments.forEach((segment, index) => {
    if (segment.parent >= 0) return;
    while (at < items.length && (items.ends[at] as number) <= segment.inner.start) at++;
    if (items.segments[at] === index || at >= items.length) return;
    let to = at;
    while (to < items.length && (items.starts[to] as number) < segment.inner.end) to++;
    if (to > at) fragments.push({ segment: index, from: at, to });
  });
  return fragments;
}

function statementOf(
  body: string,
  items: Items,
  segments: readonly QuotedSegment[],
  attribution: Attribution,
  sentence: number,
  fragments: readonly Fragment[],
  usedFragments: Set<number>,
): FoundStatement[] {
  const { source, cue, pattern, lemma } = attribution;
  const base = { source, cue, pattern, lemma, sentence };
  const utterances: Span[] = [];
  const spans: Span[] = [];
  let reported = false;
  const inside: Fragment[] = [];
  for (const range of attribution.content) {
    if (items.tags[range.from] === QUOTE && range.to === range.from + 1) {
      const { inner } = segments[items.segments[range.from] as number] as QuotedSegment;
      utterances.push(inner);
      spans.push(inner);
      continue;
    }
    const within = fragmentsIn(fragments, range);
    const sole =
      within.length === 1 &&
      (within[0] as Fragment).from === range.from &&
      (within[0] as Fragment).to >= range.to;
    if (sole) {
      const fragment = within[0] as Fragment;
      const { inner } = segments[fragment.segment] as QuotedSegment;
      usedFragments.add(fragment.segment);
      utterances.push(inner);
      spans.push(inner);
      continue;
    }
    reported = true;
    inside.push(...within);
    spans.push(spanOf(items, segments, range, within));
  }
  if (!reported) {
    const first = attribution.content[0] as Range;
    const form = items.tags[first.from] === QUOTE ? 'DIRECT' : 'PARTIAL';
    return [{ kind: 'QUOTE', form, content: utterances, partOf: null, ...base }];
  }
  const mixed = inside.length > 0 || utterances.length > 0;
  const claim: FoundStatement = {
    kind: 'CLAIM',
    form: mixed ? 'MIXED' : 'INDIRECT',
    content: spans,
    partOf: null,
    ...base,
  };
  const made = [claim];
  for (const { segment } of inside) {
    usedFragments.add(segment);
    const { inner } = segments[segment] as QuotedSegment;
    made.push({ kind: 'QUOTE', form: 'PARTIAL', content: [inner], partOf: claim, ...base });
  }
  for (const inner of utterances)
    made.push({ kind: 'QUOTE', form: 'DIRECT', content: [inner], partOf: claim, ...base });
  void body;
  return made;
}

function fragmentsIn(fragments: readonly Fragment[], { from, to }: Range): Fragment[] {
  let low = 0;
  let high = fragments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fragments[middle] as Fragment).to <= from) low = middle + 1;
    else high = middle;
  }
  const within: Fragment[] = [];
  for (let index = low; index < fragments.length; index++) {
    const fragment = fragments[index] as Fragment;
    if (fragment.from >= to) break;
    if (fragment.from >= from) within.push(fragment);
  }
  return within;
}

/** A claim that ends with a fragment ends with its closing mark, so that its text has both. */
function spanOf(
  items: Items,
  segments: readonly QuotedSegment[],
  { from, to }: Range,
  within: readonly Fragment[],
): Span {
  let start = items.starts[from] as number;
  let end = items.ends[to - 1] as number;
  for (const fragment of within) {
    const { outer } = segments[fragment.segment] as QuotedSegment;
    if (fragment.from === from) start = Math.min(start, outer.start);
    if (fragment.to >= to) end = Math.max(end, outer.end);
  }
  return { start, end };
}

/** Utterances that no cue of their sentence claims. */
function floatingQuotes(
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
        ? quoteJustBefore(items, sentences, index, quoted, segments)
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
    if (introduced) {
      source = introduced.source;
      cue = introduced.cue;
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
  segments: readonly QuotedSegment[],
): FoundStatement | null {
  const before = sentences[index - 1] as Sentence;
  for (let at = before.to - 1; at >= before.from; at--) {
    const place = items.segments[at] as number;
    if (place < 0) continue;
    const statement = quoted.get(place);
    void segments;
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
function joinParagraphs(
  segments: readonly QuotedSegment[],
  quoted: Map<number, FoundStatement>,
  statements: FoundStatement[],
): void {
  let open: FoundStatement | null = null;
  void statements;
  segments.forEach((segment, index) => {
    if (segment.parent >= 0) return;
    const statement = quoted.get(index);
    if (
      segment.continued &&
      open &&
      statement &&
      statement !== open &&
      statement.kind === 'QUOTE' &&
      open.kind === 'QUOTE' &&
      !(statement.cue && open.cue)
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

/** Words between marks that are more than a title, a nickname or a word kept at a distance. */
function isSpeech(text: string): boolean {
  return text.split(/\s+/).length >= 2 && !isTitle(text);
}

/** "The Long Way Home": every word of weight begins with a capital. */
function isTitle(text: string): boolean {
  const words = text.split(/\s+/);
  return words.every(
    (word) =>
      /^[\p{Lu}\p{N}]/u.test(word) || /^(?:of|the|a|an|and|in|on|to|for|or|at|by|from|with|is)$/.test(word),
  );
}

function inReadingOrder(statements: readonly FoundStatement[]): FoundStatement[] {
  const rank = (statement: FoundStatement): number => (statement.kind === 'CLAIM' ? 0 : 1);
  for (const { content } of statements) content.sort((a, b) => a.start - b.start);
  return [...statements].sort(
    (a, b) => (a.content[0] as Span).start - (b.content[0] as Span).start || rank(a) - rank(b),
  );
}
