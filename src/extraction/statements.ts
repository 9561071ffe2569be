import type { Span } from '../domain/span.js';
import type { Attribution, Range } from './attribution.js';
import { readAttributions } from './attributions.js';
import { floatingQuotes, joinParagraphs } from './floating-quotes.js';
import type { FoundStatement } from './found-statement.js';
import {
  attributeFragment,
  FRAGMENT_MIN_WORDS,
  type Fragment,
  firstBehind,
  fragmentsIn,
  fragmentsOf,
  isSpeech,
} from './fragments.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import { nestedQuotes } from './nested-quotes.js';
import type { QuotedSegment } from './quoted-segments.js';
import type { ReadSentences } from './sentences.js';
import { sharedStatements } from './shared-statements.js';
import { isTitle } from './titles.js';
import { findTurns, type Turn } from './transcripts.js';

/** Fewer words without a cue of their own are the writer's way of speaking. */
const CONTINUING_MIN_WORDS = 4;

export function findStatements(
  body: string,
  paragraphs: readonly Span[],
  { items, sentences, nested }: ReadSentences,
  segments: readonly QuotedSegment[],
): FoundStatement[] {
  const statements: FoundStatement[] = [];
  const quoted = new Map<number, FoundStatement>();
  const fragments = fragmentsOf(items, segments);
  const usedFragments = new Set<number>();
  let last: FoundStatement | null = null;
  let nextFragment = 0;
  let settled = 0;
  const turns = turnsByParagraph(findTurns(body, paragraphs));
  sentences.forEach((sentence, index) => {
    const turn = turns.get(sentence.paragraph);
    if (turn) {
      if (turn.paragraphs[0] === sentence.paragraph && sentences[index - 1]?.paragraph !== sentence.paragraph)
        statements.push(spokenTurn(items, sentence, index, turn));
      while (nextFragment < fragments.length && (fragments[nextFragment] as Fragment).from < sentence.to) {
        usedFragments.add((fragments[nextFragment++] as Fragment).segment);
      }
      return;
    }
    // A cue between quotation marks is the quoted one's word, not the writer's.
    const attributions = readAttributions(items, sentence).filter(
      ({ cue, source }) => !(cue && source && isSplit(fragments, cue, source)),
    );
    const claims = new Map<Attribution, FoundStatement>();
    for (const attribution of attributions) {
      const made = statementOf(items, segments, attribution, index, fragments, usedFragments);
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
      if (attribution) {
        statements.push(...statementOf(items, segments, attribution, index, fragments, usedFragments));
      } else if (last && goesOn(sentences, index, last, body.slice(inner.start, inner.end))) {
        usedFragments.add(fragment.segment);
        statements.push(partial(inner, index, last));
      }
    }
    floatingQuotes(items, sentences, segments, index, attributions, quoted, statements, last);
    for (; settled < statements.length; settled++)
      if (statements[settled]?.source) last = statements[settled] ?? null;
  });
  joinParagraphs(segments, quoted);
  statements.push(...nestedQuotes(body, items, nested, segments, statements));
  for (const fragment of fragments) {
    if (usedFragments.has(fragment.segment)) continue;
    const { inner } = segments[fragment.segment] as QuotedSegment;
    const text = body.slice(inner.start, inner.end);
    if (text.split(/\s+/).length < FRAGMENT_MIN_WORDS || isTitle(text)) continue;
    statements.push(partial(inner, -1, null));
  }
  statements.push(...sharedStatements(items, statements));
  return inReadingOrder(statements.filter(({ content }) => content.length > 0));
}

/** The cue stands in a fragment and its source does not. */
function isSplit(fragments: readonly Fragment[], cue: Range, source: Range): boolean {
  const around = firstBehind(fragments, cue.from);
  if (!around || around.from > cue.from || cue.to > around.to) return false;
  return source.from < around.from || source.from >= around.to;
}

