// Prints what somebody said, newest first, with where it stands; every page of it.
//   node clients/dist/who-said.mjs "Abraham Lincoln" [http://127.0.0.1:4000/graphql]
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { ActorOnRecordDocument, SearchWithFilterDocument, type SearchWithFilterQuery } from './documents';

const [name, url = 'http://127.0.0.1:4000/graphql'] = process.argv.slice(2);
if (!name) fail('Say whose words you want: node clients/dist/who-said.mjs "Abraham Lincoln"');

const { actor } = await ask(ActorOnRecordDocument, { name });
if (!actor) fail(`Nobody called ${name} is on record.`);

process.stdout.write(`${actor.name}${actor.role ? `, ${actor.role}` : ''}\n`);
for (let after: string | null = null, more = true; more; ) {
  const { searchStatements }: SearchWithFilterQuery = await ask(SearchWithFilterDocument, {
    query: '',
    filter: { actorIds: [actor.id] },
    after,
  });
  if (!searchStatements) fail('The search gave no answer.');
  for (const { text, datePublished } of searchStatements.nodes)
    process.stdout.write(`\n${datePublished?.slice(0, 10) ?? 'undated'}  ${text}\n`);
  after = searchStatements.pageInfo.endCursor ?? null;
  more = searchStatements.pageInfo.hasNextPage;
}

/** Sends an operation. What the server gives with an error in it is not taken for the whole. */
async function ask<Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  }).catch(() => fail(`No server answers at ${url}.`));
  const { data, errors } = (await response.json()) as { data?: Result; errors?: { message: string }[] };
  if (errors || !data) fail(errors?.[0]?.message ?? `The server answered with status ${response.status}.`);
  return data;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
