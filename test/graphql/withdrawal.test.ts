import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
type Data = any;

const HARBOUR = ARTICLES[0] as (typeof ARTICLES)[number];

/** Every way into an article and out of it. */
const ARTICLE = `
  __typename id url publisher status statusNote dateStatusChanged headline authors body
  actors { totalCount nodes { name } }
  statements { totalCount nodes { text } } quotes { totalCount nodes { text } } claims { totalCount nodes { text } }`;

const SEARCH = `query ($query: String = "", $facets: [Facet!] = [ACTOR]) {
  searchStatements(query: $query, facets: $facets, first: 50) {
    totalCount totalCountIsExact nodes { text article { url } } facets { values { label count actor { id } } }
  }
}`;

describe('an article that is withdrawn', () => {
  let graph: TestGraph;
  let id: string;
  beforeEach(async () => {
    graph = await openTestGraph();
    id = (await read('query ($url: String!) { article(url: $url) { id } }', HARBOUR)).article.id;
  });
  afterEach(() => graph.close());

  const read = async (query: string, variables?: object): Promise<Data> => {
    const { data, errors } = await graph.send(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const withdraw = () => graph.app.store.setArticleStatus(id, 'WITHHELD', 'The minutes say otherwise.');

  it('is found by id and url as a notice, with nothing of what it says', async () => {
    await withdraw();
    const notice = {
      __typename: 'Article',
      id,
      url: HARBOUR.url,
      publisher: HARBOUR.publisher,
      status: 'WITHHELD',
      statusNote: 'The minutes say otherwise.',
      dateStatusChanged: expect.stringMatching(/^20/),
      headline: null,
      authors: [],
      body: '',
      actors: { totalCount: 0, nodes: [] },
      statements: { totalCount: 0, nodes: [] },
      quotes: { totalCount: 0, nodes: [] },
      claims: { totalCount: 0, nodes: [] },
    };
    const found = await read(
      `query ($id: ID!, $url: String!) {
        byId: article(id: $id) { ${ARTICLE} } byUrl: article(url: $url) { ${ARTICLE} }
        node(id: $id) { ... on Article { ${ARTICLE} } } nodes(ids: [$id]) { ... on Article { ${ARTICLE} } }
      }`,
      { id, url: HARBOUR.url },
    );
    expect(found).toEqual({ byId: notice, byUrl: notice, node: notice, nodes: [notice] });
  });

  it('leaves every list and count as if it had never come in', async () => {
    const lists = `{
      articles { totalCount nodes { url } }
      actors { totalCount nodes { name statementCount statements { totalCount } articles { totalCount nodes { url } } } }
      quotes { totalCount nodes { text speaker { name } claim { text } } }
      claims { totalCount nodes { text claimant { name } quotes { totalCount } } }
    }`;
    const without = await openTestGraph(ARTICLES.slice(1));
    try {
      const expected = (await without.send(lists)).data;
      expect(await read(lists)).not.toEqual(expected);
      await withdraw();
      expect(await read(lists)).toEqual(expected);
    } finally {
      await without.close();
    }
  });

  it('takes its quotes, claims and the actors that nobody else names with it, also by id', async () => {
    const { article } = await read(
      'query ($id: ID!) { article(id: $id) { statements { nodes { id } } actors { nodes { id name articles { totalCount } } } } }',
      { id },
    );
    const alone = article.actors.nodes.filter((actor: Data) => actor.articles.totalCount === 1);
    const gone = [...article.statements.nodes, ...alone].map((node: Data) => node.id);
    expect(gone.length).toBeGreaterThan(2);
    await withdraw();
    const { nodes } = await read('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: gone });
    expect(nodes).toEqual(gone.map(() => null));
    await graph.app.store.setArticleStatus(id, 'USABLE', null);
    const again = await read('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: gone });
    expect(again.nodes).toEqual(gone.map((its) => ({ id: its })));
  });

  it.each([
    ['withheld', () => withdraw()],
    ['deleted', () => graph.app.store.deleteArticle(id)],
  ])('is out of search at once when it is %s, and counted out with the next batch', async (_, change) => {
    const before = (await read(SEARCH)).searchStatements;
    await change();
    const lagging = (await read(SEARCH)).searchStatements;
    const kept = before.nodes.filter(({ article }: Data) => article.url !== HARBOUR.url);
    expect(kept.length).toBeLessThan(before.nodes.length);
    expect(lagging.nodes).toEqual(kept);
    expect(lagging).toMatchObject({ totalCount: kept.length, totalCountIsExact: false });
    for (const { actor } of lagging.facets[0].values) expect(actor).not.toBeNull();
    const { searchStatements: none } = await read(SEARCH, { query: '"single pier"' });
    expect(none).toMatchObject({ nodes: [], totalCount: 0, totalCountIsExact: false });

    await graph.app.indexer.drain();
    const after = (await read(SEARCH)).searchStatements;
    expect(after.nodes).toEqual(kept);
    expect(after).toMatchObject({ totalCount: kept.length, totalCountIsExact: true });
    expect(await graph.app.engine.countDocuments()).toBe(await graph.app.store.index.countSearchable());
  });

  it('stays withdrawn when it is taken in again, changed or not', async () => {
    await withdraw();
    await graph.app.indexer.drain();
    const same = await graph.app.ingest(HARBOUR);
    expect(same).toMatchObject({ change: 'UNCHANGED', article: { id, status: 'WITHHELD' } });
    const changed = await graph.app.ingest({
      ...HARBOUR,
      body: `${HARBOUR.body} Nobody swims, Okunle said.`,
    });
    expect(changed).toMatchObject({ change: 'REPLACED', article: { id, status: 'WITHHELD' } });
    // The same text under another url is no way around it.
    const elsewhere = await graph.app.ingest({
      ...ARTICLES[0],
      url: 'https://other.example/',
      body: `${HARBOUR.body} Nobody swims, Okunle said.`,
    });
    expect(elsewhere).toMatchObject({ change: 'UNCHANGED', article: { id, status: 'WITHHELD' } });
    expect((await read(SEARCH, { query: 'nobody swims' })).searchStatements.nodes).toEqual([]);
    expect((await read(SEARCH, { query: 'pier' })).searchStatements.nodes).toEqual([]);
  });
});
