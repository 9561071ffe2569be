import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../page-args.js';

type Variables = Readonly<Record<string, unknown>>;

/** One pricing. Fragments are spread many times over, and priced once. */
interface Pricing {
  readonly variables: Variables;
  readonly known: Map<string, number>;
}

/** A number, or what depends on variables. */
type Cost = number | ((pricing: Pricing) => number);

/** What a change costs at least: it is on disk before it is answered. */
const MUTATION_WEIGHT = 10;

/**
 * Prices an operation: gives the function from its variables to what it costs, at most.
 *
 * - A thing (an object) costs 1, and so does each in a list of which it is known how long it can be: a page has as
 *   many as `first` or `last` says, 20 where neither does, and `nodes(ids:)` as many as there are ids.
 * - What stands in a thing costs nothing, nor do the wrappers of a page (`edges`, `pageInfo`).
 * - A field that costs more says so where it is declared, as type-graphql's `complexity`.
 *
 * What @skip leaves out counts, too; of types that exclude each other the dearest counts.
 *
 * @param operation a valid one
 */
export function operationCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): (variables: Variables) => number {
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue,
    ]),
  );
  const known = new Map<string, Cost>();

  function ofFragment({ name, selectionSet, typeCondition }: FragmentDefinitionNode): Cost {
    const before = known.get(name.value);
    if (before !== undefined) return before;
    const found = ofSelections(
      selectionSet,
      schema.getType(typeCondition.name.value) as GraphQLCompositeType,
    );
    const cost = typeof found === 'number' ? found : once(name.value, found);
    known.set(name.value, cost);
    return cost;
  }

  function ofSelections(set: SelectionSetNode, type: GraphQLCompositeType): Cost {
    const members = membersOf(type);
    const costs = new Map<string, Cost>(members.map((member) => [member, 0]));
    const add = (cost: Cost, types: readonly string[]): void => {
      for (const each of types) if (costs.has(each)) costs.set(each, sum(costs.get(each) as Cost, cost));
    };
    for (const selection of set.selections) {
      if (selection.kind === 'Field') add(ofField(selection, type), members);
      else if (selection.kind === 'InlineFragment') {
        const condition = selection.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : (schema.getType(condition) as GraphQLCompositeType);
        add(ofSelections(selection.selectionSet, narrowed), membersOf(narrowed));
      } else {
        const fragment = fragments[selection.name.value] as FragmentDefinitionNode;
        add(
          ofFragment(fragment),
          membersOf(schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType),
        );
      }
    }
    return greatest([...costs.values()]);
  }

  function membersOf(type: GraphQLCompositeType): string[] {
    return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }

  function ofField(node: FieldNode, parent: GraphQLCompositeType): Cost {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = field ? getNamedType(field.type) : introspected(node.name.value);
    if (!isCompositeType(type) || !node.selectionSet) return field ? weightOf(field, parent, 0) : 0;
    const weight = field ? weightOf(field, parent, isWrapper(field, parent) ? 0 : 1) : 1;
    return sum(weight, product(sizeOf(node, field), ofSelections(node.selectionSet, type)));
  }

  function introspected(name: string): unknown {
    if (name === '__schema') return schema.getType('__Schema');
    return name === '__type' ? schema.getType('__Type') : undefined;
  }

  function weightOf(
    { extensions }: GraphQLField<unknown, unknown>,
    parent: GraphQLCompositeType,
    otherwise: number,
  ): number {
    const declared = extensions['complexity'];
    if (typeof declared === 'number') return declared;
    return parent === schema.getMutationType() ? MUTATION_WEIGHT : otherwise;
  }

  /** How many of what is selected below a field there can be. */
  function sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): Cost {
    const ids = argumentOf(node, 'ids');
    if (ids && field?.args.some(({ name }) => name === 'ids')) return lengthOf(ids);
    if (!field?.args.some(({ name }) => name === 'first')) return 1;
    const size = argumentOf(node, 'first') ?? argumentOf(node, 'last');
    return size ? numberOf(size) : DEFAULT_PAGE_SIZE;
  }

  function numberOf(value: ValueNode): Cost {
    if (value.kind !== 'Variable')
      return value.kind === 'IntValue' ? pageSize(Number(value.value)) : DEFAULT_PAGE_SIZE;
    const name = value.name.value;
    const preset = defaults.get(name);
    const otherwise = preset?.kind === 'IntValue' ? pageSize(Number(preset.value)) : DEFAULT_PAGE_SIZE;
    return ({ variables }) => (typeof variables[name] === 'number' ? pageSize(variables[name]) : otherwise);
  }

  function lengthOf(value: ValueNode): Cost {
    if (value.kind !== 'Variable') return value.kind === 'ListValue' ? pageSize(value.values.length) : 1;
    const name = value.name.value;
    return ({ variables }) => (Array.isArray(variables[name]) ? pageSize(variables[name].length) : 1);
  }

  const root = schema.getRootType(operation.operation) as GraphQLCompositeType;
  const cost = ofSelections(operation.selectionSet, root);
  return (variables) => numberFor(cost, { variables, known: new Map() });
}

function once(name: string, cost: (pricing: Pricing) => number): Cost {
  return (pricing) => {
    const before = pricing.known.get(name);
    if (before !== undefined) return before;
    const value = cost(pricing);
    pricing.known.set(name, value);
    return value;
  };
}

/** The two fields of a page that have what is in it; the page itself has been counted. */
function isWrapper({ name }: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType): boolean {
  return (
    isObjectType(parent) && parent.name.endsWith('Connection') && (name === 'edges' || name === 'pageInfo')
  );
}

function argumentOf({ arguments: given = [] }: FieldNode, name: string): ValueNode | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === 'NullValue' ? undefined : value;
}

/** No more is ever answered than the largest page; what is wrong is refused by the field itself. */
function pageSize(given: number): number {
  return Math.min(Math.max(given, 0), MAX_PAGE_SIZE);
}

function sum(one: Cost, other: Cost): Cost {
  if (typeof one === 'number' && typeof other === 'number') return one + other;
  return (pricing) => numberFor(one, pricing) + numberFor(other, pricing);
}

function product(one: Cost, other: Cost): Cost {
  if (typeof one === 'number' && typeof other === 'number') return one * other;
  return (pricing) => numberFor(one, pricing) * numberFor(other, pricing);
}

function greatest(costs: readonly Cost[]): Cost {
  const [only] = costs;
  if (costs.length === 1 && only !== undefined) return only;
  const numbers = costs.filter((cost) => typeof cost === 'number');
  if (numbers.length === costs.length) return Math.max(0, ...numbers);
  return (pricing) => Math.max(0, ...costs.map((cost) => numberFor(cost, pricing)));
}

function numberFor(cost: Cost, pricing: Pricing): number {
  return typeof cost === 'number' ? cost : cost(pricing);
}
