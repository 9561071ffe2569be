import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { ERROR_CODES } from '../../src/graphql/error-codes.js';
import type { ReadyOperation } from '../../src/graphql/operations.js';

/** What an example's answer is made by. */
export interface Asking {
  graphql(query: string, variables: object): Promise<unknown>;
  /** Subscribes; what it gives then waits for the first event, which an example further down brings about. */
  subscription(query: string, variables: object): Promise<() => Promise<unknown>>;
  /** Runs a command line, which asks the server at the address that the page names. */
  shell(command: string): Promise<unknown>;
}

/** It is in every answer, and shown where an example is about it. */
const COST = '"cost"';

/** A fenced example, its variables if it has any, and the fence with its answer. */
const EXAMPLE =
  /```(graphql|sh)\n([\s\S]*?)```\n\n(?:```json variables\n([\s\S]*?)```\n\n)?```json\n[\s\S]*?```/g;

/** The page with the answers of its examples, and its tables, as they have to be. */
export async function renewed(
  page: string,
  {
    asking,
    schema,
    operations,
  }: { asking: Asking; schema: GraphQLSchema; operations: readonly ReadyOperation[] },
): Promise<{ text: string; examples: number }> {
  const examples = [...page.matchAll(EXAMPLE)];
  const answers: (() => unknown)[] = [];
  for (const [, language, source = '', variables = '{}'] of examples)
    answers.push(await ask(asking, language, source, JSON.parse(variables)));
  let text = page;
  for (const [index, [example]] of examples.entries()) {
    const answer = (await answers[index]?.()) as Record<string, unknown>;
    const { extensions: _, ...withoutCost } = answer;
    const shown = example.includes(COST) ? answer : withoutCost;
    const fence = `\`\`\`json\n${JSON.stringify(shown, null, 2)}\n\`\`\``;
    text = text.replace(
      example,
      example.replace(/```json\n[\s\S]*?```$/, () => fence).replaceAll('$', '$$$$'),
    );
  }
  const tables = {
    codes: codesTable(),
    operations: operationsTable(operations),
    fields: fieldsTable(schema.getQueryType()),
    mutations: fieldsTable(schema.getMutationType()),
    weights: weightsTable(schema),
  };
  for (const [name, table] of Object.entries(tables))
    text = text.replace(
      new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`),
      () => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`,
    );
  return { text, examples: examples.length };
}

/** Runs an example; what it gives has the answer. */
async function ask(
  asking: Asking,
  language: string | undefined,
  source: string,
  variables: object,
): Promise<() => unknown> {
  if (source.startsWith('subscription')) return asking.subscription(source, variables);
  const answer = language === 'sh' ? await asking.shell(source) : await asking.graphql(source, variables);
  return () => answer;
}

function codesTable(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { status, meaning, remedy }]) => `| \`${code}\` | ${status} | ${meaning} | ${remedy} |`,
  );
  return ['| code | status | what it means | what to do |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function operationsTable(operations: readonly ReadyOperation[]): string {
  const rows = operations.map(({ name, description }) => `| \`${name}\` | ${description} |`);
  return ['| operation | |', '| --- | --- |', ...rows].join('\n');
}

function fieldsTable(type: GraphQLObjectType | null | undefined): string {
  const fields = Object.values(type?.getFields() ?? {});
  const rows = fields
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((field) => `| \`${signature(field)}\` | ${field.description?.replaceAll('\n', ' ')} |`);
  return [`| field of \`${type?.name}\` (\`!\`: has to be given) | |`, '| --- | --- |', ...rows].join('\n');
}

function weightsTable(schema: GraphQLSchema): string {
  const rows = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap(({ name, extensions }) => {
        const weight = extensions['complexity'];
        return weight === undefined ? [] : `| \`${type.name}.${name}\` | ${weight} |`;
      }),
    );
  return ['| field | weight |', '| --- | --- |', ...rows.sort()].join('\n');
}

function signature({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const parts = args.map((argument) => argument.name + (isRequiredArgument(argument) ? '!' : '')).sort();
  return `${name}${parts.length > 0 ? `(${parts.join(', ')})` : ''}: ${type}`;
}
