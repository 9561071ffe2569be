import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

const NEW = {
  headline: 'Lighthouse to be sold',
  url: 'https://news.example/lighthouse',
  publisher: 'Coast Gazette',
  authors: ['Ada Quill'],
  datePublished: '2024-02-03',
  body: '“We will sell the lighthouse lamp,” said Ilsa Brandreth.',
};
const ERRORS = 'userErrors { path code message }';
const INGEST = `mutation ($input: IngestArticleInput!) {
  ingestArticle(input: $input) {
    ingested { change statementsAdded statementsRemoved article { id headline version statements { totalCount } } }
    ${ERRORS}
  }
}`;
const INGEST_ALL = `mutation ($input: IngestArticlesInput!) {
  ingestArticles(input: $input) { ingested { change article { headline } } ${ERRORS} }
}`;
const UPDATE = `mutation ($input: UpdateArticleInput!) {
  updateArticle(input: $input) {
    article { id version headline publisher authors body quotes { nodes { id text } } }
    ${ERRORS}
  }
}`;
const SET_STATUS = `mutation ($input: SetArticleStatusInput!) {
  setArticleStatus(input: $input) { article { status statusNote } statementsAffected ${ERRORS} }
}`;
const DELETE = `mutation ($input: DeleteArticleInput!) {
  deleteArticle(input: $input) { deletedId statementsRemoved ${ERRORS} }
}`;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into as they are.
type Answer = any;

