import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isNonNullType, isObjectType } from 'graphql';
import { makeSchema } from '../../src/graphql/schema.js';
import { SearchUnavailableError } from '../../src/search/search-engine.js';
import { openTestGraph, type TestGraph } from './test-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
type Data = any;

let graph: TestGraph;
beforeEach(async () => {
  graph = await openTestGraph();
});
afterEach(() => graph.close());

const fail = (): Promise<never> => Promise.reject(new Error('The disk is gone.'));

/** Where something is missing, and what there is all the same. */
async function send(query: string): Promise<{ data: Data; missing: string[] }> {
  const { status, data, errors = [] } = await graph.send(query);
  expect(status).toBe(200);
  return { data, missing: errors.map(({ path }) => (path ?? []).join('.')) };
}

describe('what fails is null, and the rest is there:', () => {
  it('a body', async () => {
    graph.app.store.bodies = fail;
    const { data, missing } = await send(
      '{ articles(first: 1) { nodes { url body statements(first: 1) { nodes { text places { start exact } } } } } }',
    );
    const [article] = data.articles.nodes;
    expect(article).toMatchObject({ url: expect.any(String), body: null });
    expect(article.statements.nodes[0]).toMatchObject({
      text: expect.any(String),
      places: [{ start: expect.any(Number), exact: null }],
    });
    expect(missing).toEqual(['articles.nodes.0.body', 'articles.nodes.0.statements.nodes.0.places.0.exact']);
  });

  it('a count', async () => {
    graph.app.store.articles.counts = fail;
    const { data, missing } = await send('{ articles { totalCount nodes { url } } }');
    expect(data.articles).toMatchObject({ totalCount: null, nodes: { length: 3 } });
    expect(missing).toEqual(['articles.totalCount']);
  });

  it('a list of an article', async () => {
    graph.app.store.actors.pages = fail;
    const { data, missing } = await send(
      '{ articles(first: 1) { nodes { actors { nodes { id } } quotes { nodes { text } } } } }',
    );
    expect(data.articles.nodes[0]).toMatchObject({ actors: null, quotes: { nodes: [{}] } });
    expect(missing).toEqual(['articles.nodes.0.actors']);
  });

  it('the articles of statements', async () => {
    graph.app.store.articles.byIds = fail;
    const { data, missing } = await send('{ quotes(first: 2) { nodes { text article { url } } } }');
    expect(data.quotes.nodes).toEqual(Array(2).fill({ text: expect.any(String), article: null }));
    expect(missing).toEqual(['quotes.nodes.0.article', 'quotes.nodes.1.article']);
  });

  it('the facets of a search', async () => {
    graph.app.store.actors.byIds = fail;
    const { data, missing } = await send(
      '{ searchStatements(query: "harbour") { totalCount nodes { text } facets { facet } } }',
    );
    expect(data.searchStatements).toMatchObject({ totalCount: 1, nodes: { length: 1 }, facets: null });
    expect(missing).toEqual(['searchStatements.facets']);
  });

  it('the whole search, where the engine is away', async () => {
    graph.app.engine.search = () => Promise.reject(new SearchUnavailableError('UNREACHABLE', 'gone'));
    const { data, missing } = await send('{ searchStatements { totalCount } articles { totalCount } }');
    expect(data).toEqual({ searchStatements: null, articles: { totalCount: 3 } });
    expect(missing).toEqual(['searchStatements']);
  });
});

describe('the schema', () => {
  it('has no field that is resolved by itself and takes its object with it', () => {
    const schema = makeSchema();
    // What a subscription tells has one field at the top: nothing would be left beside it.
    const objects = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => type !== schema.getSubscriptionType());
    const fields = objects.flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, ...field })),
    );
    const own = fields.filter(({ path, resolve }) => resolve && !path.startsWith('__'));
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter(({ type }) => isNonNullType(type)).map(({ path }) => path)).toEqual([]);
  });
});
