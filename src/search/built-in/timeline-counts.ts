import type { Timeline, TimelineRequest } from '../search-engine.js';
import { DAY_MS, intervalStarts } from '../timeline.js';
import type { Attributes } from './attributes.js';
import { countFacet, facetColumn } from './facet-counts.js';
import type { Reader } from './reader.js';
import { wantedOf } from './scratch.js';
import type { ValueCodes } from './value-codes.js';

/**
 * Counts documents by the interval of their dates.
 * @throws InvalidInputError where they are spread over too many intervals
 */
export function countTimeline(
  { interval, split, seriesLimit }: Pick<TimelineRequest, 'interval' | 'split' | 'seriesLimit'>,
  slots: Uint32Array,
  attributes: Attributes,
  codes: ValueCodes,
  reader: Reader,
): Timeline {
  const { published } = attributes;
  const dated = wantedOf(slots, (slot) => !Number.isNaN(published[slot]));
  const undated = slots.length - dated.length;
  if (dated.length === 0) return { buckets: [], series: [], undated };

  const [first, last] = extremes(dated, published);
  const starts = intervalStarts(first, last, interval);
  const bucketOfDay = bucketsByDay(starts);
  const firstDay = (starts[0] as number) / DAY_MS;
  const top = split ? countFacet(split, seriesLimit, dated, null, attributes, codes, reader) : [];
  const column = split && facetColumn(split, attributes);
  // Row 0 is all together; a value's code leads to its series' row.
  const rowOfCode = new Uint8Array(Math.max(0, ...top.map(({ code }) => code)) + 1);
  for (const [series, { code }] of top.entries()) rowOfCode[code] = series + 1;
  const rows = Array.from({ length: top.length + 1 }, () => new Uint32Array(starts.length - 1));
  for (let index = 0; index < dated.length; index++) {
    const slot = dated[index] as number;
    const day = Math.floor((published[slot] as number) / DAY_MS) - firstDay;
    const bucket = bucketOfDay[day] as number;
    increment(rows[0] as Uint32Array, bucket);
    const row = column ? rowOfCode[column[slot] as number] : 0;
    if (row) increment(rows[row] as Uint32Array, bucket);
  }
  const [all, ...ofSeries] = rows as [Uint32Array, ...Uint32Array[]];
  return {
    buckets: Array.from(all, (count, bucket) => ({
      start: new Date(starts[bucket] as number).toISOString(),
      count,
    })),
    series: ofSeries.map((counts, series) => ({
      value: (top[series] as { value: string }).value,
      counts: Array.from(counts),
    })),
    undated,
  };
}

function extremes(slots: Uint32Array, published: Float64Array): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < slots.length; index++) {
    const time = published[slots[index] as number] as number;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return [first, last];
}

/** Every interval starts with a day, so a day leads to its bucket; a thousand years have 366,000 days. */
function bucketsByDay(starts: readonly number[]): Uint16Array {
  const days = starts.map((start) => (start - (starts[0] as number)) / DAY_MS);
  const buckets = new Uint16Array(days.at(-1) as number);
  for (let bucket = 0; bucket < days.length - 1; bucket++)
    buckets.fill(bucket, days[bucket], days[bucket + 1]);
  return buckets;
}

function increment(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
