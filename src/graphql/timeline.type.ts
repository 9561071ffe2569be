import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Interval, TimelineSplit } from '../search/search-engine.js';
import { ActorType } from './actor.type.js';
import { DateTime } from './date-time.scalar.js';
import type { FacetValueType } from './search.type.js';

export const IntervalEnum = {
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
} as const satisfies Record<Interval, Interval>;
registerEnumType(IntervalEnum, {
  name: 'TimelineInterval',
  description: 'How long a bucket of a timeline is, by the calendar in UTC.',
  valuesConfig: {
    DAY: { description: 'From midnight to midnight.' },
    WEEK: { description: 'From Monday to Sunday.' },
    MONTH: { description: 'A month of the calendar.' },
    YEAR: { description: 'A year of the calendar.' },
  },
});

export const TimelineSplitEnum = { ACTOR: 'ACTOR', KIND: 'KIND' } as const satisfies Record<
  TimelineSplit,
  TimelineSplit
>;
registerEnumType(TimelineSplitEnum, {
  name: 'TimelineSplit',
  description: 'What a timeline is split by.',
  valuesConfig: {
    ACTOR: { description: 'Who said it.' },
    KIND: { description: 'Quote or claim.' },
  },
});

@ObjectType('TimelineBucket', { simpleResolvers: true, description: 'One interval of a timeline.' })
export class TimelineBucketType {
  @Field(() => DateTime, { description: 'When it starts, in UTC; it ends where the next one starts.' })
  readonly start: string;

  @Field(() => Int, { description: 'How many statements are of articles published in it.' })
  readonly count: number;

  constructor(start: string, count: number) {
    this.start = start;
    this.count = count;
  }
}

@ObjectType('TimelineSeries', {
  simpleResolvers: true,
  description: 'The part of a timeline that one actor or one kind has.',
})
export class TimelineSeriesType {
  @Field(() => String, { description: "To be put into the filter: the actor's id, or the kind." })
  readonly value: string;

  @Field(() => String, { description: 'To be shown: the actor\'s name, or "Quote".' })
  readonly label: string;

  @Field(() => ActorType, { nullable: true, description: 'The actor, where the split is by ACTOR.' })
  readonly actor: ActorType | null;

  @Field(() => Int, { description: 'How many statements it has in all buckets together.' })
  readonly count: number;

  @Field(() => [Int], { description: 'How many statements it has in each bucket, in their order.' })
  readonly counts: readonly number[];

  constructor({ value, label, actor }: FacetValueType, counts: readonly number[]) {
    this.value = value;
    this.label = label;
    this.actor = actor;
    this.count = sum(counts);
    this.counts = counts;
  }
}

@ObjectType('Timeline', {
  simpleResolvers: true,
  description: 'When statements were published, counted by interval.',
})
export class TimelineType {
  @Field(() => IntervalEnum, { description: 'How long each bucket is.' })
  readonly interval: Interval;

  @Field(() => [TimelineBucketType], {
    description:
      'From that of the first statement to that of the last, without a gap, at most 1,000; empty where nothing with a date was found.',
  })
  readonly buckets: readonly TimelineBucketType[];

  @Field(() => [TimelineSeriesType], {
    description: 'Who or what has most statements first; empty where no split was asked for.',
  })
  readonly series: readonly TimelineSeriesType[];

  @Field(() => Int, { description: 'How many statements were found, with a date or without.' })
  readonly totalCount: number;

  @Field(() => Int, { description: 'How many of them are of articles without a date, and so in no bucket.' })
  readonly undatedCount: number;

  constructor(
    interval: Interval,
    buckets: readonly TimelineBucketType[],
    series: readonly TimelineSeriesType[],
    undated: number,
  ) {
    this.interval = interval;
    this.buckets = buckets;
    this.series = series;
    this.totalCount = undated + sum(buckets.map(({ count }) => count));
    this.undatedCount = undated;
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((together, count) => together + count, 0);
}
