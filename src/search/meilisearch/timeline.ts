import { parseQuery } from '../query.js';
import type { Timeline, TimelineRequest } from '../search-engine.js';
import { intervalStarts } from '../timeline.js';
import { exactValue } from './exact-values.js';
import { conditionsOf, quoted, typeCondition } from './filter.js';
import { MAX_FACET_VALUES } from './index-layout.js';
import { FACET_ATTRIBUTES, INTERVAL_ATTRIBUTES, intervalValue } from './indexed-document.js';
import { type Reading, readingsOf } from './query-plan.js';
import { facetCounts, type MultiSearch, type QueryResult } from './search-results.js';

/**
 * Counts by interval, in two requests: from when to when something was found, and by whom or in which kinds; then
 * how much in each interval. A facet lists no more than a hundred values, so that takes one query for each hundred
 * intervals and each series, a hundred and ten at the most.
 *
 * @throws InvalidInputError where what was found is spread over too many intervals
 */
export async function askTimeline(
  multiSearch: MultiSearch,
  index: string,
  request: TimelineRequest,
): Promise<Timeline> {
  const ofTypes = typeCondition(['STATEMENT']);
  const conditions = conditionsOf(request.filter).map(({ text }) => text);
  const query = ({ q, conditions: own }: Reading, ...more: readonly string[]) => ({
    indexUid: index,
    matchingStrategy: 'all' as const,
    q,
    filter: [ofTypes, ...conditions, ...own, ...more],
    limit: 0,
    attributesToRetrieve: [] as string[],
  });

  const facet = request.split && FACET_ATTRIBUTES[request.split];
  const readings = readingsOf(parseQuery(request.query));
  const surveyed = await multiSearch(
    readings.flatMap((reading) => {
      const end = { limit: 1, attributesToRetrieve: ['published'] };
      const dated = query(reading, 'published IS NOT NULL');
      return [
        // What has no date comes last in either order.
        { ...query(reading), ...end, sort: ['published:asc'] },
        { ...dated, ...end, sort: ['published:desc'], ...(facet ? { facets: [facet] } : {}) },
        // What the query finds, whatever the filter: the first reading that finds something is the one.
        { ...query(reading), filter: [ofTypes, ...reading.conditions] },
      ];
    }),
  );
  const found = readings.findIndex((_, at) => surveyed[3 * at + 2]?.estimatedTotalHits);
  const [earliest, latest] = surveyed.slice(3 * Math.max(0, found)) as [QueryResult, QueryResult];
  const first = earliest.hits[0]?.published ?? null;
  const last = latest.hits[0]?.published ?? null;
  const total = earliest.estimatedTotalHits;
  if (first === null || last === null) return { buckets: [], series: [], undated: total };

  const starts = intervalStarts(first, last, request.interval);
  const reading = readings[Math.max(0, found)] as Reading;
  const values = facet
    ? facetCounts(latest.facetDistribution?.[facet] ?? {}, request.seriesLimit).map(({ value }) => value)
    : [];
  const choices = [[], ...values.map((value) => [`${facet} = ${quoted(exactValue(value))}`])];
  const windows = windowsOf(starts);
  const attribute = INTERVAL_ATTRIBUTES[request.interval];
  const results = await multiSearch(
    choices.flatMap((choice) =>
      windows.map(([from, before]) => ({
        ...query(reading, ...choice, `published >= ${from}`, `published < ${before}`),
        facets: [attribute],
      })),
    ),
  );
  const countsOf = choices.map((_, row) => {
    const own = results.slice(row * windows.length, (row + 1) * windows.length);
    const counted: Record<string, number> = Object.assign(
      {},
      ...own.map(({ facetDistribution }) => facetDistribution?.[attribute]),
    );
    return starts.slice(0, -1).map((start) => counted[intervalValue(start, request.interval)] ?? 0);
  });
  const [all, ...ofSeries] = countsOf as [number[], ...number[][]];
  const sum = all.reduce((together, count) => together + count, 0);
  return {
    buckets: all.map((count, at) => ({ start: new Date(starts[at] as number).toISOString(), count })),
    series: values.map((value, at) => ({ value, counts: ofSeries[at] as number[] })),
    undated: total - sum,
  };
}

/** Pairs of times between which there are as many intervals as a facet lists values. */
function windowsOf(starts: readonly number[]): [from: number, before: number][] {
  const windows: [number, number][] = [];
  for (let at = 0; at < starts.length - 1; at += MAX_FACET_VALUES) {
    const end = Math.min(at + MAX_FACET_VALUES, starts.length - 1);
    windows.push([starts[at] as number, starts[end] as number]);
  }
  return windows;
}
