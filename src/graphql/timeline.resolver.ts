import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import type { Interval, SearchFilter, TimelineSplit } from '../search/search-engine.js';
import type { RequestContext } from './context.js';
import { toFacetValues } from './facet-values.js';
import { toFilter } from './filters.js';
import { checkQuery, QUERY_DESCRIPTION } from './query-text.js';
import { SearchFilterInput } from './search.type.js';
import {
  IntervalEnum,
  TimelineBucketType,
  TimelineSeriesType,
  TimelineSplitEnum,
  TimelineType,
} from './timeline.type.js';

const SERIES = 5;
const MAX_SERIES = 10;

@Resolver()
export class TimelineResolver {
  @Query(() => TimelineType, {
    nullable: true,
    complexity: 50,
    description:
      'When the statements that a search finds were published: how many a day, week, month or year, altogether and by actor or kind.',
  })
  async timeline(
    @Arg('interval', () => IntervalEnum, {
      description:
        'How long a bucket is. What was found may be spread over at most 1,000 of them: a finer interval needs a narrower filter.',
    })
    interval: Interval,
    @Arg('query', () => String, { defaultValue: '', description: QUERY_DESCRIPTION }) query: string,
    @Arg('filter', () => SearchFilterInput, { nullable: true, description: 'Which statements.' })
    filter: SearchFilterInput | null,
    @Arg('split', () => TimelineSplitEnum, {
      nullable: true,
      description: 'What to split it by; one count for all where it is not given.',
    })
    split: TimelineSplit | null,
    @Arg('series', () => Int, {
      defaultValue: SERIES,
      description: 'How many actors or kinds are split off, those with most statements first: 1 to 10.',
    })
    seriesLimit: number,
    @Ctx() context: RequestContext,
  ): Promise<TimelineType> {
    if (seriesLimit < 1 || seriesLimit > MAX_SERIES)
      throw new InvalidInputError(`"series" is ${seriesLimit}; it is from 1 to ${MAX_SERIES}.`);
    const { buckets, series, undated } = await context.engine.timeline(
      {
        query: checkQuery(query),
        filter: toFilter(filter) as SearchFilter,
        interval,
        split: split ?? null,
        seriesLimit,
      },
      context.signal,
    );
    const values = split
      ? await toFacetValues(
          split,
          series.map(({ value }) => ({ value, count: 0 })),
          context,
        )
      : [];
    return new TimelineType(
      interval,
      buckets.map(({ start, count }) => new TimelineBucketType(start, count)),
      values.flatMap((its) => {
        const own = series.find(({ value }) => value === its.value);
        return own ? new TimelineSeriesType(its, own.counts) : [];
      }),
      undated,
    );
  }
}