/** The writer goes on with the words of who spoke in the sentence before. */
function goesOn(sentences: readonly Sentence[], index: number, last: FoundStatement, text: string): boolean {
  const together = sentences[index]?.paragraph === sentences[index - 1]?.paragraph;
  return together && last.sentence === index - 1 && text.split(/\s+/).length >= CONTINUING_MIN_WORDS;
}

/** A fragment without a cue of its own. */
function partial(inner: Span, sentence: number, last: FoundStatement | null): FoundStatement {
  return {
    kind: 'QUOTE',
    form: 'PARTIAL',
    content: [inner],
    source: last?.source ?? null,
    cue: null,
    pattern: 'quote-bare',
    lemma: '',
    sentence,
    partOf: null,
    sourceOf: last,
  };
}

function turnsByParagraph(turns: readonly Turn[]): ReadonlyMap<number, Turn> {
  const byParagraph = new Map<number, Turn>();
  for (const turn of turns) for (const paragraph of turn.paragraphs) byParagraph.set(paragraph, turn);
  return byParagraph;
}

/** What a turn of a transcript says; its label is the source. */
function spokenTurn(
  items: Items,
  sentence: Sentence,
  index: number,
  { label, content, part }: Turn,
): FoundStatement {
  let { from } = sentence;
  while (from < sentence.to && (items.ends[from] as number) <= label.start) from++;
  let to = from + 1;
  while (to < sentence.to && (items.starts[to] as number) < label.end) to++;
  return {
    kind: 'QUOTE',
    form: 'DIRECT',
    content: [...content],
    // "Q" and "A" name nobody.
    source: part === 'NAME' || part === 'OFFICE' ? { from, to } : null,
    cue: null,
    pattern: 'transcript',
    lemma: part,
    sentence: index,
    partOf: null,
    sourceOf: null,
  };
}

/** A claim inside a claim, and the quotes inside both: the words are the inner speaker's. */
function linkNested(made: FoundStatement[], outer: FoundStatement, statements: FoundStatement[]): void {
  for (const statement of made) {
    statement.partOf ??= outer;
    if (statement.kind !== 'QUOTE') continue;
    const start = statement.content[0]?.start;
    // It stands among the few that the outer claim has just made.
    for (let twin = statements.length - 1; twin >= 0 && statements[twin] !== outer; twin--) {
      const { kind, partOf, content } = statements[twin] as FoundStatement;
      if (kind === 'QUOTE' && partOf === outer && content[0]?.start === start) statements.splice(twin, 1);
    }
  }
}

function statementOf(
  items: Items,
  segments: readonly QuotedSegment[],
  attribution: Attribution,
  sentence: number,
  fragments: readonly Fragment[],
  usedFragments: Set<number>,
): FoundStatement[] {
  const { source, cue, pattern, lemma } = attribution;
  const make = (
    kind: FoundStatement['kind'],
    form: FoundStatement['form'],
    content: Span[],
    partOf: FoundStatement | null,
  ): FoundStatement => ({
    kind,
    form,
    content,
    source,
    cue,
    pattern,
    lemma,
    sentence,
    partOf,
    sourceOf: null,
  });
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
    return [make('QUOTE', form, utterances, null)];
  }
  const mixed = inside.length > 0 || utterances.length > 0;
  const claim = make('CLAIM', mixed ? 'MIXED' : 'INDIRECT', spans, null);
  const made = [claim];
  for (const { segment } of inside) {
    usedFragments.add(segment);
    const { inner } = segments[segment] as QuotedSegment;
    made.push(make('QUOTE', 'PARTIAL', [inner], claim));
  }
  for (const inner of utterances) made.push(make('QUOTE', 'DIRECT', [inner], claim));
  return made;
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

function inReadingOrder(statements: readonly FoundStatement[]): FoundStatement[] {
  const rank = (statement: FoundStatement): number => (statement.kind === 'CLAIM' ? 0 : 1);
  for (const { content } of statements) content.sort((a, b) => a.start - b.start);
  return [...statements].sort(
    (a, b) => (a.content[0] as Span).start - (b.content[0] as Span).start || rank(a) - rank(b),
  );
}
