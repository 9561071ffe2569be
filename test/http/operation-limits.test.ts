import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FOLDERS } from '../../src/app.js';
import { makeContext, type RequestContext } from '../../src/graphql/context.js';
import { stringifyResult } from '../../src/graphql/execution/json-text.js';
import { DEFAULT_GRAPHQL_SETTINGS as DEFAULTS } from '../../src/graphql/graphql-settings.js';
import { Limiting } from '../../src/graphql/limits/limiting.js';
import { type ReadyOperation, readOperations } from '../../src/graphql/operations.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { documentIdOf, TrustedDocuments } from '../../src/graphql/trusted-documents.js';
import { openTestGraph, type TestGraph } from '../graphql/test-graph.js';

const LIMITS = { maxTokens: 200, maxDepth: 5, maxBreadth: 8, maxAliases: 3, maxDirectives: 3, maxCost: 100 };
const PAGE = 'query ($n: Int) { articles(first: $n) { nodes { id headline } } }';

let graph: TestGraph;
let ready: ReadyOperation[];
beforeAll(async () => {
  ready = await readOperations(FOLDERS.operations);
  const known = [PAGE, ...ready.map(({ query }) => query), ...TOO_MUCH.map(([, query]) => query)];
  graph = await openTestGraph(
    undefined,
    {},
    {
      graph: { ...DEFAULTS, limits: LIMITS },
      documents: new TrustedDocuments(
        Object.fromEntries(known.map((query) => [documentIdOf(query), query])),
        false,
      ),
    },
  );
  await graph.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => graph.close());

async function ask(request: object, accept = 'application/graphql-response+json') {
  const response = await fetch(`${graph.server.listeningOrigin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(request),
  });
  return { status: response.status, body: await response.json() };
}

const TOO_MUCH: [string, string, RegExp][] = [
  [
    'too long',
    `{ __typename ${'\n'.repeat(10)} ${'# a comment\n'.repeat(10)} ${'a '.repeat(201)} }`,
    /more that 200 tokens/,
  ],
  [
    'too deep',
    '{ articles { nodes { statements { nodes { actor { name } } } } } }',
    /goes down 6 fields inside each other; at most 5/,
  ],
  ['too broad', `{ ${'__typename '.repeat(9)} }`, /has 9 fields beside each other; at most 8/],
  [
    'with too many aliases',
    '{ a: __typename b: __typename c: __typename d: __typename }',
    /has 4 aliases; at most 3/,
  ],
  ['with too many directives', '{ __typename @a @a @a @a }', /has 4 directives; at most 3/],
  ['too costly', '{ articles(first: 100) { nodes { id } } }', /costs 101; it may cost 100/],
];

describe('an operation that is', () => {
  it.each(TOO_MUCH)('%s is refused, as often as it comes', async (_, query, message) => {
    for (let time = 0; time < 3; time++) {
      const { status, body } = await ask({ query });
      expect({ status, ...body, extensions: undefined }).toMatchObject({
        status: 400,
        errors: [{ message: expect.stringMatching(message), extensions: { code: 'TOO_COSTLY' } }],
      });
      expect(body.errors).toHaveLength(1);
      expect(body).not.toHaveProperty('data');
    }
    // As the other refusals of what was understood.
    expect((await ask({ query }, 'application/json')).status).toBe(200);
  });

  it('within the limits says what it costs, each time by its variables', async () => {
    for (const [n, requested] of [
      [1, 2],
      [50, 51],
      [99, 100],
      [1, 2],
    ])
      for (const named of [{ query: PAGE }, { documentId: documentIdOf(PAGE) }])
        expect(await ask({ ...named, variables: { n } })).toMatchObject({
          status: 200,
          body: { data: { articles: {} }, extensions: { cost: { requested, maximum: 100 } } },
        });
    expect(await ask({ query: PAGE, variables: { n: 100 } })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'TOO_COSTLY' } }], extensions: { cost: { requested: 101 } } },
    });
  });

  it('one of several in its document is priced for itself', async () => {
    const query =
      'query A { articles(first: 90) { nodes { id } } } query B { quotes(first: 1) { nodes { id } } }';
    expect((await ask({ query, operationName: 'A' })).body.extensions.cost.requested).toBe(91);
    expect((await ask({ query, operationName: 'B' })).body.extensions.cost.requested).toBe(2);
    expect((await ask({ query, operationName: 'C' })).body.errors[0].extensions.code).toBe(
      'OPERATION_RESOLUTION_FAILURE',
    );
  });

  it('answered with an error in a field says what it costs, too', async () => {
    const { body } = await ask({ query: '{ quote(id: "nonsense") { id } articles { totalCount } }' });
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      data: { quote: null, articles: { totalCount: 3 } },
      extensions: { cost: { requested: 2, maximum: 100 } },
    });
  });
});

describe('a plan and graphql-js', () => {
  /** The same graph and limits, executed by graphql-js alone. */
  let plain: ApolloServer<RequestContext>;
  beforeAll(async () => {
    const schema = makeSchema();
    plain = new ApolloServer<RequestContext>({
      schema,
      stringifyResult,
      parseOptions: { maxTokens: LIMITS.maxTokens },
      plugins: [new Limiting(schema, LIMITS)],
    });
    await plain.start();
  });
  afterAll(() => plain.stop());

  const answerOf = async (request: { query: string; variables?: Record<string, unknown> }) => {
    const { body } = await plain.executeOperation(request, { contextValue: makeContext(graph.app) });
    const { errors, data, extensions } = (body as unknown as { singleResult: Record<string, unknown> })
      .singleResult;
    const messages = (errors as { message: string }[] | undefined)?.map(({ message }) => message);
    return JSON.parse(JSON.stringify({ messages, data, extensions }));
  };

  it('give the same within limits and beyond them, by text and by id', async () => {
    const requests = [
      ...ready.map(({ query, variables }) => ({ query, variables: { ...variables } })),
      ...[0, 5, 99, 100].map((n) => ({ query: PAGE, variables: { n } })),
      ...TOO_MUCH.map(([, query]) => ({ query, variables: {} })),
    ];
    let refused = 0;
    for (const request of requests) {
      const expected = await answerOf(request);
      const { body } = await ask(request);
      const { errors, data, extensions } = body;
      const messages = errors?.map(({ message }: { message: string }) => message);
      expect(JSON.parse(JSON.stringify({ messages, data, extensions }))).toEqual(expected);
      if (messages) refused++;
      const { query, variables } = request;
      expect((await ask({ documentId: documentIdOf(query), variables })).body).toEqual(body);
    }
    expect(refused).toBeGreaterThan(TOO_MUCH.length);
    expect(refused).toBeLessThan(requests.length - 3);
  });
});