describe('Articles are changed by mutations:', () => {
  let graph: TestGraph;
  let key: string;
  beforeAll(async () => {
    graph = await openTestGraph();
    key = await graph.newKey('Night desk', 'write');
  });
  afterAll(() => graph.close());

  const change = async (query: string, input: object, by = key): Promise<Answer> => {
    const { data, errors } = await graph.send(query, { input }, by);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data as object)[0];
  };
  const found = async (words: string): Promise<number> => {
    const query = 'query ($query: String!) { searchStatements(query: $query) { totalCount } }';
    return ((await graph.send(query, { query: words })).data as Answer).searchStatements.totalCount;
  };
  const articles = async (): Promise<Answer[]> =>
    ((await graph.send('{ articles { nodes { id url headline version } } }')).data as Answer).articles.nodes;
  const harbour = async (): Promise<Answer> =>
    (await articles()).find(({ url }) => url === 'https://news.example/harbour');
  const history = async (filter: object): Promise<Answer[]> => {
    const query = `query ($filter: ChangeFilter) { history(filter: $filter) { totalCount nodes {
      by kind nodeId date fields { field before after } } } }`;
    return ((await graph.send(query, { filter }, key)).data as Answer).history.nodes;
  };

  it.each([
    ['ingestArticle', INGEST, { article: NEW }],
    ['setArticleStatus', SET_STATUS, { id: 'art_0', status: 'CANCELED' }],
    ['deleteArticle', DELETE, { id: 'art_0' }],
  ])('%s needs a key of the scope write', async (_, query, input) => {
    const before = await articles();
    for (const [by, code] of [
      [undefined, 'UNAUTHENTICATED'],
      [await graph.newKey('Reader', 'read'), 'FORBIDDEN'],
      [await graph.newKey('Checker', 'review'), 'FORBIDDEN'],
    ] as const) {
      const { data, errors } = await graph.send(query, { input }, by);
      expect(Object.values(data as object)).toEqual([null]);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
    expect(await articles()).toEqual(before);
    expect((await graph.send('{ history { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('one is taken in, found at once, and known again', async () => {
    expect(await found('lamp')).toBe(0);
    const { ingested, userErrors } = await change(INGEST, { article: NEW });
    expect(userErrors).toEqual([]);
    expect(ingested).toMatchObject({
      change: 'CREATED',
      statementsAdded: 1,
      article: { headline: NEW.headline, statements: { totalCount: 1 } },
    });
    expect(await found('lamp')).toBe(1);
    expect(await change(INGEST, { article: NEW })).toMatchObject({ ingested: { change: 'UNCHANGED' } });
    expect(await history({ nodeIds: [ingested.article.id] })).toMatchObject([
      {
        by: 'Night desk',
        kind: 'ARTICLE_INGESTED',
        fields: expect.arrayContaining([
          { field: 'headline', before: null, after: NEW.headline },
          { field: 'authors', before: null, after: '["Ada Quill"]' },
        ]),
      },
    ]);
  });

  it('a batch is taken in as a whole, or not at all, and the error says which part stands in the way', async () => {
    const before = await articles();
    const one = { body: '“The bells of the bay ring,” said Dario Vant.', url: 'https://news.example/bells' };
    for (const [articlesGiven, path, message] of [
      [[one, { body: ' ' }], ['input', 'articles', '1', 'body'], /has no text/],
      [[one, { body: 'Text.', url: 'ftp://x' }], ['input', 'articles', '1', 'url'], /not the url/],
      [[one, { body: 'Text.', language: 'e n' }], ['input', 'articles', '1', 'language'], /BCP 47/],
      [[one, { ...NEW, url: one.url }], ['input', 'articles', '1'], /same url or text/],
      [[], ['input', 'articles'], /from 1 to 20/],
      [Array.from({ length: 21 }, () => one), ['input', 'articles'], /21 articles/],
      [
        [{ ...one, authors: Array.from({ length: 101 }, () => 'A') }],
        ['input', 'articles', '0', 'authors'],
        /101/,
      ],
    ] as const) {
      const { ingested, userErrors } = await change(INGEST_ALL, { articles: articlesGiven });
      expect(ingested).toEqual([]);
      expect(userErrors).toEqual([{ path, code: 'BAD_USER_INPUT', message: expect.stringMatching(message) }]);
    }
    expect(await change(INGEST, { article: { body: ' ' } })).toMatchObject({
      ingested: null,
      userErrors: [{ path: ['input', 'article', 'body'] }],
    });
    expect(await articles()).toEqual(before);
    expect(await found('bells bay')).toBe(0);
    const { ingested } = await change(INGEST_ALL, { articles: [one, { body: 'Nobody spoke.' }] });
    expect(ingested.map(({ change: its }: Answer) => its)).toEqual(['CREATED', 'CREATED']);
    expect(await found('bells bay')).toBe(1);
  });

  it('one is updated: what is left out stays, what is null goes, and statements that stay keep their ids', async () => {
    const { id } = await harbour();
    const before = (
      (await graph.send(`{ article(id: "${id}") { body quotes { nodes { id text } } } }`)).data as Answer
    ).article;
    const { article } = await change(UPDATE, {
      id,
      changes: {
        publisher: null,
        headline: 'Harbour shuts',
        body: `${before.body}\n\n“The ferry whistle stays,” said Dario Vant.`,
      },
    });
    expect(article).toMatchObject({ headline: 'Harbour shuts', publisher: null });
    expect(article.quotes.nodes).toEqual([
      ...before.quotes.nodes,
      expect.objectContaining({ text: 'The ferry whistle stays,' }),
    ]);
    expect(await found('ferry whistle')).toBe(1);
    expect((await history({ nodeIds: [id] }))[0]).toMatchObject({
      kind: 'ARTICLE_UPDATED',
      by: 'Night desk',
      fields: expect.arrayContaining([
        { field: 'publisher', before: 'Velmora Courier', after: null },
        { field: 'headline', before: 'Harbour plan divides Velmora', after: 'Harbour shuts' },
      ]),
    });
    for (const [changes, error] of [
      [{ url: 'https://news.example/fishermen' }, { path: ['input', 'changes', 'url'], code: 'CONFLICT' }],
      [{ body: null }, { path: ['input', 'changes', 'body'], code: 'BAD_USER_INPUT' }],
      [{ url: 'nowhere' }, { path: ['input', 'changes', 'url'], code: 'BAD_USER_INPUT' }],
    ] as const)
      expect(await change(UPDATE, { id, changes })).toMatchObject({ article: null, userErrors: [error] });
  });

  it('a change of another version than was expected is refused', async () => {
    const { id, version } = await harbour();
    const input = { id, expectedVersion: version, changes: { headline: 'Harbour reopens' } };
    const { article } = await change(UPDATE, input);
    expect(article.version).not.toBe(version);
    expect(await change(UPDATE, { ...input, changes: { headline: 'Other' } })).toMatchObject({
      article: null,
      userErrors: [
        {
          path: ['input', 'expectedVersion'],
          code: 'CONFLICT',
          message: expect.stringContaining(article.version),
        },
      ],
    });
    for (const [query, more] of [
      [SET_STATUS, { status: 'CANCELED' }],
      [DELETE, {}],
    ] as const)
      expect(await change(query, { id, expectedVersion: version, ...more })).toMatchObject({
        userErrors: [{ code: 'CONFLICT' }],
      });
    expect(await harbour()).toMatchObject({ headline: 'Harbour reopens', version: article.version });
  });

  it('one is withheld with a note, shown again, and deleted', async () => {
    const { id } = await harbour();
    const shown = await found('pier');
    const withheld = await change(SET_STATUS, { id, status: 'WITHHELD', note: 'Not what she said.' });
    expect(withheld).toMatchObject({ article: { status: 'WITHHELD', statusNote: 'Not what she said.' } });
    expect(withheld.statementsAffected).toBeGreaterThan(2);
    expect(await found('pier')).toBe(shown - 1);
    await change(SET_STATUS, { id, status: 'USABLE' });
    expect(await found('pier')).toBe(shown);
    expect(await change(DELETE, { id })).toMatchObject({ deletedId: id, userErrors: [] });
    expect(await found('pier')).toBe(shown - 1);
    expect(await change(DELETE, { id })).toMatchObject({
      deletedId: null,
      userErrors: [{ path: ['input', 'id'], code: 'NOT_FOUND' }],
    });
    expect((await history({ nodeIds: [id] })).map(({ kind }) => kind).slice(0, 3)).toEqual([
      'ARTICLE_DELETED',
      'ARTICLE_STATUS_SET',
      'ARTICLE_STATUS_SET',
    ]);
  });

  it.each([
    ['no id', { id: 'harbour' }, 'BAD_USER_INPUT', /no id/],
    ['the id of something else', { id: `act_${'0'.repeat(24)}` }, 'BAD_USER_INPUT', /id of an Actor/],
    ['an id of nothing', { id: `art_${'0'.repeat(24)}` }, 'NOT_FOUND', /no article art_/],
  ])('%s is refused', async (_, input, code, message) => {
    expect((await change(DELETE, input)).userErrors).toEqual([
      { path: ['input', 'id'], code, message: expect.stringMatching(message) },
    ]);
  });

  describe('with an idempotency key', () => {
    const article = { body: '“The oars are counted,” said Dario Vant.', url: 'https://news.example/oars' };

    it('the same input is done once, and answered as the first time', async () => {
      const input = { article, idempotencyKey: 'oars 1' };
      const first = await change(INGEST, input);
      expect(first).toMatchObject({ ingested: { change: 'CREATED' } });
      expect(await change(INGEST, input)).toEqual(first);
      expect(await history({ nodeIds: [first.ingested.article.id] })).toHaveLength(1);
    });

    it('another input, or another mutation, is a conflict; another caller has keys of its own', async () => {
      const input = { article: { ...article, headline: 'Oars' }, idempotencyKey: 'oars 1' };
      expect(await change(INGEST, input)).toMatchObject({
        ingested: null,
        userErrors: [{ code: 'CONFLICT' }],
      });
      const { id } = (await articles())[0];
      expect(await change(DELETE, { id, idempotencyKey: 'oars 1' })).toMatchObject({
        deletedId: null,
        userErrors: [{ code: 'CONFLICT' }],
      });
      const other = await graph.newKey('Day desk', 'write');
      expect(await change(INGEST, input, other)).toMatchObject({ ingested: { change: 'REPLACED' } });
    });

    it('what was refused leaves its key free', async () => {
      const idempotencyKey = 'free';
      expect(await change(INGEST, { article: { body: '' }, idempotencyKey })).toMatchObject({
        ingested: null,
      });
      expect(await change(INGEST, { article: NEW, idempotencyKey })).toMatchObject({ userErrors: [] });
    });

    it('the same at the same time is done once', async () => {
      const input = { article: { body: 'Somebody said “eels”.' }, idempotencyKey: 'eels' };
      const answers = await Promise.all([1, 2, 3, 4].map(() => change(INGEST, input)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]).toMatchObject({ ingested: { change: 'CREATED' } });
    });
  });

  it('a change is a node, for those who may see the history', async () => {
    const { data } = await graph.send('{ history(first: 1) { nodes { id kind } } }', {}, key);
    const [change] = (data as Answer).history.nodes;
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Change { kind } } }';
    expect((await graph.send(query, { id: change.id }, key)).data).toEqual({ node: change });
    const refused = await graph.send(query, { id: change.id });
    expect(refused).toMatchObject({
      data: { node: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('two mutations of a request each show what is there after them', async () => {
    const { id } = (await articles()).find(({ url }) => url === ARTICLES[1]?.url);
    const { data } = await graph.send(
      `mutation ($id: ID!) {
        one: updateArticle(input: { id: $id, changes: { headline: "One" } }) { article { headline } }
        two: updateArticle(input: { id: $id, changes: { headline: "Two" } }) { article { headline } }
      }`,
      { id },
      key,
    );
    expect(data).toEqual({ one: { article: { headline: 'One' } }, two: { article: { headline: 'Two' } } });
  });
});
