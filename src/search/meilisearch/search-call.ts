import type { MultiSearchQuery } from 'meilisearch';
import type { Position } from '../cursor.js';
import { asksForEverything, parseQuery } from '../query.js';
import type { Facet, FilterPart, SearchRequest, SearchSort } from '../search-engine.js';
import { conditionsOf, namedConditions, typeCondition } from './filter.js';
import { FACET_ATTRIBUTES, type StoredFields } from './indexed-document.js';
import { type Reading, readingsOf } from './query-plan.js';

/** The places of the answers that one reading of the query gets. */
export interface ReadingCall {
  /** Which of the query's readings it is. */
  readonly number: number;
  readonly reading: Reading;
  readonly page: number;
  /** Counts what the query finds, whatever the filter: the first reading that finds something is the one. */
  readonly probe: number;
  /** Counts what the query and the filter find. */
  readonly total: number;
  readonly facets: ReadonlyMap<Facet, number>;
}

/** All that a search asks the server, in one multi-search. */
export interface SearchCall {
  readonly queries: readonly MultiSearchQuery[];
  readonly readings: readonly ReadingCall[];
  /** Nothing is sought, so that nothing is better or to be marked. */
  readonly everything: boolean;
  readonly sort: SearchSort;
  /** Of the page, which begins earlier than what is asked for where it is found again by its anchor. */
  readonly offset: number;
  readonly limit: number;
}

/**
 * Puts a search together.
 *
 * @param drift by relevance, where the anchor is looked for: so many hits before and after its old place, as
 *   hits move when documents come and go
 * @throws InvalidInputError for a date in the filter that is none
 */
export function searchCall(
  index: string,
  request: SearchRequest,
  after: Position | null,
  drift: number,
): SearchCall {
  const parsed = parseQuery(request.query);
  const everything = asksForEverything(parsed);
  const sort = everything && request.sort === 'RELEVANCE' ? 'NEWEST' : request.sort;
  const byDate = sort !== 'RELEVANCE';
  const offset = after && !byDate ? Math.max(0, after.seen - drift) : 0;
  const ahead = after && !byDate ? after.seen + drift - offset : 0;
  const limit = ahead + request.first + 1;
  const conditions = conditionsOf(request.filter);
  const { facetQuery } = request;
  const named = facetQuery ? namedConditions(facetQuery) : [];
  const ofTypes = typeCondition(request.types);

  const queries: MultiSearchQuery[] = [];
  const add = (query: Omit<MultiSearchQuery, 'indexUid'>): number =>
    queries.push({ indexUid: index, matchingStrategy: 'all', ...query }) - 1;
  const call = (reading: Reading, number: number, isOnly: boolean): ReadingCall => {
    const { q } = reading;
    const filter = (without?: FilterPart): string[] => [
      ofTypes,
      ...conditions.filter(({ part }) => part !== without).map(({ text }) => text),
      ...reading.conditions,
    ];
    // A facet lists its values as they are without its own choice, the others' choices taken.
    const namedIn = (facet: Facet): string[] => (facet === facetQuery?.facet ? named : []);
    const apart = request.facets.filter(
      (facet) => namedIn(facet).length > 0 || conditions.some(({ part }) => part === facet),
    );
    const open = request.facets.filter((facet) => !apart.includes(facet));
    const openFacets = open.length > 0 ? { facets: open.map((facet) => FACET_ATTRIBUTES[facet]) } : {};
    const count = { limit: 0, attributesToRetrieve: [] };

    const isCut = byDate && after !== null;
    const page = add({
      q,
      filter: isCut ? [...filter(), afterDate(after, sort)] : filter(),
      ...(byDate ? { sort: [`published:${sort === 'NEWEST' ? 'desc' : 'asc'}`, 'sortKey:asc'] } : {}),
      ...(everything ? {} : { showRankingScore: true }),
      ...(isCut ? {} : openFacets),
      offset,
      limit,
      attributesToRetrieve: retrieved(request, everything),
    });
    const total =
      isCut && (request.total || open.length > 0)
        ? add({ q, filter: filter(), ...count, ...openFacets })
        : page;
    const probe =
      isOnly || conditions.length === 0
        ? total
        : add({ q, filter: [ofTypes, ...reading.conditions], ...count });
    const facets = new Map(open.map((facet) => [facet, total]));
    for (const facet of apart)
      facets.set(
        facet,
        add({
          q,
          filter: [...filter(facet), ...namedIn(facet)],
          ...count,
          facets: [FACET_ATTRIBUTES[facet]],
        }),
      );
    return { number, reading, page, probe, total, facets };
  };

  const all = readingsOf(parsed);
  const known = after && all[after.reading ?? 0];
  const readings = known
    ? [call(known, after.reading ?? 0, true)]
    : all.map((reading, number) => call(reading, number, all.length === 1));
  return { queries, readings, everything, sort, offset, limit };
}

/** What comes after a place in the order of dates, in which what has no date is last. */
function afterDate({ rank, sortKey }: Position, sort: SearchSort): string {
  if (!Number.isFinite(rank)) return `published IS NULL AND sortKey > ${sortKey}`;
  const [sign, time] = sort === 'NEWEST' ? ['<', rank] : ['>', -rank];
  return `published ${sign} ${time} OR published IS NULL OR (published = ${time} AND sortKey > ${sortKey})`;
}

function retrieved({ highlights }: SearchRequest, everything: boolean): (keyof StoredFields)[] {
  const always: (keyof StoredFields)[] = ['id', 'published', 'sortKey'];
  return highlights && !everything ? [...always, 'kind', 'texts'] : always;
}
