import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DocumentNode, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { pino } from 'pino';
import { issueKey } from '../../src/access/key-issue.js';
import { makeServer } from '../../src/api.js';
import { type App, FOLDERS, openApp, type Servers } from '../../src/app.js';
import { type ReadyOperation, readOperations } from '../../src/graphql/operations.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { meilisearchMissing, startMeilisearch } from '../search/meilisearch-server.js';
import { sentRequests } from '../search/sent-requests.js';
import { startPostgres } from '../store/postgres-server.js';
import { SqlLog } from '../store/sql-log.js';
import { articlesToEdit, EDITS, REVIEWED, toEdit } from './edited-articles.js';

/** More than the largest page has. */
const ARTICLES = 110;
const SMALLEST = 1;
const LARGEST = 100;
/** Of which there are no more than so many. */
const MOST: Readonly<Record<string, number>> = { similarStatements: 50, suggest: 20 };

const schema = makeSchema();
const operations = await readOperations(FOLDERS.operations);

/** Each with a speaker of its own, and with one who speaks in all of them; the first has what the others have. */
function article(number: number): Record<string, unknown> {
  const parts = number === 0 ? Array.from({ length: ARTICLES }, (_, part) => part) : [number];
  return {
    headline: `Harbour report ${number}`,
    url: `https://news.example/${number}`,
    publisher: `Paper ${number % 7}`,
    datePublished: new Date(Date.UTC(2020, 0, 1 + number)).toISOString(),
    body: parts.map(paragraphs).join('\n\n'),
  };
}

function paragraphs(number: number): string {
  const name = `${letters(number)} Ondarek`;
  return `Mayor Ilsa Brandreth said that pier ${number} would be “closed for peace” this winter.

“The walls of pier ${number} are safe,” said ${name}, an engineer.

According to ${name}, the peace of pier ${number} could end “within a decade”.`;
}

function letters(number: number): string {
  const letter = (index: number) => String.fromCharCode(97 + index);
  return `V${letter(number % 26)}${letter(Math.floor(number / 26))}ra`;
}

/** The operation with every page of this size. */
function withPages(document: DocumentNode, size: number): DocumentNode {
  const types = new TypeInfo(schema);
  const first = (value: number) =>
    ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'first' },
      value: { kind: Kind.INT, value: String(value) },
    }) as const;
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        if (!types.getFieldDef()?.args.some(({ name }) => name === 'first')) return undefined;
        const others = (field.arguments ?? []).filter(({ name }) => name.value !== 'first');
        const most = MOST[field.name.value] ?? size;
        return { ...field, arguments: [...others, first(Math.min(size, most))] };
      },
    }),
  );
}

const sql = new SqlLog();
/** All go to the search server. */
const requests = sentRequests();

const VARIABLES: Readonly<Record<string, readonly object[]>> = {
  ActorOnRecord: [{ name: 'Ilsa Brandreth' }],
  ReadArticle: [{ url: 'https://news.example/0' }],
  SearchStatements: [{ query: 'pier' }],
  // Each type is read by itself, and the smallest page has one alone.
  SearchEverything: [
    { query: 'pier', types: ['QUOTE', 'CLAIM'] },
    { query: 'harbour', types: ['ARTICLE'] },
    { query: 'ondarek', types: ['ACTOR'] },
  ],
  Suggest: [{ prefix: 'ondarek' }],
  Timeline: [{ query: 'pier' }],
  SearchWithFilter: [{ query: 'peace', filter: { kinds: ['QUOTE'], publishedFrom: '2020-01-01' } }],
};

const meilisearch = meilisearchMissing() === null ? await startMeilisearch() : null;
const postgres = meilisearch === null ? null : await startPostgres();
afterAll(async () => {
  await meilisearch?.stop();
  await postgres?.stop();
});

function describeCounts(name: string, servers: () => Promise<Servers>): void {
  describe(`on ${name}, statements and requests`, () => {
    let folder: string;
    let options: Servers;
    let key: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'onrecord-counts-'));
      options = await servers();
      const app = await openApp(folder, options);
      await app.indexer.prepare();
      await app.store.atomically(async () => {
        for (let number = 0; number < ARTICLES; number++) await app.ingest(article(number));
      });
      await app.indexer.drain();
      const given = { name: 'Night desk', scopes: ['write', 'review'] };
      const issued = await issueKey(app.store.keys, given, new Date());
      key = issued.secret;
      // When a key was used is noted once a minute: here never.
      await app.store.keys.noteUse(issued.key.id, new Date('2100-01-01'));
      await app.close();
    }, 60_000);
    afterAll(() => rm(folder, { recursive: true }));

    /** By a process that has just started, so that nothing is known already. */
    async function count(operation: ReadyOperation, variables: object | null, size: number) {
      const app: App = await openApp(folder, options);
      const server = await makeServer(app, pino({ level: 'silent' }));
      const headers = { authorization: `Bearer ${key}` };
      const send = async (payload: object) =>
        (await server.inject({ method: 'POST', url: '/graphql', headers, payload })).json();
      const { data } = await send({ query: '{ quotes(first: 1) { nodes { id } } }' });
      const given =
        operation.kind === 'mutation'
          ? await edited(app, operation, (query) => send({ query }))
          : (variables ?? data.quotes.nodes[0]);
      requests.length = 0;
      let answer: { data?: object; errors?: unknown } = {};
      const statements = await sql.during(async () => {
        answer = await send({
          query: print(withPages(parse(operation.query), size)),
          variables: given,
        });
      });
      await server.close();
      await app.close();
      expect(answer.errors).toBeUndefined();
      if (operation.kind === 'mutation')
        expect(Object.values(answer.data ?? {})).toMatchObject([{ userErrors: [] }]);
      return {
        statements: statements.length,
        requests: requests.length,
        length: JSON.stringify(answer).length,
      };
    }

    let edits = 0;
    /** The variables of a mutation, over articles of its own. */
    async function edited(app: App, { name, query }: ReadyOperation, send: Parameters<typeof toEdit>[1]) {
      const number = ++edits;
      const length = query.includes('first:') ? ARTICLES : 3;
      for (const each of articlesToEdit(number, length)) await app.ingest(each as Record<string, unknown>);
      await app.indexer.drain();
      const given = await toEdit(number, send);
      if (name === 'DeleteReview') await app.store.reviewClaim(given.claimId, REVIEWED);
      return { input: EDITS[name]?.(given, number, length) };
    }

    // A subscription has no pages.
    const paged = operations.filter(({ kind }) => kind !== 'subscription');
    const cases = paged.flatMap((operation) =>
      (VARIABLES[operation.name] ?? [null]).map(
        (others) => [operation.name, operation, others && { ...operation.variables, ...others }] as const,
      ),
    );
    it.each(cases)(
      'of %s are as many for a page of 100 as for a page of 1',
      async (_, operation, variables) => {
        const small = await count(operation, variables, SMALLEST);
        const large = await count(operation, variables, LARGEST);
        expect(small.statements + small.requests).toBeGreaterThan(0);
        expect([large.statements, large.requests]).toEqual([small.statements, small.requests]);
        if (operation.query.includes('first:')) expect(large.length).toBeGreaterThan(small.length * 2);
      },
      30_000,
    );
  });
}

describeCounts('the built-in database and search', async () => ({}));
if (meilisearch && postgres)
  describeCounts('PostgreSQL and Meilisearch', async () => ({
    databaseUrl: await postgres.newDatabase(),
    meilisearch: { url: meilisearch.url, apiKey: meilisearch.masterKey, indexName: 'counts' },
  }));
