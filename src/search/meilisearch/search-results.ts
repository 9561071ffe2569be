import type { MultiSearchQuery } from 'meilisearch';
import { cursorEncoder, type Position } from '../cursor.js';
import type { FacetCount, SearchAnswer, SearchHit, SearchRequest, SearchSort } from '../search-engine.js';
import { readExactValue } from './exact-values.js';
import { HitMarker } from './hit-marker.js';
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
  const marker = request.highlights && !call.everything ? new HitMarker(reading.reading.sought) : null;
  return {
    hits: shown.map((hit, index): SearchHit => {
      const rank = rankOf(hit, call.sort);
      const { id, sortKey } = hit;
      const place = { rank, sortKey, seen: seenBefore + index + 1, id, reading: reading.number };
      return {
        id,
        score: call.everything ? 1 : scoreOf(hit),
        cursor: encodeCursor(place),
        highlights: marker?.mark(hit) ?? [],
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

/** A facet's values, most frequent first. */
export function facetCounts(distribution: Readonly<Record<string, number>>, limit: number): FacetCount[] {
  const most: Counted[] = [];
  // They come in this order, but for those of the same count and those that look like whole numbers.
  for (const entry of Object.entries(distribution)) {
    let place = most.length;
    while (place > 0 && isBefore(entry, most[place - 1] as Counted)) place--;
    if (place === limit) continue;
    most.splice(place, 0, entry);
    if (most.length > limit) most.pop();
  }
  return most.map(([value, count]) => ({ value: readExactValue(value), count }));
}

type Counted = readonly [value: string, count: number];

function isBefore([value, count]: Counted, [other, others]: Counted): boolean {
  // The codes of values sort as the values do.
  return count > others || (count === others && value < other);
}
