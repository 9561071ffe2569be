import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { answerTooLarge } from '../answer-size.js';
import type { RequestContext } from '../context.js';
import { collectFields, type Selecting } from './collect-fields.js';
import { remembered } from './entity-texts.js';
import { leafText } from './leaf-text.js';
import { all, isPromise, type MaybePromise, startAll, then } from './maybe-promise.js';
import { resolveManyOf } from './resolve-many.js';

/** What one execution of a plan has. */
interface Run {
  readonly context: RequestContext;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One text for each of the values or parents. */
type Texts = readonly string[];
type Completion = (values: readonly unknown[], run: Run) => MaybePromise<Texts>;
type Values = (parents: readonly unknown[], run: Run) => MaybePromise<readonly unknown[]>;

/**
 * An operation's one execution: gives the data as JSON text.
 * @param root what a subscription tells of; undefined for a query
 */
export type OperationPlan = (
  context: RequestContext,
  variables: Run['variables'],
  root?: unknown,
) => MaybePromise<string>;

interface Operation extends Selecting {
  readonly definition: OperationDefinitionNode;
  readonly maxCharacters: number;
}

/**
 * Plans a query, or what a subscription tells each time: from its document to functions that go from resolvers straight to JSON text, each field
 * resolved for all its parents at once.
 *
 * A plan knows no errors: where anything is not as it has to be, it throws, and what the answer is then is for
 * graphql-js to say. Neither changes anything, so that they can be executed again.
 *
 * @param variables at least those that @skip and @include depend on; the plan is for these values of them
 * @param maxCharacters of the data; an execution that comes to more ends with a RequestError
 * @returns null for what is left to graphql-js: mutations, introspection
 */
export function planOperation(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Run['variables'],
  maxCharacters: number,
): OperationPlan | null {
  const root = schema.getRootType(definition.operation);
  if (definition.operation === OperationTypeNode.MUTATION || !root) return null;
  const complete = completeObject({ schema, definition, fragments, variables, maxCharacters }, root, [
    definition,
  ]);
  if (!complete) return null;
  return (context, values, rootValue) =>
    then(complete([rootValue], { context, variables: values }), (texts) => texts[0] as string);
}

type Nodes = readonly { readonly selectionSet?: FieldNode['selectionSet'] }[];

/** What an object's text is made of: runs of fields that are read and written at once, and fields that are not. */
type Part = { readonly run: (parent: unknown) => string } | { readonly column: Completion };

/** Null where the selection has a field that is not the schema's own. */
function completeObject(operation: Operation, type: GraphQLObjectType, nodes: Nodes): Completion | null {
  const parts = partsOf(operation, type, nodes);
  if (!parts) return null;
  const columns = parts.flatMap((part) => ('column' in part ? part.column : []));
  return (parents, run) =>
    then(
      startAll(columns.length, (index) => (columns[index] as Completion)(parents, run)),
      (textsOfColumns) => {
        const texts: string[] = [];
        let characters = 0;
        for (let row = 0; row < parents.length; row++) {
          let text = '';
          let column = 0;
          for (const part of parts)
            text += 'run' in part ? part.run(parents[row]) : (textsOfColumns[column++] as Texts)[row];
          texts.push(text);
          // All of it is in the answer, once.
          characters += text.length;
          if (characters > operation.maxCharacters) throw answerTooLarge(operation.maxCharacters);
        }
        return texts;
      },
    );
}

function partsOf(operation: Operation, type: GraphQLObjectType, nodes: Nodes): Part[] | null {
  const parts: Part[] = [];
  let pieces: Piece[] = [];
  let constant = '{';
  for (const [key, fieldNodes] of collectFields(operation, type, nodes)) {
    constant += `${constant === '{' ? '' : ','}${JSON.stringify(key)}:`;
    const { value: name } = (fieldNodes[0] as FieldNode).name;
    if (name === '__typename') {
      constant += JSON.stringify(type.name);
      continue;
    }
    const field = type.getFields()[name];
    if (!field) return null;
    const write = plainField(field);
    if (write) pieces.push({ before: constant, write });
    else {
      const column = planField(operation, type, field, key, fieldNodes);
      if (!column) return null;
      parts.push({ run: writeRun(pieces, constant) }, { column });
      pieces = [];
    }
    constant = '';
  }
  parts.push({ run: writeRun(pieces, `${constant}}`) });
  return parts;
}

/** A field's text, and what stands before it. */
interface Piece {
  readonly before: string;
  readonly write: (parent: unknown) => string;
}

function writeRun(pieces: readonly Piece[], end: string): (parent: unknown) => string {
  if (pieces.length === 0) return () => end;
  return remembered((parent) => {
    let text = '';
    for (const { before, write } of pieces) text += before + write(parent);
    return text + end;
  });
}

/** How to write a leaf that stands in its parent; null for any other field. */
function plainField({ name, type, resolve, args }: GraphQLField<unknown, unknown>): Piece['write'] | null {
  const leaf = getNullableType(type);
  if (resolve || args.length > 0 || !isLeafType(leaf)) return null;
  const textOf = leafText(leaf);
  return (parent) => {
    const value = (parent as Record<string, unknown> | undefined)?.[name];
    if (value == null) return isNonNullType(type) ? (present(value) as string) : 'null';
    if (typeof value === 'function' || isPromise(value)) throw new Error('A plain field has to be computed.');
    return textOf(value);
  };
}

function planField(
  operation: Operation,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
): Completion | null {
  const complete = completeValue(operation, field.type, nodes);
  if (!complete) return null;
  const values = valuesOf(operation, parentType, field, key, nodes);
  return (parents, run) => then(values(parents, run), (found) => complete(found, run));
}

function valuesOf(
  operation: Operation,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
): Values {
  const [node] = nodes as readonly [FieldNode];
  const constant = usesVariables(node) ? null : getArgumentValues(field, node);
  const argumentsOf = ({ variables }: Run): Record<string, unknown> =>
    constant ?? getArgumentValues(field, node, variables);

  const resolveMany = resolveManyOf(field);
  if (resolveMany) return (parents, run) => resolveMany(parents, run.context);

  const { resolve, name } = field;
  if (!resolve) {
    return (parents, run) => {
      const values: unknown[] = [];
      let isMethod = false;
      for (const parent of parents) {
        const value = (parent as Record<string, unknown> | undefined)?.[name];
        values.push(value);
        isMethod ||= typeof value === 'function';
      }
      if (!isMethod) return all(values);
      const args = argumentsOf(run);
      const info = infoOf(run);
      return startAll(values.length, (index) => {
        const value = values[index];
        return typeof value === 'function' ? value.call(parents[index], args, run.context, info) : value;
      });
    };
  }

  // Of all parents alike, so that the path has no places in lists.
  function infoOf({ variables }: Run): GraphQLResolveInfo {
    return {
      fieldName: name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType,
      path: { prev: undefined, key, typename: parentType.name },
      schema: operation.schema,
      fragments: operation.fragments as Record<string, FragmentDefinitionNode>,
      rootValue: undefined,
      operation: operation.definition,
      variableValues: variables as Record<string, unknown>,
    };
  }

  return (parents, run) => {
    const args = argumentsOf(run);
    const info = infoOf(run);
    return startAll(parents.length, (index) => resolve(parents[index], args, run.context, info));
  };
}

function usesVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable() {
        found = true;
      },
    });
  return found;
}

