import type { Span } from '../domain/span.js';
import type { Attribution } from './attribution.js';
import { readAttributions } from './attributions.js';
import type { FoundStatement } from './found-statement.js';
import { attributeFragment, isSpeech } from './fragments.js';
import { type Items, QUOTE, type Sentence } from './items.js';
import type { QuotedSegment } from './quoted-segments.js';
import type { NestedSentence } from './sentences.js';

/**
 * The quotes inside quotes: “The mayor told me, ‘Go home.’” They are whosever the quoter says they are; words of
 * nobody's ("the word ‘never again’ means nothing") are voiced by the quoter.
 */
export function nestedQuotes(
  body: string,
  items: Items,
  nested: readonly NestedSentence[],
  segments: readonly QuotedSegment[],
  statements: readonly FoundStatement[],
): FoundStatement[] {
  if (nested.length === 0) return [];
  const found = new Map<number, FoundStatement>();
  const quoteAt = new Map<number, FoundStatement>();
  for (const statement of statements)
    if (statement.kind === 'QUOTE') for (const { start } of statement.content) quoteAt.set(start, statement);
  const outerOf = (segment: number): FoundStatement | undefined =>
    quoteAt.get((segments[segment] as QuotedSegment).inner.start);

  const make = (
    form: 'DIRECT' | 'PARTIAL',
    content: Span[],
    outer: FoundStatement,
    by: Attribution | null,
  ) => {
    const start = content[0]?.start as number;
    const { source, cue, lemma } = by ?? { source: outer.source, cue: null, lemma: '' };
    if (found.has(start)) return;
    found.set(start, {
      kind: 'QUOTE',
      form,
      content,
      source,
      cue,
      pattern: 'quote-nested',
      lemma,
      sentence: outer.sentence,
      partOf: outer,
      sourceOf: by ? null : outer,
    });
  };

  // The same words may be items of a quote and of the quote around it.
  const places = new Map<number, Map<number, { readonly sentence: Sentence; readonly item: number }>>();
  for (const { sentence, segment } of nested) {
    const placesInside = places.get(segment) ?? new Map();
    places.set(segment, placesInside);
    for (let item = sentence.from; item < sentence.to; item++)
      placesInside.set(items.starts[item] as number, { sentence, item });
    const outer = outerOf(segment);
    if (!outer) continue;
    for (const attribution of readAttributions(items, sentence)) {
      const { source, content } = attribution;
      if (!source || !content.every(({ from }) => items.tags[from] === QUOTE)) continue;
      const spans = content.map(({ from }) => segmentAt(items, segments, from).inner);
      make('DIRECT', spans, outer, attribution);
    }
  }
  for (const { parent, inner, outer: marked } of segments) {
    const outer = parent < 0 ? undefined : outerOf(parent);
    if (!outer || !isSpeech(body.slice(inner.start, inner.end))) continue;
    const utterance = places.get(parent)?.get(marked.start);
    if (utterance && items.tags[utterance.item] === QUOTE) {
      make('DIRECT', [inner], outer, null);
      continue;
    }
    const place = places.get(parent)?.get(inner.start);
    if (!place) continue;
    let to = place.item;
    while (to < place.sentence.to && (items.starts[to] as number) < inner.end) to++;
    make('PARTIAL', [inner], outer, attributeFragment(items, place.sentence, { from: place.item, to }));
  }
  return [...found.values()];
}

function segmentAt(items: Items, segments: readonly QuotedSegment[], item: number): QuotedSegment {
  return segments[items.segments[item] as number] as QuotedSegment;
}
