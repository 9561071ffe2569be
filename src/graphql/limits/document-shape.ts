import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { RequestError } from '../errors.js';
import type { OperationLimits } from './operation-limits.js';

/** How large a selection is. */
interface Shape {
  readonly depth: number;
  /** Of the selection itself. */
  readonly breadth: number;
  /** Of the broadest one in it. */
  readonly maxBreadth: number;
}

const NOTHING: Shape = { depth: 0, breadth: 0, maxBreadth: 0 };

/**
 * Checks a document by its form alone, before it is compared with the schema: that costs more than reading it, and
 * for some documents very much more.
 * @throws RequestError where there is more of something than is taken
 */
export function checkShape(document: DocumentNode, limits: OperationLimits): void {
  const shapes = new Map<string, Shape>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition);
  let aliases = 0;
  let directives = 0;

  /** Each fragment once, however often it is spread; one that spreads itself is for the validation to refuse. */
  function shapeOfFragment(name: string): Shape {
    const known = shapes.get(name);
    if (known) return known;
    shapes.set(name, NOTHING);
    const shape = shapeOf(fragments.get(name)?.selectionSet);
    shapes.set(name, shape);
    return shape;
  }

  function shapeOf(set: SelectionSetNode | undefined): Shape {
    let depth = 0;
    let breadth = 0;
    let maxBreadth = 0;
    for (const selection of set?.selections ?? []) {
      directives += selection.directives?.length ?? 0;
      if (selection.kind === 'Field' && selection.alias) aliases++;
      const inner =
        selection.kind === 'FragmentSpread'
          ? shapeOfFragment(selection.name.value)
          : shapeOf(selection.selectionSet);
      const isField = selection.kind === 'Field';
      depth = Math.max(depth, isField ? inner.depth + 1 : inner.depth);
      breadth += isField ? 1 : inner.breadth;
      maxBreadth = Math.max(maxBreadth, inner.maxBreadth);
    }
    return { depth, breadth, maxBreadth: Math.max(maxBreadth, breadth) };
  }

  let depth = 0;
  let breadth = 0;
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition' && definition.kind !== 'FragmentDefinition') continue;
    directives += definition.directives?.length ?? 0;
    for (const variable of definition.variableDefinitions ?? [])
      directives += variable.directives?.length ?? 0;
    const shape =
      definition.kind === 'FragmentDefinition'
        ? shapeOfFragment(definition.name.value)
        : shapeOf(definition.selectionSet);
    depth = Math.max(depth, shape.depth);
    breadth = Math.max(breadth, shape.maxBreadth);
  }
  check(depth, limits.maxDepth, 'goes down', 'fields inside each other');
  check(breadth, limits.maxBreadth, 'has', 'fields beside each other');
  check(aliases, limits.maxAliases, 'has', 'aliases');
  check(directives, limits.maxDirectives, 'has', 'directives');
}

function check(found: number, max: number, verb: string, what: string): void {
  if (found > max)
    throw new RequestError(
      'TOO_COSTLY',
      `The document ${verb} ${found} ${what}; at most ${max} are taken: ask for less at once.`,
    );
}