function completeValue(operation: Operation, type: GraphQLOutputType, nodes: Nodes): Completion | null {
  if (isNonNullType(type)) {
    if (isLeafType(type.ofType)) return completeLeaf(type.ofType, true);
    const complete = completeValue(operation, type.ofType, nodes);
    return complete && ((values, run) => complete(values.map(present), run));
  }
  if (isListType(type)) {
    const complete = completeValue(operation, type.ofType, nodes);
    return complete && completeList(complete);
  }
  if (isLeafType(type)) return completeLeaf(type, false);
  if (isObjectType(type)) {
    const complete = completeObject(operation, type, nodes);
    return complete && completePresent(checkType(type, complete));
  }
  return isAbstractType(type) ? completePresent(completeAbstract(operation, type, nodes)) : null;
}

function present(value: unknown): unknown {
  if (value == null) throw new Error('A field that is never null is.');
  return value;
}

function completeLeaf(type: GraphQLLeafType, isNonNull: boolean): Completion {
  const textOf = leafText(type);
  return (values) => {
    const texts: string[] = [];
    for (const value of values)
      texts.push(value == null ? (isNonNull ? (present(value) as string) : 'null') : textOf(value));
    return texts;
  };
}

/** The items of all lists at once. */
function completeList(complete: Completion): Completion {
  return (values, run) => {
    const items: MaybePromise<unknown>[] = [];
    const ends: number[] = [];
    for (const value of values) {
      if (Array.isArray(value)) for (let index = 0; index < value.length; index++) items.push(value[index]);
      else if (value != null) items.push(...iterable(value));
      ends.push(items.length);
    }
    return then(all(items), (found) =>
      then(complete(found, run), (texts) => {
        let next = 0;
        return values.map((value, index) => {
          if (value == null) return 'null';
          let text = '[';
          for (const start = next; next < (ends[index] as number); next++)
            text += (next === start ? '' : ',') + texts[next];
          return `${text}]`;
        });
      }),
    );
  };
}

