import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

const CONDITIONS = ['skip', 'include'];

/**
 * A subscription has its one field, whatever the variables: as the specification has it, no directive leaves it out.
 * @throws GraphQLError where one may
 */
export function checkSubscribedField({ definitions }: DocumentNode): void {
  const fragments = new Map<string, SelectionSetNode>();
  for (const each of definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each.selectionSet);
  for (const each of definitions) {
    if (each.kind !== Kind.OPERATION_DEFINITION || each.operation !== OperationTypeNode.SUBSCRIPTION)
      continue;
    const condition = conditionIn(each.selectionSet, new Map(fragments));
    if (condition)
      throw new GraphQLError(
        `The field of a subscription cannot have @${condition.name.value}: put it on the fields inside.`,
        { nodes: condition, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      );
  }
}

/** @param fragments those that have not been looked into yet */
function conditionIn(
  { selections }: SelectionSetNode,
  fragments: Map<string, SelectionSetNode>,
): DirectiveNode | undefined {
  for (const selection of selections) {
    const own = selection.directives?.find(({ name }) => CONDITIONS.includes(name.value));
    if (own) return own;
    if (selection.kind === Kind.FIELD) continue;
    let inside: SelectionSetNode | undefined;
    if (selection.kind === Kind.INLINE_FRAGMENT) inside = selection.selectionSet;
    else {
      inside = fragments.get(selection.name.value);
      fragments.delete(selection.name.value);
    }
    const inner = inside && conditionIn(inside, fragments);
    if (inner) return inner;
  }
  return undefined;
}
