import { ENDPOINT } from './fetcher.js';

/** A ready-made operation, as the server reads it from `schema/operations/`. */
export interface Operation {
  name: string;
  kind: 'query' | 'subscription' | 'mutation';
  description?: string | null;
  query: string;
  variables?: Record<string, unknown> | null;
}

/** Asked of the server and not built in, so that the list always fits the schema that runs. */
export async function loadOperations(): Promise<Operation[]> {
  const response = await fetch(`${ENDPOINT}/operations`, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}

export function variablesText({ variables }: Operation): string {
  return variables && Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : '';
}
