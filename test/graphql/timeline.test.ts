import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from './test-graph.js';

describe('timeline', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph();
  });
  afterAll(() => graph.close());

  const TIMELINE = `query Timeline($interval: TimelineInterval!, $query: String!, $filter: SearchFilter,
      $split: TimelineSplit, $series: Int) {
    timeline(interval: $interval, query: $query, filter: $filter, split: $split, series: $series) {
      interval totalCount undatedCount
      buckets { start count }
      series { value label count counts actor { name } }
    }
  }`;
  const ask = (variables: object) =>
    graph.send(TIMELINE, { query: '', interval: 'YEAR', series: 5, ...variables });

  it('counts statements by year, and by who made them', async () => {
    const { data } = await ask({ split: 'ACTOR', series: 1, filter: { kinds: ['QUOTE'] } });
    expect(data).toEqual({
      timeline: {
        interval: 'YEAR',
        totalCount: 5,
        undatedCount: 0,
        buckets: [
          { start: '2021-01-01T00:00:00.000Z', count: 2 },
          { start: '2022-01-01T00:00:00.000Z', count: 2 },
          { start: '2023-01-01T00:00:00.000Z', count: 1 },
        ],
        series: [
          {
            value: expect.stringMatching(/^act_/),
            label: 'Tomas Okunle',
            count: 2,
            counts: [1, 0, 1],
            actor: { name: 'Tomas Okunle' },
          },
        ],
      },
    });
  });

  it('is of what the query finds, and has a series for each kind', async () => {
    const { data } = await ask({ query: 'safe', interval: 'MONTH', split: 'KIND' });
    const { timeline } = data as { timeline: { buckets: { count: number }[]; series: object[] } };
    expect(timeline.buckets).toHaveLength(23);
    expect(timeline.buckets.filter(({ count }) => count > 0)).toEqual([
      { start: '2021-03-01T00:00:00.000Z', count: 1 },
      { start: '2023-01-01T00:00:00.000Z', count: 1 },
    ]);
    expect(timeline.series).toMatchObject([
      { value: 'CLAIM', label: 'Claim', count: 1, actor: null },
      { value: 'QUOTE', label: 'Quote', count: 1, actor: null },
    ]);
  });

  it.each([
    ['a number of series', { series: 11 }, '"series" is 11; it is from 1 to 10.'],
    ['a query', { query: 'x'.repeat(10_001) }, 'at most 10000'],
    ['a list in the filter', { filter: { actorIds: Array(101).fill('a') } }, 'at most 100 are taken'],
  ])('refuses %s that is out of bounds', async (_, variables, message) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
  });
});
