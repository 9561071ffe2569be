import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe('for a browser', () => {
  it.each([
    ['/', 'Open the playground'],
    ['/graphql', 'id="playground"'],
  ])('%s is a page that loads nothing from elsewhere', async (url, content) => {
    const { statusCode, headers, body } = await graph.server.inject({ url, headers: BROWSER });
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/https?:/);
    expect(headers['vary']).toContain('accept');
    expect(body).toContain(content);
    expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('the files of the page are there, for ever', async () => {
    const { body } = await graph.server.inject({ url: '/graphql', headers: BROWSER });
    const script = /src="(\/playground\/[^"]+\.js)"/.exec(body)?.[1] as string;
    const { statusCode, headers } = await graph.server.inject({ url: script });
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/playground/../package.json', '/playground/%2e%2e/main.js', '/nothing'])(
    '%s is not there',
    async (url) => {
      const { statusCode, body } = await graph.server.inject({ url, headers: BROWSER });
      expect(statusCode).toBe(404);
      expect(body).toContain('GraphQL is at /graphql');
    },
  );

  it('the ready-made operations are listed with examples of their variables', async () => {
    const operations = (await graph.server.inject('/graphql/operations')).json();
    expect(operations).toContainEqual(
      expect.objectContaining({ name: 'SearchStatements', variables: { query: expect.any(String) } }),
    );
  });
});

describe('for a client', () => {
  const query = '{ articles { totalCount } }';

  it('a query by POST is answered', async () => {
    const { status, data } = await graph.send(query);
    expect([status, data]).toEqual([200, { articles: { totalCount: 3 } }]);
  });

  it('a query by GET is answered, unless a page elsewhere may have sent it', async () => {
    const get = { url: '/graphql', query: { query } };
    const asked = await graph.server.inject({ ...get, headers: { 'apollo-require-preflight': 'yes' } });
    expect(asked.json()).toMatchObject({ data: { articles: { totalCount: 3 } } });
    const forged = await graph.server.inject(get);
    expect(forged.statusCode).toBe(400);
    expect(forged.body).toContain('CSRF');
  });

  it.each([
    ['{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ articles', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'query A { articles { totalCount } } query B { actors { totalCount } }',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s is refused', async (wrong, status, code) => {
    const answer = await graph.send(wrong);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
  });

  it('one of several operations is run by its name', async () => {
    const { body } = await graph.server.inject({
      method: 'POST',
      url: '/graphql',
      payload: {
        query: 'query A { articles { totalCount } } query B { b: articles { totalCount } }',
        operationName: 'B',
      },
    });
    expect(JSON.parse(body)).toMatchObject({ data: { b: { totalCount: 3 } } });
  });

  it('a body that is too large, or no JSON, is refused with one sentence', async () => {
    const send = (payload: string) =>
      graph.server.inject({
        method: 'POST',
        url: '/graphql',
        payload,
        headers: { 'content-type': 'application/json' },
      });
    expect((await send(JSON.stringify({ query: ' '.repeat(1_000_001) }))).statusCode).toBe(413);
    expect((await send('{')).statusCode).toBe(400);
  });
});
