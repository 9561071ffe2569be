import type { FieldNode, FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/**
 * Whether an operation selects a field below the one that is being resolved, so that what nobody asked for need
 * not be computed. @skip and @include are not looked at: at worst something is computed for nothing.
 *
 * @param path names of fields, from the resolved one downwards
 */
export function selects(
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  ...path: readonly string[]
): boolean {
  return info.fieldNodes.some((node) => goesDown(node.selectionSet, path, info.fragments));
}

function goesDown(set: SelectionSetNode | undefined, path: readonly string[], fragments: Fragments): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return fieldsOf(set, fragments).some(
    (field) => field.name.value === name && goesDown(field.selectionSet, rest, fragments),
  );
}

/** Validation has made sure that fragments do not go round in circles. */
function fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field') return selection;
    if (selection.kind === 'InlineFragment') return fieldsOf(selection.selectionSet, fragments);
    const fragment: FragmentDefinitionNode | undefined = fragments[selection.name.value];
    return fieldsOf(fragment?.selectionSet, fragments);
  });
}
