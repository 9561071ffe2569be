import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueKey } from '../../src/access/key-issue.js';
import { FOLDERS } from '../../src/app.js';
import { EnvironmentError } from '../../src/domain/errors.js';
import { makeManifest, readManifest } from '../../src/graphql/document-manifest.js';
import { documentIdOf, TrustedDocuments } from '../../src/graphql/trusted-documents.js';
import { openTestGraph, type TestGraph } from './test-graph.js';

const FIRST = 'query First($n: Int) { articles(first: $n) { totalCount nodes { headline } } }';
const OTHER = '{ quotes { totalCount } }';
const MANIFEST = { [documentIdOf(FIRST)]: FIRST, custom_1: OTHER };
const UNKNOWN = documentIdOf('{ claims { totalCount } }');

let any: TestGraph;
let trusted: TestGraph;
let adminKey: string;
beforeAll(async () => {
  const open = async (isOnly: boolean) => {
    const graph = await openTestGraph(undefined, {}, { documents: new TrustedDocuments(MANIFEST, isOnly) });
    await graph.server.listen({ host: '127.0.0.1', port: 0 });
    return graph;
  };
  [any, trusted] = await Promise.all([open(false), open(true)]);
  const issued = await issueKey(trusted.app.store.keys, { name: 'Admin', scopes: ['admin'] }, new Date());
  adminKey = issued.secret;
});
afterAll(async () => {
  await any.close();
  await trusted.close();
});

async function ask(
  { server }: TestGraph,
  request: Record<string, unknown>,
  { method = 'POST', headers = {} }: { method?: 'POST' | 'GET'; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: never }> {
  const url = new URL(`${server.listeningOrigin}/graphql`);
  const accept = { accept: 'application/graphql-response+json', ...headers };
  if (method === 'GET')
    for (const [name, value] of Object.entries(request))
      url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  const response = await fetch(
    url,
    method === 'GET'
      ? { headers: { ...accept, 'apollo-require-preflight': 'yes' } }
      : {
          method,
          headers: { ...accept, 'content-type': 'application/json' },
          body: JSON.stringify(request),
        },
  );
  return { status: response.status, body: (await response.json()) as never };
}

const refusal = (status: number, code: string) => ({
  status,
  body: { errors: [{ message: expect.any(String), extensions: { code } }] },
});

describe.each(['POST', 'GET'] as const)('a document by its id, by %s', (method) => {
  const send = (graph: TestGraph, request: Record<string, unknown>) => ask(graph, request, { method });

  it('is answered as its text is', async () => {
    const variables = { n: 1 };
    const byText = await send(any, { query: FIRST, variables });
    expect(byText.body).toMatchObject({ data: { articles: { totalCount: 3, nodes: [{}] } } });
    for (const graph of [any, trusted]) {
      expect(await send(graph, { documentId: documentIdOf(FIRST), variables })).toEqual(byText);
      expect(
        await send(graph, { documentId: documentIdOf(FIRST), variables, operationName: 'First' }),
      ).toEqual(byText);
    }
    expect((await send(any, { documentId: 'custom_1' })).body).toMatchObject({ data: {} });
  });

  it('is refused where there is none, or more than that is sent', async () => {
    for (const graph of [any, trusted]) {
      for (const documentId of [UNKNOWN, '', 'sha256:', '__proto__'])
        expect(await send(graph, { documentId })).toEqual(refusal(404, 'DOCUMENT_NOT_FOUND'));
      expect(await send(graph, { documentId: documentIdOf(FIRST), query: FIRST })).toEqual(
        refusal(400, 'BAD_REQUEST'),
      );
    }
  });

  it('is found by the hash of persisted queries, too', async () => {
    const sha256Hash = documentIdOf(FIRST).slice('sha256:'.length);
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    for (const graph of [any, trusted])
      expect((await send(graph, { extensions, variables: { n: 0 } })).body).toMatchObject({
        data: { articles: { totalCount: 3 } },
      });
  });

  it('is needed where only those are taken, or the very text of one', async () => {
    expect(await send(trusted, { query: FIRST })).toEqual(await send(any, { query: FIRST }));
    for (const request of [{ query: `${FIRST} ` }, { query: '{ __schema { types { name } } }' }, {}])
      expect(await send(trusted, request)).toEqual(refusal(403, 'DOCUMENT_NOT_TRUSTED'));
    expect((await send(any, { query: `${FIRST} ` })).status).toBe(200);
    // Nobody has one registered.
    const sha256Hash = UNKNOWN.slice('sha256:'.length);
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    for (const query of ['{ claims { totalCount } }', undefined])
      expect(await send(trusted, { extensions, ...(query && { query }) })).toEqual(
        refusal(403, 'DOCUMENT_NOT_TRUSTED'),
      );
  });
});

it('a key of the scope admin may send any document', async () => {
  const headers = { authorization: `Bearer ${adminKey}` };
  expect((await ask(trusted, { query: '{ claims { totalCount } }' }, { headers })).status).toBe(200);
});

it('an id that is no text is told', async () => {
  expect(await ask(any, { documentId: 7 })).toEqual(refusal(400, 'BAD_REQUEST'));
});

it('a body that is no object stays what it is: no request', async () => {
  const response = await fetch(`${trusted.server.listeningOrigin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '[{"query": "{ __typename }"}]',
  });
  expect(response.status).toBe(400);
});

describe('the manifest', () => {
  it('in schema/ is that of schema/operations; "npm run documents" writes it', async () => {
    expect(await readFile(FOLDERS.documents, 'utf8')).toBe(await makeManifest(FOLDERS.operations));
    const manifest = await readManifest(FOLDERS.documents);
    expect(Object.keys(manifest).length).toBeGreaterThan(5);
    expect(() => new TrustedDocuments(manifest, true)).not.toThrow();
  });

  it('that somebody has changed is refused', () => {
    expect(() => new TrustedDocuments({ [documentIdOf(FIRST)]: OTHER }, false)).toThrow(EnvironmentError);
  });

  it('that is none is named', async () => {
    for (const name of ['nothing.json', 'operations/timeline.graphql'])
      await expect(readManifest(join(FOLDERS.operations, '..', name))).rejects.toThrow('DOCUMENTS_MANIFEST');
    await expect(readManifest(join(FOLDERS.operations, '..', 'breaking-changes.json'))).rejects.toThrow(
      EnvironmentError,
    );
  });
});
