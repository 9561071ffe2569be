import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** An operation's parts that say which fields are selected. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** With at least those that @skip and @include depend on. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields selected on a type, in the answer's order, those with the same key together. */
export function collectFields(
  selecting: Selecting,
  type: GraphQLObjectType,
  nodes: readonly { readonly selectionSet?: SelectionSetNode | undefined }[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();

  function add({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection, selecting)) continue;
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known) known.push(selection);
        else fields.set(key, [selection]);
      } else {
        const fragment = selection.kind === 'InlineFragment' ? selection : unvisited(selection.name.value);
        if (fragment && applies(fragment.typeCondition?.name.value)) add(fragment.selectionSet);
      }
    }
  }

  function unvisited(name: string): FragmentDefinitionNode | undefined {
    if (visited.has(name)) return undefined;
    visited.add(name);
    return selecting.fragments[name];
  }

  function applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditional = selecting.schema.getType(condition);
    return isAbstractType(conditional) && selecting.schema.isSubType(conditional, type);
  }

  for (const { selectionSet } of nodes) if (selectionSet) add(selectionSet);
  return fields;
}

function isIncluded(node: SelectionNode, { variables }: Selecting): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  if (skip?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

/** The variables on whose values it depends which fields an operation selects. */
export function selectingVariables(directives: readonly DirectiveNode[]): Set<string> {
  const conditions = directives.filter(({ name }) => name.value === 'skip' || name.value === 'include');
  return new Set(
    conditions
      .flatMap((directive) => directive.arguments ?? [])
      .flatMap(({ value }) => (value.kind === 'Variable' ? value.name.value : [])),
  );
}

/** A document's fragments by their names. */
export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    definitions.flatMap((definition) =>
      definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [],
    ),
  );
}
