import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { TrustedDocuments } from '../../src/graphql/trusted-documents.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

/** As the program runs for the public. */
const { http, graph: graphSettings, access } = readConfig({ NODE_ENV: 'production' });

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph(undefined, http, {
    access,
    graph: graphSettings,
    documents: new TrustedDocuments({}, false),
  });
  await graph.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => graph.close());

interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a scanner looks for in it.
  readonly json: any;
}

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${graph.server.listeningOrigin}${path}`, init);
  const text = await response.text();
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {}
  return { status: response.status, text, json };
}

function post(query: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return send('/graphql', { method: 'POST', headers, body: JSON.stringify(query) });
}

const byGet = (query: string) => `/graphql?${new URLSearchParams({ query })}`;
const ask = (query: string) => post({ query });

/** What the scanner graphql-cop looks for; each gives what would be a finding, and null where there is none. */
const CHECKS: [string, () => Promise<unknown>][] = [
  [
    'an IDE',
    async () => {
      for (const path of ['/graphiql', '/playground', '/console', '/graphql', '/'])
        for (const accept of ['*/*', 'text/html']) {
          const { text } = await send(path, { headers: { accept } });
          if (/graphiql\.min\.css|GraphiQL|GraphQL Playground|graphql-playground|id="playground"/.test(text))
            return path;
        }
      return null;
    },
  ],
  [
    'introspection',
    async () => (await ask('query cop { __schema { types { name fields { name } } } }')).json?.data,
  ],
  ['introspection of one type', async () => (await ask('{ __type(name: "Query") { name } }')).json?.data],
  [
    'suggestions of fields',
    async () => {
      const queries = [
        'query { __schema { directive } }',
        '{ artcles { totalCount } }',
        '{ articles(frist: 1) { totalCount } }',
      ];
      const answers = await Promise.all(queries.map(ask));
      const enumValue = await post({
        query: 'query ($by: ArticleOrder!) { articles(orderBy: $by) { totalCount } }',
        variables: { by: 'NEWST' },
      });
      return (
        [...answers, enumValue].map(({ text }) => /Did you mean[^"]*/.exec(text)?.[0]).find(Boolean) ?? null
      );
    },
  ],
  [
    'queries by GET without a header that other sites cannot send',
    async () => (await send(byGet('{__typename}'))).json?.data,
  ],
  ['mutations by GET', async () => (await send(byGet('mutation {__typename}'))).json?.data],
  [
    'mutations by GET, even with such a header',
    async () =>
      (await send(byGet('mutation {__typename}'), { headers: { 'apollo-require-preflight': '1' } })).json
        ?.data,
  ],
  [
    'queries by POST in the url',
    async () => (await send(byGet('{__typename}'), { method: 'POST' })).json?.data,
  ],
  [
    'queries by POST as a form',
    async () => {
      const body = new URLSearchParams({ query: '{__typename}' });
      return (await send('/graphql', { method: 'POST', body })).json?.data;
    },
  ],
  [
    'a hundred aliases',
    async () => {
      const aliases = Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`);
      return (await ask(`query cop { ${aliases.join('\n')} }`)).json?.data;
    },
  ],
  [
    'batches',
    async () => {
      const { json } = await post(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })));
      return Array.isArray(json) ? json : json?.data;
    },
  ],
  [
    'an error for each of many directives',
    async () => {
      const { json } = await ask(`query cop { __typename ${'@aa'.repeat(10)} }`);
      return json.errors.length >= 10 ? json.errors : null;
    },
  ],
  [
    'a field five hundred times',
    async () => (await ask(`query cop { ${'__typename '.repeat(500)} }`)).json?.data,
  ],
  [
    'types of fields of types of fields',
    async () =>
      (
        await ask(
          'query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
        )
      ).json?.data,
  ],
  [
    'fragments that spread each other',
    async () => {
      const query =
        'query { __typename ...A } fragment A on Query { __typename ...B } fragment B on Query { ...A }';
      return (await ask(query)).json?.data;
    },
  ],
  [
    'traces',
    async () => {
      const { json, text } = await ask('query cop { __typename }');
      return json?.extensions?.tracing ?? /stacktrace|"exception"/i.exec(text);
    },
  ],
  [
    'the inside of errors',
    async () => {
      const answers = await Promise.all(
        ['qwerty cop { abc }', '{ node(id: "\\u0000") { id } }', '{'].map(ask),
      );
      return (
        answers.map(({ text }) => /"exception"|stack|node_modules|\.js:\d/i.exec(text)).find(Boolean) ?? null
      );
    },
  ],
];

describe('a server in production gives a scanner no', () => {
  it.each(CHECKS)('%s', async (_, check) => {
    expect((await check()) ?? null).toBeNull();
  });

  it('reason to doubt that it answers at all', async () => {
    expect(await ask('{ articles { totalCount } }')).toMatchObject({
      status: 200,
      json: { data: { articles: { totalCount: 3 } } },
    });
  });
});

describe('the same checks, of a server that is not in production,', () => {
  it('find the playground, introspection and suggestions, so that they can find something', async () => {
    const open = await openTestGraph();
    const before = graph;
    graph = open;
    try {
      await open.server.listen({ host: '127.0.0.1', port: 0 });
      for (const [name, check] of CHECKS)
        if (/IDE|introspection|suggestions/.test(name))
          expect([name, (await check()) ?? null]).not.toEqual([name, null]);
    } finally {
      graph = before;
      await open.close();
    }
  });
});
