import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];
type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** By the nodes of one field, which are the same ones as long as a document is kept. */
const known = new WeakMap<readonly FieldNode[], Fields>();

/**
 * Whether an operation selects a field below the one that is being resolved, so that what nobody asked for need
 * not be computed. @skip and @include are not looked at: at worst something is computed for nothing.
 *
 * @param path names of fields, from the resolved one downwards
 */
export function selects(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  ...path: readonly string[]
): boolean {
  let nodes: readonly FieldNode[] | undefined = fieldNodes;
  for (const name of path) {
    nodes = fieldsBelow(nodes, fragments).get(name);
    if (!nodes) return false;
  }
  return true;
}

function fieldsBelow(nodes: readonly FieldNode[], fragments: Fragments): Fields {
  const found = known.get(nodes);
  if (found) return found;
  const fields = new Map<string, FieldNode[]>();
  // Each once, however often it is spread: fragments of fragments grow without a limit.
  const spread = new Set<string>();
  const add = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') {
        const { value: name } = selection.name;
        const same = fields.get(name);
        if (same) same.push(selection);
        else fields.set(name, [selection]);
      } else if (selection.kind === 'InlineFragment') add(selection.selectionSet);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        add(fragments[selection.name.value]?.selectionSet);
      }
    }
  };
  for (const { selectionSet } of nodes) add(selectionSet);
  known.set(nodes, fields);
  return fields;
}
