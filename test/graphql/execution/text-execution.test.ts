import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DocumentNode, execute, type OperationDefinitionNode, parse, validate } from 'graphql';
import { FOLDERS } from '../../../src/app.js';
import { ANONYMOUS, type Caller } from '../../../src/domain/caller.js';
import { makeContext } from '../../../src/graphql/context.js';
import { TextExecution } from '../../../src/graphql/execution/text-execution.js';
import { readOperations } from '../../../src/graphql/operations.js';
import { makeSchema } from '../../../src/graphql/schema.js';
import { seeded } from '../../random.js';
import { openTestGraph, type TestGraph } from '../test-graph.js';
import { OperationGenerator } from './random-operations.js';

const OPERATIONS = 3_000;
const SUBSCRIPTIONS = 1_000;

const schema = makeSchema();
const execution = new TextExecution(schema, Number.POSITIVE_INFINITY);
const ready = await readOperations(FOLDERS.operations);
/** One who may select every field. */
const caller: Caller = { ...ANONYMOUS, kind: 'KEY', id: 'key_0', name: 'Night desk', scopes: ['admin'] };
let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

type Outcome = 'the same' | 'left to graphql-js';

/**
 * Executes with graphql-js and from a plan, and compares what both give.
 * @param mayFail whether errors are expected where something was left to graphql-js, and only there
 */
async function compare(
  document: DocumentNode,
  variables: Record<string, unknown>,
  mayFail = false,
  rootValue?: unknown,
): Promise<Outcome> {
  const context = () => makeContext(graph.app, { caller });
  const operation = document.definitions.find(
    (definition) => definition.kind === 'OperationDefinition',
  ) as OperationDefinitionNode;
  const contextValue = context();
  const slow = await execute({ schema, document, variableValues: variables, contextValue, rootValue });
  const text = await execution.execute(document, operation, context(), variables, rootValue);
  if (mayFail) expect([text === null, slow.errors]).toEqual([slow.errors !== undefined, slow.errors]);
  if (text === null) return 'left to graphql-js';
  expect(slow.errors).toBeUndefined();
  expect(text).toBe(JSON.stringify(slow.data));
  return 'the same';
}

describe('an execution from a plan', () => {
  it('gives what graphql-js gives, for operations made at random', async () => {
    const generator = await generatorFrom(20_250_301);
    let same = 0;
    for (let number = 0; number < OPERATIONS; number++) {
      const { query, variables } = generator.next();
      const document = parse(query);
      // Two fields of different types may have come under one key.
      if (validate(schema, document).length > 0) continue;
      // What graphql-js gives with an error is its own; everything else has to come from a plan.
      if ((await compare(document, variables, true)) === 'the same') same++;
    }
    expect(same).toBeGreaterThan(OPERATIONS * 0.6);
    expect(same).toBeLessThan(OPERATIONS);
  }, 120_000);

  it('gives what graphql-js gives, for what subscriptions made at random tell', async () => {
    const generator = await generatorFrom(20_251_125);
    const nodes = await graph.app.store.statements.byIds(
      (await idsInUse()).filter((id) => /^(quo|clm)/.test(id)),
    );
    let same = 0;
    for (let number = 0; number < SUBSCRIPTIONS; number++) {
      const { query, variables } = generator.nextSubscription();
      const document = parse(query);
      if (!isValidSubscription(document)) continue;
      const event = { cursor: `cursor ${number}`, statement: nodes[number % nodes.length] };
      if ((await compare(document, variables, true, event)) === 'the same') same++;
    }
    expect(same).toBeGreaterThan(SUBSCRIPTIONS * 0.6);
  }, 60_000);

  it.each(ready.filter(({ kind }) => kind === 'query'))(
    'gives what graphql-js gives, for $name',
    async ({ query, variables }) => {
      expect(await compare(parse(query), { ...variables })).toBe('the same');
    },
  );

  it.each(ready.filter(({ kind }) => kind === 'subscription'))(
    'gives what graphql-js gives, for what $name tells',
    async ({ query, variables }) => {
      const [id] = (await idsInUse()).filter((each) => each.startsWith('clm'));
      const [statement] = await graph.app.store.statements.byIds([id as string]);
      const event = { cursor: 'a cursor', statement };
      expect(await compare(parse(query), { ...variables }, false, event)).toBe('the same');
    },
  );

  it('leaves mutations to graphql-js', async () => {
    const mutations = ready.filter(({ kind }) => kind === 'mutation');
    expect(mutations.length).toBeGreaterThan(3);
    for (const { query, variables } of mutations) {
      const document = parse(query);
      const [operation] = document.definitions as OperationDefinitionNode[];
      const text = await execution.execute(
        document,
        operation as OperationDefinitionNode,
        makeContext(graph.app),
        { ...variables },
      );
      expect(text).toBeNull();
    }
  });

  it('plans an operation for each choice that @skip and @include leave', async () => {
    const document = parse(
      'query ($a: Boolean!, $b: Boolean = true) { articles { totalCount @skip(if: $a) nodes { id @include(if: $b) } } }',
    );
    for (const variables of [{ a: true }, { a: false }, { a: true, b: false }, { a: false, b: false }])
      expect(await compare(document, variables)).toBe('the same');
  });

  for (const [what, query] of [
    ['introspection', '{ __schema { queryType { name } } }'],
    ['introspection beside other fields', '{ articles { totalCount } __type(name: "Article") { name } }'],
    ['an error in a resolver', '{ actor { name } }'],
    ['variables that do not fit', 'query ($first: Int!) { articles(first: $first) { totalCount } }'],
  ] as const)
    it(`leaves ${what} to graphql-js`, async () => {
      expect(await compare(parse(query), {})).toBe('left to graphql-js');
    });
});

/** graphql-js itself throws where the one field depends on a variable. */
function isValidSubscription(document: DocumentNode): boolean {
  try {
    return validate(schema, document).length === 0;
  } catch {
    return false;
  }
}

async function generatorFrom(seed: number): Promise<OperationGenerator> {
  const ids = await idsInUse();
  const of = (type: string) => ids.filter((id) => id.startsWith(type));
  return new OperationGenerator(
    schema,
    {
      id: ids,
      ids,
      'article.id': of('art'),
      'actor.id': of('act'),
      'quote.id': of('quo'),
      'claim.id': of('clm'),
      articleIds: of('art'),
      actorIds: of('act'),
      partOfIds: of('clm'),
      standsForIds: of('act'),
      query: ['harbour', 'hrabour', '"the walls"', '', 'peace -walls'],
      first: [0, 1, 3, 10],
      last: [],
      after: [],
      before: [],
      facetValues: [1, 5],
    },
    seeded(seed),
  );
}

async function idsInUse(): Promise<string[]> {
  const { data } = await graph.send(
    '{ articles { nodes { id } } actors { nodes { id } } quotes { nodes { id } } claims { nodes { id } } }',
  );
  const lists = Object.values(data as Record<string, { nodes: { id: string }[] }>);
  return lists.flatMap(({ nodes }) => nodes.map(({ id }) => id));
}
