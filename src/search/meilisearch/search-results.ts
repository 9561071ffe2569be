import type { MultiSearchQuery } from 'meilisearch';
import { cursorEncoder, type Position } from '../cursor.js';
import { Highlighter } from '../highlight.js';
import type { ParsedQuery } from '../query.js';
import type {
  DocumentKind,
  DocumentType,
  FacetCount,
  Highlight,
  SearchAnswer,
  SearchHit,
  SearchRequest,
  SearchSort,
} from '../search-engine.js';
import { type Token, tokenize } from '../tokens.js';
import { readExactValue } from './exact-values.js';
import { foundWords } from './found-words.js';
import { MAX_TOTAL_HITS } from './index-layout.js';
import { FACET_ATTRIBUTES, type StoredFields } from './indexed-document.js';
import type { ReadingCall, SearchCall } from './search-call.js';

type StoredHit = Partial<StoredFields> &
  Pick<StoredFields, 'id' | 'published' | 'sortKey'> & { readonly _rankingScore?: number };

/** What the server answers to each query of a call. */
export interface QueryResult {
  readonly hits: readonly StoredHit[];
  readonly estimatedTotalHits: number;
  readonly facetDistribution?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Sends several queries in one request, and gives their results in their order. */
export type MultiSearch = (queries: MultiSearchQuery[]) => Promise<readonly QueryResult[]>;

/**
 * Makes the answer of what the server gave.
 * @returns null where a page by relevance is not to be told from what came, since its anchor has moved farther
 */
export function readAnswer(
  call: SearchCall,
  results: readonly QueryResult[],
  request: SearchRequest,
  after: Position | null,
  isLast: boolean,
): SearchAnswer | null {
  const countAt = (place: number): number => results[place]?.estimatedTotalHits ?? 0;
  const reading = call.readings.find(({ probe }) => countAt(probe) > 0) ?? (call.readings[0] as ReadingCall);
  const { hits } = results[reading.page] as QueryResult;
  const start = call.sort === 'RELEVANCE' && after ? startAfter(after, hits, call, isLast) : 0;
  if (start === null) return null;

  const seenBefore = call.sort === 'RELEVANCE' ? call.offset + start : (after?.seen ?? 0);
  const shown = hits.slice(start, start + request.first);
  const count = countAt(reading.total);
  const encodeCursor = cursorEncoder(request);
  return {
    hits: shown.map((hit, index): SearchHit => {
      const rank = rankOf(hit, call.sort);
      const { id, sortKey } = hit;
      const place = { rank, sortKey, seen: seenBefore + index + 1, id, reading: reading.number };
      return {
        id,
        score: call.everything ? 1 : scoreOf(hit),
        cursor: encodeCursor(place),
        highlights: request.highlights && !call.everything ? marked(hit, reading.reading.sought) : [],
      };
    }),
    hasNextPage: hits.length > start + request.first,
    // Counted, not estimated, whatever the server calls it, up to where paging ends.
    total: request.total ? { count, exact: count < MAX_TOTAL_HITS } : null,
    facets: new Map(
      request.facets.map((facet) => {
        const distribution = results[reading.facets.get(facet) ?? -1]?.facetDistribution;
        return [facet, facetCounts(distribution?.[FACET_ATTRIBUTES[facet]] ?? {}, request.facetLimit)];
      }),
    ),
  };
}

/**
 * Where the page starts among the hits: after its anchor, or where that is gone, after where it would stand;
 * null where neither can be told.
 */
function startAfter(
  after: Position,
  hits: readonly StoredHit[],
  { offset, limit }: SearchCall,
  isLast: boolean,
): number | null {
  const anchor = hits.findIndex(({ id }) => id === after.id);
  if (anchor >= 0) return anchor + 1;
  const next = hits.findIndex((hit) => {
    const score = scoreOf(hit);
    return score < after.rank || (score === after.rank && hit.sortKey > after.sortKey);
  });
  const isBehindFirst = next > 0 || offset === 0;
  const isBeforeLast = next >= 0 || hits.length < limit;
  if (!isLast && !(isBehindFirst && isBeforeLast)) return null;
  return next >= 0 ? next : hits.length;
}

/** See Position. */
function rankOf(hit: StoredHit, sort: SearchSort): number {
  if (sort === 'RELEVANCE') return scoreOf(hit);
  if (hit.published === null) return Number.NEGATIVE_INFINITY;
  return sort === 'OLDEST' ? -hit.published : hit.published;
}

function scoreOf({ _rankingScore = 1 }: StoredHit): number {
  return Math.min(1, Math.max(0, _rankingScore));
}

function marked({ kind = '', texts = [] }: StoredHit, sought: ParsedQuery): Highlight[] {
  // Each text is read once, to find what matches and to mark it.
  const tokens = new Map(texts.flat().map((text) => [text, tokenize(text)]));
  const tokensOf = (text: string): readonly Token[] => tokens.get(text) ?? tokenize(text);
  return new Highlighter(foundWords(sought, tokens.values()), tokensOf).highlights(typeOf(kind), texts);
}

function typeOf(storedKind: string): DocumentType {
  const kind = readExactValue(storedKind) as DocumentKind;
  return kind === 'QUOTE' || kind === 'CLAIM' ? 'STATEMENT' : kind;
}

/** A facet's values, most frequent first. */
export function facetCounts(distribution: Readonly<Record<string, number>>, limit: number): FacetCount[] {
  return (
    Object.entries(distribution)
      // The codes of values sort as the values do.
      .sort(([value, count], [other, others]) => others - count || (value < other ? -1 : 1))
      .slice(0, limit)
      .map(([value, count]) => ({ value: readExactValue(value), count }))
  );
}
