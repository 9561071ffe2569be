import { describe, expect, it } from '@jest/globals';
import { type OperationDefinitionNode, parse, validate } from 'graphql';
import { FOLDERS } from '../../../src/app.js';
import { fragmentsOf } from '../../../src/graphql/execution/collect-fields.js';
import { operationCost } from '../../../src/graphql/limits/operation-cost.js';
import { DEFAULT_OPERATION_LIMITS } from '../../../src/graphql/limits/operation-limits.js';
import { readOperations } from '../../../src/graphql/operations.js';
import { makeSchema } from '../../../src/graphql/schema.js';

const schema = makeSchema();

function cost(source: string, variables: Record<string, unknown> = {}): number {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(
    (definition) => definition.kind === 'OperationDefinition',
  ) as OperationDefinitionNode;
  return operationCost(schema, operation, fragmentsOf(document))(variables);
}

describe('what an operation costs', () => {
  it.each([
    ['nothing but its name', '{ __typename }', 0],
    ['a thing', '{ article(url: "x") { id headline } }', 1],
    ['a thing of a thing', '{ quote(id: "x") { actor { name } article { headline } } }', 3],
    ['a count', '{ articles { totalCount } }', 1],
    ['a page of 20', '{ articles { nodes { id } } }', 21],
    [
      'a page by edges, which is the same',
      '{ articles { edges { cursor node { id } } pageInfo { hasNextPage } } }',
      21,
    ],
    ['a page of three', '{ articles(first: 3) { nodes { id } } }', 4],
    ['a page of the last three', '{ articles(last: 3) { nodes { id } } }', 4],
    ['a page of none', '{ articles(first: 0) { nodes { id } } }', 1],
    ['no more than the largest page', '{ articles(first: 2000000000) { nodes { id } } }', 101],
    ['a page where it is null', '{ articles(first: null) { nodes { id } } }', 21],
    [
      'lists in lists',
      '{ articles(first: 10) { nodes { statements(first: 10) { nodes { id actor { name } } } } } }',
      1 + 10 * (1 + 1 + 10 * 2),
    ],
    [
      'things by their ids',
      '{ nodes(ids: ["a", "b", "c"]) { id ... on Quote { actor { name } } } }',
      1 + 3 * 1,
    ],
    ['a search', '{ searchStatements(query: "x", first: 5) { nodes { text } } }', 50 + 5],
    ['a whole text', '{ article(url: "x") { body } }', 6],
    ['introspection', '{ __schema { types { name fields { name } } } }', 3],
  ])('%s', (_, source, expected) => expect(cost(source)).toBe(expected));

  it('is that of the dearest of types that exclude each other', () => {
    const source = `{ node(id: "x") {
      ... on Quote { actor { name } }
      ... on Claim { actor { name } article { headline } quotes(first: 2) { nodes { id } } }
      ... on Statement { article { headline } }
    } }`;
    expect(cost(source)).toBe(1 + (1 + 1 + (1 + 2)) + 1);
  });

  it('depends on the variables that say how much', () => {
    const source =
      'query ($n: Int = 7, $ids: [ID!]! = []) { quotes(first: $n) { nodes { id } } nodes(ids: $ids) { id } }';
    expect(cost(source)).toBe(8 + 1);
    expect(cost(source, { n: 50 })).toBe(51 + 1);
    expect(cost(source, { n: null })).toBe(8 + 1);
    expect(cost(source, { n: -5 })).toBe(1 + 1);
    expect(cost(source, { n: 1e9, ids: ['a', 'b'] })).toBe(101 + 1);
    expect(
      cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Quote { actor { id } } } }', {
        ids: ['a', 'b'],
      }),
    ).toBe(3);
    expect(cost('query ($n: Int) { quotes(last: $n) { nodes { id } } }', {})).toBe(21);
  });

  it('counts a fragment wherever it is spread, and prices it once', () => {
    const source = (depth: number) => {
      const fragments = Array.from(
        { length: depth },
        (_, index) =>
          `fragment F${index} on Actor { ${['a', 'b', 'c', 'd', 'e']
            .map((alias) => `${alias}: standsFor { id ${index + 1 < depth ? `...F${index + 1}` : ''} }`)
            .join(' ')} quotes(first: $n) { nodes { id } } }`,
      );
      return `query ($n: Int) { actor(name: "x") { ...F0 } } ${fragments.join(' ')}`;
    };
    expect(cost(source(1), { n: 3 })).toBe(1 + 5 + 4);
    expect(cost(source(2), { n: 3 })).toBe(1 + 5 * (1 + 5 + 4) + 4);
    // By the way of each spread it would be five to the sixtieth.
    expect(cost(source(60), { n: 3 })).toBeGreaterThan(1e40);
  });

  it('is far below the limit for every ready-made operation', async () => {
    for (const { query, variables } of await readOperations(FOLDERS.operations))
      expect(cost(query, { ...variables })).toBeLessThan(DEFAULT_OPERATION_LIMITS.maxCost / 50);
  });
});
