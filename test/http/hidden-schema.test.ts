import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FOLDERS } from '../../src/app.js';
import { DEFAULT_GRAPHQL_SETTINGS } from '../../src/graphql/graphql-settings.js';
import { readOperations } from '../../src/graphql/operations.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

const OPERATIONS = (await readOperations(FOLDERS.operations)).filter(({ kind }) => kind === 'query');

let open: TestGraph;
let hidden: TestGraph;
let key: string;
beforeAll(async () => {
  open = await openTestGraph();
  const graph = { ...DEFAULT_GRAPHQL_SETTINGS, hasIntrospection: false, hasSuggestions: false };
  hidden = await openTestGraph(undefined, {}, { graph });
  key = await hidden.newKey('Desk', 'write');
});
afterAll(async () => {
  await open.close();
  await hidden.close();
});

describe('Without introspection', () => {
  it.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Article") { name } }',
    'query Hidden { articles { totalCount } ...Types } fragment Types on Query { __schema { types { name } } }',
  ])('%s is refused', async (query) => {
    const expected = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
    const { status, data, errors = [] } = await hidden.send(query, {}, key);
    expect([status, data, errors[0]?.extensions.code]).toEqual([expected.status, undefined, expected.code]);
    expect(errors[0]?.message).toContain('schema/schema.graphql');
    expect((await open.send(query, {}, await open.newKey('Desk', 'write'))).errors).toBeUndefined();
  });

  it('__typename is answered at every depth', async () => {
    const query =
      '{ __typename articles(first: 1) { __typename nodes { __typename statements { nodes { __typename } } } } }';
    const answer = await hidden.send(query);
    expect(answer).toEqual(await open.send(query));
    expect(answer.data).toMatchObject({
      __typename: 'Query',
      articles: { nodes: [{ __typename: 'Article' }] },
    });
  });

  it.each(OPERATIONS)('the ready-made operation $name is answered as ever', async ({ query, variables }) => {
    const { status, errors } = await hidden.send(query, variables ?? {}, key);
    expect([status, errors]).toEqual([200, undefined]);
  });
});

describe('Without suggestions', () => {
  it.each([
    ['a field', '{ artcles { totalCount } }', {}, 'articles'],
    ['an argument', '{ articles(frist: 1) { totalCount } }', {}, 'first'],
    ['a type', '{ node(id: "x") { ... on Artcle { id } } }', {}, 'Article'],
    ['a field of an input', '{ articles(filter: { publishrs: "x" }) { totalCount } }', {}, 'publishers'],
    ['an enum value', '{ articles(orderBy: NEWST) { totalCount } }', {}, 'NEWEST'],
    ['a directive', '{ articles @inclde(if: true) { totalCount } }', {}, 'include'],
    [
      'an enum value of a variable',
      'query ($order: ArticleOrder!) { articles(orderBy: $order) { totalCount } }',
      { order: 'NEWST' },
      'NEWEST',
    ],
    [
      'a field of a variable',
      'query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }',
      { filter: { publishrs: 'x' } },
      'publishers',
    ],
  ])('an error in %s says what is wrong and not what there is', async (_, query, variables, meant) => {
    const told = async (graph: TestGraph) => (await graph.send(query, variables)).errors?.[0];
    const [shown, whole] = await Promise.all([told(hidden), told(open)]);
    expect(shown?.extensions).toEqual(whole?.extensions);
    expect(shown?.message).toMatch(/\w{5}.*\.$/);
    expect(shown?.message).not.toContain(`"${meant}"`);
    expect(shown?.message).not.toContain('Did you mean');
  });

  it('the same errors have suggestions where they are on', async () => {
    const { errors } = await open.send('{ artcles { totalCount } }');
    expect(errors?.[0]?.message).toContain('Did you mean "articles"');
  });
});
