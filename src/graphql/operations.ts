import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'graphql';

/** An operation that the playground offers. */
export interface ReadyOperation {
  readonly name: string;
  /** The comment at its top. */
  readonly description: string | null;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> | null;
}

/**
 * Reads the ready-made operations: each file `<name>.graphql` has one, `<name>.variables.json` beside it an example
 * of its variables.
 */
export async function readOperations(folder: string): Promise<ReadyOperation[]> {
  const names = await readdir(folder);
  const files = names.filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const query = await readFile(join(folder, file), 'utf8');
      const variables = file.replace(/\.graphql$/, '.variables.json');
      return {
        name: operationName(query, file),
        description: leadingComment(query),
        query,
        variables: names.includes(variables)
          ? JSON.parse(await readFile(join(folder, variables), 'utf8'))
          : null,
      };
    }),
  );
}

function operationName(query: string, file: string): string {
  const operation = parse(query).definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!operation?.name) throw new Error(`${file} has no operation with a name.`);
  return operation.name.value;
}

function leadingComment(query: string): string | null {
  const lines = /^(?:#.*\n)+/.exec(query)?.[0] ?? '';
  return lines.replace(/^#\s?/gm, '').trim().replace(/\n/g, ' ') || null;
}
