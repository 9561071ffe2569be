import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

const REPRINT = {
  headline: 'What the mayor promised',
  url: 'https://news.example/reprint',
  publisher: 'Inland Echo',
  datePublished: '2021-03-06',
  body: `“We will not open a single pier before the walls are safe,” Ilsa Brandreth said on Thursday.

Tomas Okunle said the bakery had run out of bread.`,
};

describe('similarStatements', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph([...ARTICLES, REPRINT]);
  });
  afterAll(() => graph.close());

  const SIMILAR = `query Similar($id: ID!, $first: Int) {
    similarStatements(id: $id, first: $first) {
      score isNearDuplicate
      node { __typename id text article { url } actor { name } }
    }
  }`;
  const promise = async (): Promise<string> => {
    const { data } = await graph.send(
      `{ article(url: "${REPRINT.url}") { quotes(first: 1) { nodes { id } } } }`,
    );
    const { article } = data as { article: { quotes: { nodes: { id: string }[] } } };
    return article.quotes.nodes[0]?.id as string;
  };

  it('finds the same quote in other articles first, and never itself', async () => {
    const id = await promise();
    const { data } = await graph.send(SIMILAR, { id });
    const { similarStatements } = data as { similarStatements: { node: { id: string } }[] };
    expect(similarStatements[0]).toEqual({
      score: 1,
      isNearDuplicate: true,
      node: {
        __typename: 'Quote',
        id: expect.stringMatching(/^quo_/),
        text: expect.stringContaining('We will not open a single pier before the walls are safe'),
        article: { url: ARTICLES[0]?.url },
        actor: { name: 'Ilsa Brandreth' },
      },
    });
    expect(similarStatements.map(({ node }) => node.id)).not.toContain(id);
  });

  it('is null where there is no such statement', async () => {
    const id = 'quo_000000000000000000000000';
    expect(await graph.send(SIMILAR, { id })).toEqual({ status: 200, data: { similarStatements: null } });
  });

  it('refuses an id that is of nothing that is said', async () => {
    for (const id of ['art_000000000000000000000000', 'x', ''])
      expect(await graph.send(SIMILAR, { id })).toMatchObject({
        data: { similarStatements: null },
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
  });

  it('refuses a number that is out of bounds', async () => {
    for (const first of [-1, 51]) {
      const { errors } = await graph.send(SIMILAR, { id: await promise(), first });
      expect(errors?.[0]).toMatchObject({
        message: `"first" is ${first}; it is from 0 to 50.`,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });
});
