import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OperationDefinitionNode, type OperationTypeNode, parse } from 'graphql';

/** An operation that the playground offers. */
export interface ReadyOperation {
  readonly name: string;
  readonly kind: `${OperationTypeNode}`;
  /** The comment at its top. */
  readonly description: string | null;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> | null;
}

/** What anybody may run comes before what needs a key. */
const KINDS: readonly ReadyOperation['kind'][] = ['query', 'subscription', 'mutation'];

/**
 * Reads the ready-made operations: each file `<name>.graphql` has one, `<name>.variables.json` beside it an example
 * of its variables. Those of a kind stand together, by their names.
 */
export async function readOperations(folder: string): Promise<ReadyOperation[]> {
  const names = await readdir(folder);
  const files = names.filter((name) => name.endsWith('.graphql')).sort();
  const operations = await Promise.all(
    files.map(async (file) => {
      const query = await readFile(join(folder, file), 'utf8');
      const { name, operation } = operationOf(query, file);
      const variables = file.replace(/\.graphql$/, '.variables.json');
      return {
        name,
        kind: operation,
        description: leadingComment(query),
        query,
        variables: names.includes(variables)
          ? JSON.parse(await readFile(join(folder, variables), 'utf8'))
          : null,
      };
    }),
  );
  return operations.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

function operationOf(
  query: string,
  file: string,
): Pick<OperationDefinitionNode, 'operation'> & { name: string } {
  const found = parse(query).definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!found?.name) throw new Error(`${file} has no operation with a name.`);
  return { name: found.name.value, operation: found.operation };
}

function leadingComment(query: string): string | null {
  const lines = /^(?:#.*\n)+/.exec(query)?.[0] ?? '';
  return lines.replace(/^#\s?/gm, '').trim().replace(/\n/g, ' ') || null;
}