function iterable(value: unknown): Iterable<unknown> {
  if (typeof value === 'object' && Symbol.iterator in (value as object)) return value as Iterable<unknown>;
  throw new Error('A list is none.');
}

/** Leaves out what is null. */
function completePresent(complete: Completion): Completion {
  return (values, run) => {
    if (values.length === 0) return [];
    if (!values.includes(null) && !values.includes(undefined)) return complete(values, run);
    const objects = values.filter((value) => value != null);
    return then(objects.length > 0 ? complete(objects, run) : [], (texts) => {
      let next = 0;
      return values.map((value) => (value == null ? 'null' : (texts[next++] as string)));
    });
  };
}

function checkType({ name, isTypeOf }: GraphQLObjectType, complete: Completion): Completion {
  return (values, run) => {
    for (const value of values) {
      if (value instanceof Error) throw value;
      if (isTypeOf && isTypeOf(value, run.context, {} as GraphQLResolveInfo) !== true)
        throw new Error(`A value is no ${name}.`);
    }
    return complete(values, run);
  };
}

/** The values of each type at once. */
function completeAbstract(operation: Operation, type: GraphQLAbstractType, nodes: Nodes): Completion {
  const { schema } = operation;
  const completions = new Map<string, Completion>();
  const completionsOfClasses = new Map<unknown, Completion>();
  const completionOf = (name: unknown): Completion => {
    const known = completions.get(name as string);
    if (known) return known;
    const member = schema.getType(name as string);
    if (!isObjectType(member) || !schema.isSubType(type, member))
      throw new Error(`${name} is no type of ${type.name}.`);
    const complete = completeObject(operation, member, nodes);
    if (!complete) throw new Error(`A field of ${name} cannot be planned.`);
    const checked = checkType(member, complete);
    completions.set(member.name, checked);
    return checked;
  };

  // A type is a class here, so that the type of a class is found once. Anything else is no class's.
  const completionOfValue = (value: unknown, { context }: Run): Completion => {
    const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : null;
    const known = completionsOfClasses.get(prototype);
    if (known) return known;
    const complete = completionOf(type.resolveType?.(value, context, {} as GraphQLResolveInfo, type));
    if (prototype !== null && prototype !== Object.prototype) completionsOfClasses.set(prototype, complete);
    return complete;
  };

  return (values, run) => {
    const groups = new Map<Completion, number[]>();
    values.forEach((value, index) => {
      const complete = completionOfValue(value, run);
      const group = groups.get(complete);
      if (group) group.push(index);
      else groups.set(complete, [index]);
    });
    const parts = [...groups];
    if (parts.length === 1) return (parts[0] as (typeof parts)[0])[0](values, run);
    return then(
      startAll(parts.length, (part) => {
        const [complete, indexes] = parts[part] as [Completion, number[]];
        return complete(
          indexes.map((index) => values[index]),
          run,
        );
      }),
      (textsOfParts) => {
        const texts: string[] = new Array(values.length);
        parts.forEach(([, indexes], part) => {
          indexes.forEach((index, place) => {
            texts[index] = (textsOfParts[part] as Texts)[place] as string;
          });
        });
        return texts;
      },
    );
  };
}
