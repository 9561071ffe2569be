import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
type Data = any;

const SEARCH = `query Search($query: String!, $types: [SearchResultType!], $filter: SearchResultFilter,
    $sort: SearchSort = RELEVANCE, $first: Int = 20, $after: String) {
  search(query: $query, types: $types, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount totalCountIsExact
    types { type count }
    edges {
      cursor score
      highlights { field html ranges { start end } }
      node {
        __typename
        ... on Node { id }
        ... on Article { headline body }
        ... on Actor { name }
        ... on Statement { text actor { name } article { headline } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

describe('search', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph();
  });
  afterAll(() => graph.close());

  const search = async (variables: object): Promise<Data> => {
    const { data, errors } = await graph.send(SEARCH, variables);
    expect(errors).toBeUndefined();
    return (data as Data).search;
  };
  const namesOf = ({ edges }: Data): string[] =>
    edges.map(({ node }: Data) => `${node.__typename}: ${node.name ?? node.headline ?? node.text}`);

  it('has what it finds of all types in one list, best first', async () => {
    const found = await search({ query: 'brandreth' });
    expect(namesOf(found)[0]).toBe('Actor: Ilsa Brandreth');
    expect(new Set(found.edges.map(({ node }: Data) => node.__typename))).toEqual(
      new Set(['Actor', 'Article', 'Quote', 'Claim']),
    );
    const scores = found.edges.map(({ score }: Data) => score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(found.totalCount).toBe(found.edges.length);
    expect(found.types.reduce((sum: number, { count }: Data) => sum + count, 0)).toBe(found.totalCount);
  });

  it('puts a headline with the words before what says them', async () => {
    expect(namesOf(await search({ query: 'harbour plan' })).slice(0, 1)).toEqual([
      `Article: ${ARTICLES[0]?.headline}`,
    ]);
  });

  it('keeps to the types that are asked for, and counts the others all the same', async () => {
    const all = await search({ query: 'brandreth' });
    const articles = await search({ query: 'brandreth', types: ['ARTICLE'] });
    expect(articles.types).toEqual(all.types);
    expect(articles.edges.map(({ node }: Data) => node.__typename)).toEqual(['Article', 'Article']);
    expect(articles.totalCount).toBe(2);
    expect(await search({ query: 'brandreth', types: [] })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('filters by publisher and date', async () => {
    const found = await search({
      query: 'walls',
      filter: { publishers: ['Velmora Courier'], publishedFrom: '2022-01-01' },
    });
    for (const { node } of found.edges)
      expect(node.headline ?? node.article.headline).toBe('Safe walls & "open" piers');
    expect(found.types.map(({ type }: Data) => type).sort()).toEqual(['ARTICLE', 'CLAIM']);
  });

  it('shows where it matches, in a body by an excerpt with places in the whole body', async () => {
    const { edges } = await search({ query: 'fishermen union', types: ['ARTICLE'] });
    const { node, highlights } = edges[0];
    expect(highlights.map(({ field }: Data) => field)).toEqual(['HEADLINE', 'BODY']);
    const body = highlights[1];
    expect(body.ranges.map(({ start, end }: Data) => node.body.slice(start, end))).toEqual([
      'Fishermen',
      'union',
    ]);
    expect(body.html).toContain('<mark>union</mark>');
  });

  it('leads through all pages', async () => {
    const whole = await search({ query: 'the', first: 100 });
    expect(whole.edges.length).toBeGreaterThan(8);
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Data = await search({ query: 'the', first: 3, after });
      ids.push(...page.edges.map(({ node }: Data) => node.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(ids).toEqual(whole.edges.map(({ node }: Data) => node.id));
  });

  it('finds nothing of an article that is withheld, also before the index has heard of it', async () => {
    const lonely = await openTestGraph();
    try {
      const { data } = await lonely.send(SEARCH, { query: 'vant', types: ['ARTICLE'] });
      const [id] = (data as Data).search.edges.map(({ node }: Data) => node.id);
      await lonely.app.store.setArticleStatus(id, 'WITHHELD', null);
      for (const isExact of [false, true]) {
        const found = (await lonely.send(SEARCH, { query: 'vant' })).data as Data;
        expect(found.search).toMatchObject({ totalCount: 0, totalCountIsExact: isExact, edges: [] });
        await lonely.app.indexer.drain();
      }
    } finally {
      await lonely.close();
    }
  });

  it.each([
    ['a page', { first: 101 }, 'a page has 0 to 100'],
    ['a query', { query: 'x'.repeat(10_001) }, 'at most 10000'],
    ['a cursor', { after: 'nothing' }, 'is no search cursor'],
  ])('refuses %s that cannot be', async (_, variables, message) => {
    const { errors } = await graph.send(SEARCH, { query: 'the', ...variables });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
  });
});
