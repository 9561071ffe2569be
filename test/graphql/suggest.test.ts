import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

const SUGGEST = `query Suggest($prefix: String!, $first: Int) {
  suggest(prefix: $prefix, first: $first) {
    actors { statementCount actor { name statementCount } }
    publishers { publisher articleCount }
    phrases { phrase statementCount }
  }
}`;
/** It says again what another one has. */
const PROMISE = {
  headline: 'What the mayor promised',
  url: 'https://news.example/promise',
  publisher: 'Inland Echo',
  datePublished: '2021-03-06',
  body: `“We will not open a single pier this year,” Ilsa Brandreth said on Thursday.`,
};

describe('suggest', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph([...ARTICLES, PROMISE]);
  });
  afterAll(() => graph.close());
  const suggest = async (prefix: string): Promise<object> => {
    const { data, errors } = await graph.send(SUGGEST, { prefix });
    expect(errors).toBeUndefined();
    return (data as { suggest: object }).suggest;
  };

  it('offers actors, publishers and phrases, with what a search for them finds', async () => {
    expect(await suggest('brandr')).toEqual({
      actors: [
        { statementCount: expect.any(Number), actor: expect.objectContaining({ name: 'Ilsa Brandreth' }) },
      ],
      publishers: [],
      phrases: [],
    });
    expect(await suggest('cou')).toMatchObject({
      publishers: [{ publisher: 'Velmora Courier', articleCount: 2 }],
    });
    const { phrases } = (await suggest('pier')) as { phrases: unknown[] };
    expect(phrases).toEqual([]);
    expect(await suggest('sing')).toMatchObject({ phrases: [{ phrase: 'single pier', statementCount: 2 }] });
    const { data } = await graph.send('{ searchStatements(query: "\\"single pier\\"") { totalCount } }');
    expect(data).toEqual({ searchStatements: { totalCount: 2 } });
  });

  it('counts nothing of an article that is withdrawn, from the moment on that the index has heard of it', async () => {
    const { data } = await graph.send(`{ article(url: "${PROMISE.url}") { id } }`);
    const { id } = (data as { article: { id: string } }).article;
    const before = await suggest('brandreth');
    await graph.app.store.setArticleStatus(id, 'WITHHELD', null);
    await graph.app.indexer.drain();
    expect(await suggest('inland')).toEqual({ actors: [], publishers: [], phrases: [] });
    expect(await suggest('single')).toMatchObject({ phrases: [] });
    const after = await suggest('brandreth');
    const countIn = (answer: object) =>
      (answer as { actors: { statementCount: number }[] }).actors[0]?.statementCount;
    expect(countIn(after)).toBe((countIn(before) as number) - 1);
    await graph.app.store.setArticleStatus(id, 'USABLE', null);
    await graph.app.indexer.drain();
    expect(await suggest('brandreth')).toEqual(before);
  });

  it('refuses a number that is out of bounds, and what is no text', async () => {
    for (const variables of [
      { prefix: 'a', first: 21 },
      { prefix: 'a', first: -1 },
      { prefix: '\0' },
      { prefix: 'x'.repeat(10_001) },
    ])
      expect((await graph.send(SUGGEST, variables)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
  });
});
