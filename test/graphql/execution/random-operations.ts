import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
} from 'graphql';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/**
 * Values that arguments and fields of inputs get by their names: `quote.id` and `UpdateActorInput.id` of these alone,
 * `id` wherever it is. Others get one by their type.
 */
export type Vocabulary = Readonly<Record<string, readonly unknown[]>>;

const MAX_DEPTH = 6;

/** Makes valid operations at random: aliases, fragments, directives, variables, fields asked for twice. */
export class OperationGenerator {
  readonly #schema: GraphQLSchema;
  readonly #vocabulary: Vocabulary;
  readonly #random: () => number;
  #variables: Record<string, unknown> = {};
  #definitions: string[] = [];
  #fragments: string[] = [];

  constructor(schema: GraphQLSchema, vocabulary: Vocabulary, random: () => number) {
    this.#schema = schema;
    this.#vocabulary = vocabulary;
    this.#random = random;
  }

  next(): RandomOperation {
    return this.#operation('query', () =>
      this.#selection(this.#schema.getQueryType() as GraphQLNamedOutputType, 0),
    );
  }

  nextMutation(): RandomOperation {
    return this.#operation('mutation', () =>
      this.#selection(this.#schema.getMutationType() as GraphQLNamedOutputType, 0),
    );
  }

  /** A subscription has one field. */
  nextSubscription(): RandomOperation {
    return this.#operation('subscription', () => {
      const [field] = Object.values(this.#schema.getSubscriptionType()?.getFields() ?? {});
      return `{ ${this.#field('Subscription', field as GraphQLField<unknown, unknown>, 0)} }`;
    });
  }

  #operation(kind: string, select: () => string): RandomOperation {
    this.#variables = {};
    this.#definitions = [];
    this.#fragments = [];
    const selection = select();
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return {
      query: [`${kind} Random${definitions} ${selection}`, ...this.#fragments].join('\n'),
      variables: this.#variables,
    };
  }

  #selection(type: GraphQLNamedOutputType, depth: number): string {
    const parts: string[] = [];
    const count = depth === 0 ? 1 + this.#below(2) : 1 + this.#below(5);
    for (let index = 0; index < count; index++) parts.push(this.#part(type, depth));
    // Something unconditional, so that most selections are not empty.
    if (this.#chance(0.7)) parts.push('__typename');
    return `{ ${parts.filter((part) => part !== '').join(' ') || '__typename'} }`;
  }

  #part(type: GraphQLNamedOutputType, depth: number): string {
    if (depth > 0 && depth < MAX_DEPTH && this.#chance(0.15)) return this.#fragment(type, depth);
    if (!('getFields' in type)) return this.#fragment(type, depth);
    const fields = Object.values(type.getFields()) as GraphQLField<unknown, unknown>[];
    const usable = fields.filter((field) => depth < MAX_DEPTH || isLeafType(getNamedType(field.type)));
    const field = this.#pick(usable);
    return field ? this.#field(type.name, field, depth) : '';
  }

  /** Two fields with one key have to be the same, so a key tells of the type, the field and its arguments. */
  #field(typeName: string, field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = this.#arguments(field.name, field.args);
    const key =
      given !== '' || this.#chance(0.2)
        ? `${typeName}_${field.name}_${given === '' ? this.#below(2) : this.#count++}: `
        : '';
    const type = getNamedType(field.type as GraphQLOutputType);
    const inner = isLeafType(type) ? '' : ` ${this.#selection(type, depth + 1)}`;
    return `${key}${field.name}${given}${this.#directive()}${inner}`;
  }

  #count = 0;

  #fragment(type: GraphQLNamedOutputType, depth: number): string {
    const condition = this.#pick(this.#conditions(type)) ?? type;
    const selection = this.#selection(condition, depth + 1);
    if (this.#chance(0.5)) return `... on ${condition.name}${this.#directive()} ${selection}`;
    const name = `Part${this.#fragments.length}`;
    // Its place is taken first: the selection above may have added others.
    this.#fragments.push(`fragment ${name} on ${condition.name} ${selection}`);
    return `...${name}${this.#directive()}`;
  }

  /** Types that a value of this type may be looked at as. */
  #conditions(type: GraphQLNamedOutputType): GraphQLNamedOutputType[] {
    if (isAbstractType(type)) return [type, ...this.#schema.getPossibleTypes(type)];
    return isObjectType(type) ? [type, ...type.getInterfaces()] : [type];
  }

  #directive(): string {
    if (!this.#chance(0.12)) return '';
    const value = this.#chance(0.5);
    const name = this.#chance(0.5) ? 'skip' : 'include';
    if (this.#chance(0.4)) return ` @${name}(if: ${value})`;
    return ` @${name}(if: ${this.#variable('Boolean!', value)})`;
  }

  #arguments(field: string, args: readonly GraphQLArgument[]): string {
    const given = args.flatMap((argument) => {
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (!required && !this.#chance(0.4)) return [];
      const value = this.#value(this.#known(field, argument.name), argument.type);
      if (value === undefined) return [];
      const text = this.#chance(0.4)
        ? this.#variable(String(argument.type), value)
        : literal(value, argument.type);
      return [`${argument.name}: ${text}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #value(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#value(name, type.ofType);
    const known = this.#vocabulary[name];
    // A cursor and a date may be of one name.
    if (known && !isListType(type) && getNamedType(type).name !== 'DateTime') return this.#pick(known);
    if (isListType(type)) return [this.#value(name, type.ofType)];
    if (isEnumType(type)) return this.#pick(type.getValues().map((value) => value.name));
    if (!isInputObjectType(type)) return this.#scalar(type.name);
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || this.#chance(0.2),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, this.#value(this.#known(type.name, field.name), field.type)]),
    );
  }

  /** Under which name there may be values. */
  #known(owner: string, name: string): string {
    return `${owner}.${name}` in this.#vocabulary ? `${owner}.${name}` : name;
  }

  #scalar(type: string): unknown {
    switch (type) {
      case 'Int':
        return this.#below(12);
      case 'Float':
        return this.#below(12) / 2;
      case 'Boolean':
        return this.#chance(0.5);
      case 'DateTime':
        return `202${this.#below(4)}-0${1 + this.#below(8)}-01T00:00:00Z`;
      default:
        return this.#pick(['harbour', 'walls', '', 'Velmora']);
    }
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#definitions.length}`;
    this.#definitions.push(`$${name}: ${type}`);
    this.#variables[name] = value;
    return `$${name}`;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[this.#below(list.length)];
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type))
    return `[${(value as unknown[]).map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = Object.entries(value as object).map(
    ([name, inner]) => `${name}: ${literal(inner, type.getFields()[name]?.type as GraphQLInputType)}`,
  );
  return `{${fields.join(', ')}}`;
}
