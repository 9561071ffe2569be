import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ARTICLES, openTestGraph, type TestGraph } from './test-graph.js';

const READING = `
  id text version __typename
  actor { id name }
  ... on Statement { ... on Quote { quoteForm: form } ... on Claim { claimForm: form act } }
  article { body }
  places { start end exact }
  cue { exact }
  partOf { text }
  correction { by extracted { text form confidence actor { name } } }`;
const ERRORS = 'userErrors { path code message }';
const ADD_QUOTE = `mutation ($input: AddQuoteInput!) { addQuote(input: $input) { quote { ${READING} } ${ERRORS} } }`;
const ADD_CLAIM = `mutation ($input: AddClaimInput!) { addClaim(input: $input) { claim { ${READING} } ${ERRORS} } }`;
const CORRECT = `mutation ($input: CorrectStatementInput!) {
  correctStatement(input: $input) { statement { ${READING} } ${ERRORS} }
}`;
const DELETE = `mutation ($input: DeleteStatementInput!) { deleteStatement(input: $input) { deletedId ${ERRORS} } }`;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into as they are.
type Answer = any;

describe('Statements are changed by mutations:', () => {
  let graph: TestGraph;
  let key: string;
  let articleId: string;
  beforeAll(async () => {
    graph = await openTestGraph();
    key = await graph.newKey('Night desk', 'write');
    articleId = ((await graph.send('{ article(url: "https://news.example/harbour") { id } }')).data as Answer)
      .article.id;
  });
  afterAll(() => graph.close());

  const change = async (query: string, input: object, by = key): Promise<Answer> => {
    const { data, errors } = await graph.send(query, { input }, by);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data as object)[0];
  };
  const node = async (id: string, by?: string): Promise<Answer> => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Statement { ${READING} } } }`;
    return ((await graph.send(query, { id }, by)).data as Answer).node;
  };
  const found = async (query: string): Promise<Answer[]> => {
    const search =
      'query ($query: String!) { searchStatements(query: $query) { nodes { id text actor { name } } } }';
    return ((await graph.send(search, { query })).data as Answer).searchStatements.nodes;
  };
  const takeInAgain = async (): Promise<void> => {
    const [harbour] = ARTICLES;
    await graph.app.ingest({ ...harbour, headline: `Again at ${Date.now()}` });
  };

  it('a claim that does something else than was read is found by that', async () => {
    const doing = async (act: string): Promise<string[]> => {
      const search =
        'query ($acts: [SpeechAct!]) { searchStatements(filter: { acts: $acts }) { nodes { id } } }';
      const { data } = await graph.send(search, { acts: [act] });
      return (data as Answer).searchStatements.nodes.map(({ id }: Answer) => id);
    };
    const [id] = await doing('ASSERTION');
    await change(CORRECT, { id, act: 'ACCUSATION' });
    expect(await doing('ACCUSATION')).toEqual([id]);
    expect(await doing('ASSERTION')).not.toContain(id);
    await change(CORRECT, { id, act: 'ASSERTION' });
    expect(await doing('ACCUSATION')).toEqual([]);
  });

  it('each needs a key of the scope write', async () => {
    const id = (await found('single pier'))[0].id;
    for (const [query, input] of [
      [ADD_QUOTE, { articleId, content: { exact: 'two winters' } }],
      [ADD_CLAIM, { articleId, content: { exact: 'two winters' } }],
      [CORRECT, { id, actor: null }],
      [DELETE, { id }],
    ] as const)
      for (const [by, code] of [
        [undefined, 'UNAUTHENTICATED'],
        [await graph.newKey('Checker', 'review'), 'FORBIDDEN'],
      ] as const)
        expect((await graph.send(query, { input }, by)).errors?.[0]?.extensions.code).toBe(code);
    expect(await node(id)).toMatchObject({ correction: null, actor: { name: 'Ilsa Brandreth' } });
  });

  it('one is corrected, found as it is right, and keeps what was found without people', async () => {
    const [{ id }] = (await found('single pier')) as [Answer];
    const before = await node(id);
    const { statement, userErrors } = await change(CORRECT, {
      id,
      expectedVersion: before.version,
      content: [{ exact: 'a single pier' }],
      form: 'PARTIAL',
      actor: { name: 'Okunle' },
    });
    expect(userErrors).toEqual([]);
    const right = {
      id,
      text: 'a single pier',
      quoteForm: 'PARTIAL',
      actor: { name: 'Tomas Okunle' },
      cue: before.cue,
      correction: {
        by: 'Night desk',
        extracted: {
          text: before.text,
          form: before.quoteForm,
          actor: { name: 'Ilsa Brandreth' },
          confidence: expect.any(Number),
        },
      },
    };
    expect(statement).toMatchObject(right);
    await takeInAgain();
    expect(await node(id, key)).toMatchObject(right);
    // Who changed it is for those who may change something.
    expect((await node(id)).correction).toMatchObject({ by: null, extracted: { text: before.text } });
    expect(await found('single pier')).toEqual([
      { id, text: 'a single pier', actor: { name: 'Tomas Okunle' } },
    ]);
    expect(await found('promise')).toEqual([]);
    expect(await change(CORRECT, { id, expectedVersion: before.version, actor: null })).toMatchObject({
      statement: null,
      userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }],
    });
    expect(await change(CORRECT, { id, actor: null })).toMatchObject({
      statement: { actor: null, text: 'a single pier' },
    });
  });

  it('a quote and a claim are added, with a speaker who comes on record', async () => {
    const { claim } = await change(ADD_CLAIM, {
      articleId,
      content: { exact: 'open a single pier before the walls are safe' },
      actor: { name: 'Port of Velmora', kind: 'ORGANISATION' },
      cue: { exact: 'said', prefix: 'Brandreth ', suffix: ' on Thursday' },
      act: 'PLEDGE',
    });
    expect(claim).toMatchObject({
      __typename: 'Claim',
      claimForm: 'INDIRECT',
      act: 'PLEDGE',
      actor: { name: 'Port of Velmora' },
      cue: { exact: 'said' },
      correction: { by: 'Night desk', extracted: null },
    });
    const { quote } = await change(ADD_QUOTE, {
      articleId,
      form: 'PARTIAL',
      content: [{ exact: 'the walls are safe' }],
      actor: { id: claim.actor.id },
    });
    expect(quote).toMatchObject({ __typename: 'Quote', quoteForm: 'PARTIAL', partOf: { text: claim.text } });
    await takeInAgain();
    for (const id of [claim.id, quote.id]) {
      const { article, places, text } = await node(id);
      for (const { start, end, exact } of places)
        expect([exact, article.body.slice(start, end)]).toEqual([text, text]);
    }
    expect(await node(claim.id)).toMatchObject({ claimForm: 'MIXED', actor: { name: 'Port of Velmora' } });
    expect(await found('"walls are safe" velmora')).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: quote.id })]),
    );
    const { data } = await graph.send('{ actor(name: "port of velmora") { kind statementCount } }');
    expect((data as Answer).actor).toEqual({ kind: 'ORGANISATION', statementCount: 2 });
  });

  it('one is deleted, and stays so', async () => {
    const [{ id }] = (await found('decade')) as [Answer];
    expect(await change(DELETE, { id })).toEqual({ deletedId: id, userErrors: [] });
    await takeInAgain();
    expect(await node(id)).toBeNull();
    expect((await found('decade')).map((each) => each.id)).not.toContain(id);
    expect(await change(DELETE, { id })).toMatchObject({
      deletedId: null,
      userErrors: [{ path: ['input', 'id'], code: 'NOT_FOUND' }],
    });
  });

  describe('what cannot be is refused, and nothing changes:', () => {
    const add = (input: object) => change(ADD_QUOTE, { articleId, ...input });
    it.each([
      [
        'words that are not there',
        { content: { exact: 'no such words' } },
        ['content', '0'],
        /does not stand/,
      ],
      ['words that stand there twice', { content: { exact: 'walls' } }, ['content', '0'], /several times/],
      ['no words', { content: [] }, ['content'], /0 passages/],
      ['a passage without words', { content: {} }, ['content', '0'], /start and end, or the exact/],
      [
        'a passage beyond the end',
        { content: { start: 5, end: 1_000_000 } },
        ['content', '0'],
        /UTF-16 units/,
      ],
      ['a passage of none', { content: { start: 5, end: 5 } }, ['content', '0'], /no words/],
      [
        'offsets of other words',
        { content: { start: 0, end: 5, exact: 'Fishe' } },
        ['content', '0'],
        /stands "Mayor"/,
      ],
      [
        'passages that overlap',
        {
          content: [
            { start: 0, end: 5 },
            { start: 4, end: 8 },
          ],
        },
        ['content'],
        /overlap/,
      ],
      [
        'a source elsewhere',
        { content: { start: 0, end: 5 }, source: { exact: 'Nobody' } },
        ['source'],
        /not stand/,
      ],
      ['a speaker without a name', { content: { start: 0, end: 5 }, actor: {} }, ['actor'], /id or the name/],
      [
        'a speaker of no name',
        { content: { start: 0, end: 5 }, actor: { name: ' ' } },
        ['actor', 'name'],
        /empty/,
      ],
    ])('%s', async (_, input, path, message) => {
      expect(await add(input)).toEqual({
        quote: null,
        userErrors: [
          { path: ['input', ...path], code: 'BAD_USER_INPUT', message: expect.stringMatching(message) },
        ],
      });
    });

    it('what is there already, a form of the other kind, and what is not usable', async () => {
      const content = { exact: 'Mayor Ilsa' };
      const { quote } = await add({ content });
      expect(await add({ content })).toMatchObject({
        quote: null,
        userErrors: [
          { path: ['input', 'content'], code: 'CONFLICT', message: expect.stringContaining(quote.id) },
        ],
      });
      for (const [input, path] of [
        [{ form: 'MIXED' }, 'form'],
        [{ act: 'DENIAL' }, 'act'],
        [{ content: null }, 'content'],
      ] as const)
        expect(await change(CORRECT, { id: quote.id, ...input })).toMatchObject({
          statement: null,
          userErrors: [{ path: ['input', path], code: 'BAD_USER_INPUT' }],
        });
      expect(await change(ADD_QUOTE, { articleId: quote.id, content })).toMatchObject({
        userErrors: [{ path: ['input', 'articleId'], code: 'BAD_USER_INPUT' }],
      });
      await graph.app.store.setArticleStatus(articleId, 'WITHHELD', null);
      expect(await add({ content: { exact: 'Ilsa' } })).toMatchObject({
        userErrors: [{ path: ['input', 'articleId'], message: expect.stringMatching(/not usable/) }],
      });
    });
  });
});
