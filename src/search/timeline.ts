import { InvalidInputError } from '../domain/errors.js';
import { INTERVALS, type Interval } from './search-engine.js';

/** More points than a chart has pixels to show: nearly three years of days, 83 years of months. */
const MAX_BUCKETS = 1_000;

export const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const FIRST_MONDAY_MS = -3 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/**
 * Where the intervals start from that of one time to that of another, without a gap, and where the one after the
 * last does; all in milliseconds since 1970.
 * @throws InvalidInputError where there would be too many
 */
export function intervalStarts(first: number, last: number, interval: Interval): number[] {
  checkCount(first, last, interval);
  const starts = [intervalStart(first, interval)];
  while ((starts.at(-1) as number) <= last) starts.push(nextStart(starts.at(-1) as number, interval));
  return starts;
}

/** When the interval of a time starts. */
export function intervalStart(time: number, interval: Interval): number {
  switch (interval) {
    case 'DAY':
      return Math.floor(time / DAY_MS) * DAY_MS;
    case 'WEEK':
      return Math.floor((time - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
    default:
      return startOfMonth(interval === 'MONTH' ? monthOf(time) : 12 * yearOf(time));
  }
}

function nextStart(start: number, interval: Interval): number {
  switch (interval) {
    case 'DAY':
      return start + DAY_MS;
    case 'WEEK':
      return start + WEEK_MS;
    default:
      return startOfMonth(monthOf(start) + (interval === 'MONTH' ? 1 : 12));
  }
}

function checkCount(first: number, last: number, interval: Interval): void {
  const count = countIntervals(first, last, interval);
  if (count <= MAX_BUCKETS) return;
  const fitting = INTERVALS.find((other) => countIntervals(first, last, other) <= MAX_BUCKETS);
  const [from, to] = [first, last].map((time) => new Date(time).toISOString().slice(0, 10));
  throw new InvalidInputError(
    `What was found is from ${from} to ${to}: that makes ${count} buckets by ${interval}, and at most ${MAX_BUCKETS} are given. ${fitting ? `Choose ${fitting}, or narrow` : 'Narrow'} publishedFrom and publishedBefore in the filter.`,
  );
}

function countIntervals(first: number, last: number, interval: Interval): number {
  const numberOf = (time: number): number => {
    switch (interval) {
      case 'DAY':
        return Math.floor(time / DAY_MS);
      case 'WEEK':
        return Math.floor((time - FIRST_MONDAY_MS) / WEEK_MS);
      case 'MONTH':
        return monthOf(time);
      case 'YEAR':
        return yearOf(time);
    }
  };
  return numberOf(last) - numberOf(first) + 1;
}

function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

/** Counted on through the years. */
function monthOf(time: number): number {
  return 12 * yearOf(time) + new Date(time).getUTCMonth();
}

/** Date.UTC() takes the years up to 99 for those of the 20th century. */
function startOfMonth(month: number): number {
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month - 12 * Math.floor(month / 12), 1);
}
