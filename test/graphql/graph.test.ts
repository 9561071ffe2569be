import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
type Data = any;

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

async function read(query: string, variables?: object): Promise<Data> {
  const { data, errors } = await graph.send(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('edges', () => {
  it('lead from an actor to its statements and articles, and back from each', async () => {
    const { actor } = await read(`{
      actor(name: "brandreth") {
        id name kind statementCount
        statements { totalCount nodes { __typename id actor { id } article { id } } }
        quotes { nodes { id speaker { id } } }
        claims { nodes { id claimant { id } } }
        articles { nodes { id url actors { nodes { id } } statements { nodes { id } } quotes { nodes { id } } claims { nodes { id } } } }
      }
    }`);
    expect(actor).toMatchObject({ name: 'Ilsa Brandreth', kind: 'PERSON' });
    expect(actor.articles.nodes.map(({ url }: Data) => url)).toEqual([ARTICLES[1]?.url, ARTICLES[0]?.url]);
    expect(actor.statements.totalCount).toBe(actor.statementCount);
    expect(actor.statements.nodes).toHaveLength(actor.statementCount);
    for (const statement of actor.statements.nodes) {
      expect(statement.actor.id).toBe(actor.id);
      const article = actor.articles.nodes.find(({ id }: Data) => id === statement.article.id);
      expect(article.statements.nodes).toContainEqual({ id: statement.id });
      const list = statement.__typename === 'Quote' ? 'quotes' : 'claims';
      expect(article[list].nodes).toContainEqual({ id: statement.id });
      expect(actor[list].nodes.map(({ id }: Data) => id)).toContain(statement.id);
    }
    for (const { speaker } of actor.quotes.nodes) expect(speaker.id).toBe(actor.id);
    for (const { claimant } of actor.claims.nodes) expect(claimant.id).toBe(actor.id);
    for (const { actors } of actor.articles.nodes) expect(actors.nodes).toContainEqual({ id: actor.id });
  });

  it('lead from a claim to the quotes inside it, and back', async () => {
    const { claims } = await read(`{
      claims(filter: { forms: [MIXED] }) { nodes { id form quotes { totalCount nodes { id form text claim { id } } } } }
    }`);
    expect(claims.nodes).not.toEqual([]);
    for (const claim of claims.nodes) {
      expect(claim.quotes.totalCount).toBeGreaterThan(0);
      for (const quote of claim.quotes.nodes)
        expect(quote).toMatchObject({ form: 'PARTIAL', claim: { id: claim.id } });
    }
  });
});

describe('ids', () => {
  it('find everything again through node and nodes, with its own type', async () => {
    const { articles, actors, quotes, claims } = await read(`{
      articles { nodes { __typename id } } actors { nodes { __typename id } }
      quotes { nodes { __typename id } } claims { nodes { __typename id } }
    }`);
    const all = [articles, actors, quotes, claims].flatMap(({ nodes }) => nodes);
    const ids = all.map(({ id }: Data) => id);
    const { nodes } = await read('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(nodes).toEqual(all);
    const { node } = await read(
      'query ($id: ID!) { node(id: $id) { ... on Statement { text } ... on Quote { form } } }',
      { id: quotes.nodes[0].id },
    );
    expect(node).toEqual({ text: expect.any(String), form: expect.any(String) });
  });

  it('that are of nothing find null', async () => {
    const id = (type: string) => `${type}_${'0'.repeat(24)}`;
    const data = await read(
      'query ($art: ID!, $act: ID!, $quo: ID!, $clm: ID!) { article(id: $art) { id } actor(id: $act) { id } quote(id: $quo) { id } claim(id: $clm) { id } nodes(ids: [$art, $clm]) { id } }',
      { art: id('art'), act: id('act'), quo: id('quo'), clm: id('clm') },
    );
    expect(data).toEqual({ article: null, actor: null, quote: null, claim: null, nodes: [null, null] });
  });

  it('that are none are an error in their own place alone', async () => {
    const { actors } = await read('{ actors(first: 1) { nodes { id } } }');
    const [{ id }] = actors.nodes;
    const { data, errors } = await graph.send('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [id, 'x', id],
    });
    expect(data).toEqual({ nodes: [{ id }, null, { id }] });
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('places', () => {
  it('give the text back in UTF-16 units and in code points', async () => {
    const { article } = await read(
      `query ($url: String!) {
      article(url: $url) {
        body
        statements { nodes { text source { ...place } cue { ...place } places { ...place } } }
      }
    }
    fragment place on Place { start end startCodePoint endCodePoint exact prefix suffix }`,
      { url: ARTICLES[1]?.url },
    );
    const points = Array.from<string>(article.body);
    const places = article.statements.nodes.flatMap(({ places, source, cue }: Data) => [
      ...places,
      source,
      cue,
    ]);
    const known = places.filter(Boolean);
    expect(known.some(({ start, startCodePoint }: Data) => start !== startCodePoint)).toBe(true);
    for (const { start, end, startCodePoint, endCodePoint, exact, prefix, suffix } of known) {
      expect(article.body.slice(start, end)).toBe(exact);
      expect(points.slice(startCodePoint, endCodePoint).join('')).toBe(exact);
      expect(article.body).toContain(prefix + exact + suffix);
    }
    for (const { text, places } of article.statements.nodes)
      expect(places.map(({ exact }: Data) => exact).join(' ')).toBe(text);
  });
});

describe('lists', () => {
  it('are read forwards and backwards to the same entries', async () => {
    const page = `edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
    const { all } = await read(`{ all: quotes(first: 100) { totalCount nodes { id } } }`);
    const forwards: string[] = [];
    for (let after = null, more = true; more; ) {
      const { quotes } = await read(
        `query ($after: String) { quotes(first: 2, after: $after) { ${page} } }`,
        { after },
      );
      expect(quotes.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(quotes.pageInfo.endCursor).toBe(quotes.edges.at(-1)?.cursor ?? null);
      forwards.push(...quotes.edges.map(({ node }: Data) => node.id));
      after = quotes.pageInfo.endCursor;
      more = quotes.pageInfo.hasNextPage;
    }
    const backwards: string[] = [];
    for (let before = null, more = true; more; ) {
      const { quotes } = await read(
        `query ($before: String) { quotes(last: 2, before: $before) { ${page} } }`,
        { before },
      );
      backwards.unshift(...quotes.edges.map(({ node }: Data) => node.id));
      before = quotes.pageInfo.startCursor;
      more = quotes.pageInfo.hasPreviousPage;
    }
    const ids = all.nodes.map(({ id }: Data) => id);
    expect(ids).toHaveLength(all.totalCount);
    expect(forwards).toEqual(ids);
    expect(backwards).toEqual(ids);
  });

  it('are filtered', async () => {
    const { articles, actors, quotes } = await read(`{
      articles(filter: { publishers: ["Velmora Courier"], publishedFrom: "2022-01-01" }) { nodes { url } }
      actors(filter: { name: "OKUN", kinds: [PERSON] }) { nodes { name } }
      quotes(filter: { publishedBefore: "2022-01-01T00:00:00+02:00", forms: [DIRECT] }) { nodes { text } }
    }`);
    expect(articles.nodes).toEqual([{ url: ARTICLES[2]?.url }]);
    expect(actors.nodes).toEqual([{ name: 'Tomas Okunle' }]);
    expect(quotes.nodes).toEqual([
      { text: 'We will not open a single pier before the walls are safe, That is a promise.' },
    ]);
  });

  it('of many parents are each as long as they were asked for', async () => {
    const { nodes } = (
      await read(
        '{ actors(first: 50) { nodes { quotes(first: 1) { totalCount nodes { id } } claims { nodes { id } } } } }',
      )
    ).actors;
    expect(nodes.length).toBeGreaterThan(2);
    for (const { quotes } of nodes)
      expect(quotes.nodes.length).toBeLessThanOrEqual(Math.min(1, quotes.totalCount));
  });
});

describe('searchStatements', () => {
  const SEARCH = `query ($query: String!, $filter: SearchFilter, $facets: [Facet!]) {
    searchStatements(query: $query, filter: $filter, facets: $facets) {
      totalCount totalCountIsExact
      edges { score highlights { field html ranges { start end } } node { text actor { name } } }
      facets { facet values { value label count actor { id name } } }
    }
  }`;

  it('finds statements by a misspelt word, with highlights that a page can show', async () => {
    const { searchStatements } = await read(SEARCH, {
      query: 'nobbody ruinned',
      filter: { kinds: ['QUOTE'] },
    });
    expect(searchStatements.totalCount).toBe(1);
    expect(searchStatements.totalCountIsExact).toBe(true);
    const [{ node, highlights, score }] = searchStatements.edges;
    expect(node).toEqual({ text: 'Nobody will be ruined,', actor: { name: 'Ilsa Brandreth' } });
    expect(score).toBeGreaterThan(0);
    const [{ field, html, ranges }] = highlights;
    expect([field, html]).toEqual(['TEXT', '<mark>Nobody</mark> will be <mark>ruined</mark>,']);
    expect(ranges.map(({ start, end }: Data) => node.text.slice(start, end))).toEqual(['Nobody', 'ruined']);
  });

  it('counts facets, with the actor itself, and keeps the other choices when one is taken', async () => {
    const facets = ['ACTOR', 'KIND', 'YEAR'];
    const { searchStatements: open } = await read(SEARCH, { query: '', facets });
    expect(open.facets.map(({ facet }: Data) => facet)).toEqual(facets);
    const actors = open.facets[0].values;
    const mayor = actors.find(({ label }: Data) => label === 'Ilsa Brandreth');
    expect(mayor.actor).toEqual({ id: mayor.value, name: 'Ilsa Brandreth' });
    expect(open.facets[2].values.map(({ label }: Data) => label).sort()).toEqual(['2021', '2022', '2023']);

    const filter = { actorIds: [mayor.value] };
    const { searchStatements: narrowed } = await read(SEARCH, { query: '', facets, filter });
    expect(narrowed.facets[0].values).toEqual(actors);
    expect(narrowed.totalCount).toBe(mayor.count);
    for (const { node } of narrowed.edges) expect(node.actor.name).toBe('Ilsa Brandreth');
  });

  it("looks for a facet's values by typed letters, by the label that a page shows", async () => {
    const NARROWED = `query ($facetQuery: FacetQuery!, $filter: SearchFilter, $facets: [Facet!]) {
      searchStatements(facetQuery: $facetQuery, filter: $filter, facets: $facets, facetValues: 3) {
        facets { facet values { value label count actor { name } } }
      }
    }`;
    const labels = async (facet: string, text: string, more: object = {}) => {
      const { searchStatements } = await read(NARROWED, { facetQuery: { facet, text }, facets: [], ...more });
      expect(searchStatements.facets.map((each: Data) => each.facet)).toEqual([facet]);
      return searchStatements.facets[0].values.map(({ label }: Data) => label);
    };
    expect(await labels('ACTOR', 'brand IL')).toEqual(['Ilsa Brandreth']);
    expect(await labels('ACTOR', 'randreth')).toEqual([]);
    expect(await labels('PUBLISHER', 'cour')).toEqual(['Velmora Courier']);
    expect(await labels('LANGUAGE', 'eng')).toEqual(['English']);
    expect(await labels('LANGUAGE', 'fr')).toEqual([]);
    expect(await labels('KIND', 'q')).toEqual(['Quote']);
    expect(await labels('YEAR', '202')).toHaveLength(3);
    expect(await labels('FORM', '')).toHaveLength(3);

    const { searchStatements } = await read(NARROWED, {
      facetQuery: { facet: 'ACTOR', text: 'tomas' },
      filter: { kinds: ['QUOTE'] },
      facets: ['KIND'],
    });
    expect(searchStatements.facets).toMatchObject([
      { facet: 'KIND', values: [{ label: 'Quote' }, { label: 'Claim' }] },
      { facet: 'ACTOR', values: [{ label: 'Tomas Okunle', actor: { name: 'Tomas Okunle' } }] },
    ]);
    const refused = await graph.send(NARROWED, { facetQuery: { facet: 'ACTOR', text: 'x'.repeat(201) } });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('searches for no hits where only facets are asked for', async () => {
    const asked: unknown[] = [];
    const { engine } = graph.app;
    const { search } = engine;
    engine.search = (request) => {
      asked.push(request.first);
      return search.call(engine, request);
    };
    try {
      await read('{ searchStatements { totalCount facets { values { count } } } }');
      await read('{ searchStatements { nodes { id } } }');
      await read('{ searchStatements { pageInfo { hasNextPage } } }');
    } finally {
      engine.search = search;
    }
    expect(asked).toEqual([0, 20, 20]);
  });
});

describe('errors', () => {
  it.each([
    ['{ quotes(first: 101) { nodes { id } } }', /"first" is 101; a page has 0 to 100 entries/],
    ['{ quotes(first: 1, last: 1) { nodes { id } } }', /not by both/],
    ['{ quotes(after: "bm90IG91cnM") { nodes { id } } }', /does not belong to this list/],
    ['{ searchStatements(query: "x", after: "%%%") { totalCount } }', /cursor/],
    ['{ searchStatements(first: -1) { totalCount } }', /"first" is -1/],
    ['{ searchStatements(facetValues: 0) { totalCount } }', /"facetValues" is 0/],
    ['{ article { id } }', /either the id or the url/],
    [`{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`, /at most 100/],
    [`{ searchStatements(query: "${'x'.repeat(10_001)}") { totalCount } }`, /at most 10000/],
    [`{ quotes(filter: { cues: [${'"x",'.repeat(101)}] }) { totalCount } }`, /"cues" has 101 values/],
  ])('tell what was given wrongly: %.60s', async (query, message) => {
    const { errors } = await graph.send(query);
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('in one field leave the others their data', async () => {
    const { data, errors } = await graph.send(
      `{ node(id: "act_${'0'.repeat(24)}") { id } article { id } quotes { totalCount } }`,
    );
    // quotes is not nullable, article is: only article is lost.
    expect(data).toEqual({ node: null, article: null, quotes: { totalCount: expect.any(Number) } });
    expect(errors?.map(({ path }) => path)).toEqual([['article']]);
  });

  it('of variables that do not fit are 400, and name the variable', async () => {
    const { status, errors } = await graph.send(
      'query ($first: Int) { quotes(first: $first) { totalCount } }',
      {
        first: 'many',
      },
    );
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toContain('$first');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('of a date that is none name what would be right', async () => {
    const query = 'query ($from: DateTime) { quotes(filter: { publishedFrom: $from }) { totalCount } }';
    const { errors } = await graph.send(query, { from: '2023-02-30' });
    expect(errors?.[0]?.message).toContain('2022-12-30');
  });

  it('that nobody foresaw tell an id, and nothing of what happened', async () => {
    const broken = await openTestGraph([]);
    broken.app.store.articleByUrl = () => Promise.reject(new Error('secret: select * from article'));
    const { errors } = await broken.send('{ article(url: "https://a.example/") { id } }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(JSON.stringify(errors)).not.toContain('secret');
    await broken.close();
  });
});
