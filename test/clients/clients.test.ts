import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { build } from 'esbuild';
import { ActorOnRecordDocument, SearchPageDocument, type SearchPageQuery } from '../../clients/documents.js';
import { type Site, startSite } from '../playground/site.js';
import { layOutRelayProject } from './relay-project.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const QUERY = 'peace';
const run = promisify(execFile);
const require = createRequire(import.meta.url);
const tool = (name: string, ...args: string[]) =>
  run(process.execPath, [require.resolve(name), ...args], { cwd: ROOT });

// Compilers take their time on a machine that is busy.
jest.setTimeout(120_000);

let site: Site;
let url: string;
let folder: string;
/** All statements that the search finds, in its order. */
let expected: string[];
beforeAll(async () => {
  site = await startSite();
  url = `${site.baseUrl}/graphql`;
  folder = await mkdtemp(join(tmpdir(), 'onrecord-clients-'));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ searchStatements(query: "${QUERY}", first: 100) { nodes { id } } }` }),
  });
  const { data } = (await response.json()) as { data: { searchStatements: { nodes: { id: string }[] } } };
  expected = data.searchStatements.nodes.map(({ id }) => id);
  // Several pages.
  expect(expected.length).toBeGreaterThan(10);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

type Found = SearchPageQuery['searchStatements'];

/** The ids on every page, one page after the other. */
async function pageThrough(read: (after: string | null) => Promise<Found>): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const found: Found = await read(after);
    ids.push(...(found?.edges ?? []).map(({ node }) => node.id));
    after = found?.pageInfo.endCursor ?? null;
    more = found?.pageInfo.hasNextPage ?? false;
  }
  return ids;
}

describe('typed documents', () => {
  it('are those of the schema and the operations; "npm run clients:types" makes them', async () => {
    await tool(
      join(ROOT, 'node_modules/@graphql-codegen/cli/cjs/bin.js'),
      '--config',
      'clients/codegen.ts',
      '--check',
    );
  });

  it('compile, and so do the clients in clients/', async () => {
    await tool('typescript/bin/tsc', '--noEmit', '-p', 'clients');
  });

  it('page through a search with urql', async () => {
    const client = new Client({ url, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false });
    const found = await pageThrough(async (after) => {
      const { data, error } = await client.query(SearchPageDocument, { query: QUERY, after }).toPromise();
      expect(error).toBeUndefined();
      return data?.searchStatements ?? null;
    });
    expect(found).toEqual(expected);
  });

  it('page through a search with Apollo Client, whose cache has each node once', async () => {
    const cache = new InMemoryCache();
    const client = new ApolloClient({ cache, link: new HttpLink({ uri: url }) });
    const found = await pageThrough(async (after) => {
      const { data } = await client.query({ query: SearchPageDocument, variables: { query: QUERY, after } });
      return data?.searchStatements ?? null;
    });
    expect(found).toEqual(expected);
    const { data } = await client.query({
      query: ActorOnRecordDocument,
      variables: { name: 'Abraham Lincoln' },
    });
    const id = cache.identify({ __typename: 'Actor', id: data?.actor?.id });
    expect(cache.extract()[id as string]).toMatchObject({ name: 'Abraham Lincoln' });
    client.stop();
  });
});

describe('Relay', () => {
  it('compiles every operation, and has a connection grow as it pages', async () => {
    await layOutRelayProject(folder, ROOT);
    await run(process.execPath, [require.resolve('relay-compiler/cli.js'), 'relay.config.json'], {
      cwd: folder,
    });
    await tool('typescript/bin/tsc', '-p', folder);
    const outfile = join(folder, 'program.mjs');
    const entryPoints = [join(folder, 'src/program.ts')];
    await build({
      entryPoints,
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
    const { stdout } = await run(process.execPath, [outfile, url, QUERY]);
    const { ids, pages, name } = JSON.parse(stdout) as { ids: string[]; pages: number[]; name: string };
    expect(ids).toEqual(expected);
    expect(pages.slice(0, 3)).toEqual([4, 8, 12]);
    expect(name).toBe('Abraham Lincoln');
  });
});

describe('the Node.js script', () => {
  let script: string;
  beforeAll(async () => {
    await tool(join(ROOT, 'clients/build.mjs'), '--out', folder);
    script = join(folder, 'who-said.mjs');
  });

  it('prints all that somebody said', async () => {
    const { stdout } = await run(process.execPath, [script, 'Abraham Lincoln', url]);
    const { actor } = await ask(
      '{ actor(name: "Abraham Lincoln") { statementCount statements(first: 100) { nodes { text } } } }',
    );
    expect(stdout).toMatch(/^Abraham Lincoln, President\n/);
    expect(stdout.match(/^\d{4}-\d\d-\d\d {2}/gm)).toHaveLength(actor.statementCount);
    for (const { text } of actor.statements.nodes) expect(stdout).toContain(text);
  });

  it.each([
    [[], 'Say whose words you want'],
    [['Nobody At All', () => url], 'Nobody called Nobody At All is on record.'],
    [['x', () => 'http://127.0.0.1:9/graphql'], 'No server answers at http://127.0.0.1:9/graphql.'],
  ])('says what is wrong: %j', async (args, message) => {
    const given = args.map((arg) => (typeof arg === 'string' ? arg : arg()));
    await expect(run(process.execPath, [script, ...given])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(message),
    });
  });

  async function ask(query: string) {
    const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
    return (await client.query(query, {}).toPromise()).data;
  }
});
