import { describe, expect, it } from '@jest/globals';
import { type FieldNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { selects } from '../../src/graphql/selected-fields.js';

/** Of the operation's first field. */
function infoOf(text: string) {
  const { definitions } = parse(text);
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  return {
    fieldNodes: operation.selectionSet.selections as FieldNode[],
    fragments: Object.fromEntries(
      (fragments as FragmentDefinitionNode[]).map((each) => [each.name.value, each]),
    ),
  };
}

describe('whether an operation selects a field', () => {
  const info = infoOf(`
    { list { total ... { edges { ...Edge } } } list { edges { score } } }
    fragment Edge on Edge { node { id } }
  `);

  it.each([
    [['total'], true],
    [['edges', 'node', 'id'], true],
    [['edges', 'score'], true],
    [['edges', 'highlights'], false],
    [['nodes'], false],
    [['total', 'edges'], false],
  ])('%j: %s', (path, expected) => {
    expect(selects(info, ...path)).toBe(expected);
    expect(selects(info, ...path)).toBe(expected);
  });

  it('is found in time where fragments spread fragments twice, many times', () => {
    const chain = Array.from(
      { length: 60 },
      (_, index) => `fragment F${index} on List { ...F${index + 1} ...F${index + 1} }`,
    );
    const long = infoOf(`{ list { ...F0 } } ${chain.join('\n')} fragment F60 on List { total }`);
    expect(selects(long, 'total')).toBe(true);
    expect(selects(long, 'edges', 'highlights')).toBe(false);
  });
});
