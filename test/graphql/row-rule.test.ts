import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { parse, validate } from 'graphql';
import { pino } from 'pino';
import { issueKey } from '../../src/access/key-issue.js';
import { makeServer } from '../../src/api.js';
import { type App, openApp, type Servers } from '../../src/app.js';
import { DEFAULT_GRAPHQL_SETTINGS } from '../../src/graphql/graphql-settings.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { seeded } from '../random.js';
import {
  type MeilisearchServer,
  meilisearchMissing,
  startMeilisearch,
} from '../search/meilisearch-server.js';
import { type PostgresServer, startPostgres } from '../store/postgres-server.js';
import { OperationGenerator } from './execution/random-operations.js';

const OPERATIONS = 400;
const OWN = 'Velmora Courier';

const HARBOUR = {
  headline: 'Harbour plan divides Velmora',
  url: 'https://news.example/harbour',
  publisher: OWN,
  datePublished: '2021-03-04',
  body: `Mayor Ilsa Brandreth said on Thursday that the harbour would be closed for two winters.

“We will not open a single pier before the walls are safe,” Brandreth said. “That is a promise.”

According to the engineer Tomas Okunle, the old walls could fail “within a decade”.`,
};
const PIERS = {
  headline: 'Safe walls and open piers',
  url: 'https://news.example/piers',
  publisher: OWN,
  datePublished: '2023-01-02',
  body: 'The walls are safe, Tomas Okunle said. “I would swim there,” Okunle told the council.',
};
/** Of others: the same quote again, an actor of both with a later role, one of theirs alone, one without a publisher. */
const FOREIGN = [
  {
    headline: 'Zebrin rejects the harbour plan',
    url: 'https://zebrin.example/plan',
    publisher: 'Zebrin Post',
    datePublished: '2024-05-06',
    author: 'Zebrina Lowe',
    body: `“We will not open a single pier before the walls are safe,” Chancellor Ilsa Brandreth said in Zebrin.

Quorra Zebrin, who leads the fishermen of Zebrin, said: “Two winters without boats will ruin Zebrin.”

Tomas Okunle claimed that Zebrin would sink. “The walls of Zebrin are safe,” Okunle said.`,
  },
  {
    headline: 'A leaflet from Zebrin',
    url: 'https://zebrin.example/leaflet',
    language: 'en',
    body: 'Quorra Zebrin said that the harbour of Zebrin would never close. “The harbour is Zebrin,” she said.',
  },
];
/** What stands in nothing of their own. */
const MARKS = /zebrin|quorra|chancellor|fishermen|2024/i;

const missing = meilisearchMissing();
const postgres = missing === null ? await startPostgres() : null;

describeOn('SQLite with the built-in engine', true, async () => ({
  servers: [{}, {}],
  stop: async () => {},
}));
describeOn('PostgreSQL with Meilisearch', postgres !== null, async () => {
  const meilisearch: MeilisearchServer = await startMeilisearch();
  const servers = async (name: string): Promise<Servers> => ({
    databaseUrl: await (postgres as PostgresServer).newDatabase(),
    meilisearch: {
      url: meilisearch.url,
      apiKey: meilisearch.masterKey,
      indexName: `rows_${name}_${process.pid}`,
    },
  });
  return {
    servers: [await servers('all'), await servers('own')],
    stop: async () => {
      await meilisearch.stop();
      await postgres?.stop();
    },
  };
});

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: of whatever shape was asked for.
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

function describeOn(
  name: string,
  isThere: boolean,
  start: () => Promise<{ servers: readonly [Servers, Servers]; stop(): Promise<void> }>,
): void {
  (isThere ? describe : describe.skip)(`A key that is limited to a publisher, on ${name},`, () => {
    let started: Awaited<ReturnType<typeof start>>;
    const folders: string[] = [];
    const apps: App[] = [];
    const serving: FastifyInstance[] = [];
    const keys: Record<'limited' | 'nobody' | 'both', string> = { limited: '', nobody: '', both: '' };

    const open = async (servers: Servers, articles: readonly object[]): Promise<void> => {
      const folder = await mkdtemp(join(tmpdir(), 'onrecord-rows-'));
      const app = await openApp(folder, servers);
      await app.indexer.prepare();
      for (const article of articles) await app.ingest(article as Record<string, unknown>);
      await app.indexer.drain();
      const limits = {
        ...DEFAULT_GRAPHQL_SETTINGS.limits,
        maxAliases: 1_000,
        maxDirectives: 1_000,
        maxCost: 1e9,
      };
      folders.push(folder);
      apps.push(app);
      serving.push(
        await makeServer(app, pino({ level: 'silent' }), { graph: { ...DEFAULT_GRAPHQL_SETTINGS, limits } }),
      );
    };
    beforeAll(async () => {
      started = await start();
      await open(started.servers[0], [HARBOUR, ...FOREIGN, PIERS]);
      await open(started.servers[1], [HARBOUR, PIERS]);
      const { keys: store } = (apps[0] as App).store;
      const issue = async (publishers: string[]) =>
        (await issueKey(store, { name: 'Limited', scopes: ['read'], publishers }, new Date())).secret;
      keys.limited = await issue([OWN]);
      keys.nobody = await issue(['Nobody "at" all']);
      keys.both = await issue([OWN, 'Zebrin Post']);
    }, 120_000);
    afterAll(async () => {
      for (const server of serving) await server.close();
      for (const app of apps) await app.close();
      await started.stop();
      for (const folder of folders) await rm(folder, { recursive: true });
    });

    const send = async (at: number, query: string, variables: object, key?: string): Promise<Answer> => {
      const response = await (serving[at] as FastifyInstance).inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
        headers: key ? { authorization: `Bearer ${key}` } : {},
      });
      return response.json();
    };
    const all = (query: string, variables: object = {}) => send(0, query, variables);
    const limited = (query: string, variables: object = {}, key = keys.limited) =>
      send(0, query, variables, key);
    const own = (query: string, variables: object = {}) => send(1, query, variables);

    const IDS = `{ articles(first: 100) { nodes { id } } actors(first: 100) { nodes { id } }
      quotes(first: 100) { nodes { id } } claims(first: 100) { nodes { id } } }`;
    const idsOf = async ({ data }: Answer): Promise<string[]> =>
      Object.values(data as Record<string, { nodes: { id: string }[] }>).flatMap(({ nodes }) =>
        nodes.map(({ id }) => id),
      );

    it('sees by id what is its own, and nothing else', async () => {
      const everything = await idsOf(await all(IDS));
      const seen = await idsOf(await limited(IDS));
      expect(seen).toEqual(await idsOf(await own(IDS)));
      expect(everything.length).toBeGreaterThan(seen.length + 5);
      const { data } = await limited('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: everything });
      expect(data.nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual(
        everything.map((id) => (seen.includes(id) ? id : null)),
      );
    });

    it.each([
      ['an article by its url', '{ article(url: "https://zebrin.example/plan") { id body } }'],
      ['an actor by its name', '{ actor(name: "Quorra Zebrin") { id } }'],
      [
        'a search of words that only others have',
        '{ searchStatements(query: "Zebrin") { totalCount nodes { text } facets { values { value count } } } search(query: "quorra") { totalCount types { count } nodes { __typename } } }',
      ],
      [
        'a list of theirs',
        '{ articles(filter: { publishers: ["Zebrin Post"] }) { totalCount nodes { id } } }',
      ],
      ['quotes of theirs', '{ quotes(filter: { publishers: ["Zebrin Post"] }) { totalCount } }'],
      [
        'a search that chooses theirs',
        '{ searchStatements(query: "", filter: { publishers: ["Zebrin Post"] }) { totalCount facets { facet values { value count } } } }',
      ],
      [
        'a timeline of theirs',
        '{ timeline(interval: YEAR, query: "zebrin") { buckets { count } undatedCount totalCount } }',
      ],
    ])('is answered about %s as if there were none', async (_, query) => {
      const expected = await own(query);
      expect(expected.errors).toBeUndefined();
      expect(JSON.stringify(await all(query))).not.toBe(JSON.stringify(expected));
      expect(await limited(query)).toEqual(expected);
      expect(JSON.stringify(expected)).not.toMatch(MARKS);
    });

    it('counts, dates and describes by its own articles alone', async () => {
      const query = `{
        articles { totalCount nodes { headline url publisher body actors { totalCount nodes { name role statementCount
          quotes { totalCount nodes { text } } claims { totalCount } articles { totalCount nodes { url } } } } } }
        actors(orderBy: MOST_STATEMENTS) { totalCount nodes { id name role statementCount } }
        quotes { totalCount nodes { text speaker { name role } article { url } } }
        claims { totalCount nodes { text claimant { name } quotes { totalCount } } }
        timeline(interval: YEAR, query: "", split: ACTOR) { buckets { start count } undatedCount totalCount series { label count counts } }
        searchStatements(query: "walls", sort: NEWEST) { totalCount nodes { id text article { url } } facets { facet values { value label count } } }
        none: searchStatements(query: "", first: 0) { totalCount facets { facet values { value label count } } }
        search(query: "harbour", types: [ARTICLE, QUOTE, CLAIM], sort: NEWEST) { totalCount nodes { ... on Node { id } } }
      }`;
      const [whole, seen, expected] = await Promise.all([all(query), limited(query), own(query)]);
      expect(seen.errors).toBeUndefined();
      expect(seen.data).toEqual(expected.data);
      expect(seen.data).not.toEqual(whole.data);
      expect(JSON.stringify(whole.data)).toMatch(MARKS);
      expect(whole.data.actors.totalCount).toBeGreaterThan(seen.data.actors.totalCount);
    });

    it('has nothing like a statement of its own from others', async () => {
      const { data } = await limited('{ quotes(filter: { forms: [DIRECT] }) { nodes { id text } } }');
      const { id } = data.quotes.nodes.find(({ text }: { text: string }) => text.includes('single pier'));
      const query = 'query ($id: ID!) { similarStatements(id: $id) { node { text article { url } } } }';
      expect((await all(query, { id })).data.similarStatements[0].node.article.url).toBe(FOREIGN[0]?.url);
      const seen = await limited(query, { id });
      expect(seen.data.similarStatements).not.toBeNull();
      expect(JSON.stringify(seen)).not.toMatch(MARKS);
    });

    it('does not learn from an article of others who is in it', async () => {
      const foreign = await all(
        '{ article(url: "https://zebrin.example/plan") { id actors { nodes { name } } } }',
      );
      expect(JSON.stringify(foreign.data.article.actors)).toContain('Okunle');
      const query =
        'query ($ids: [ID!]) { actors(filter: { articleIds: $ids }) { totalCount nodes { name } } }';
      const ids = [foreign.data.article.id];
      expect((await limited(query, { ids })).data.actors).toEqual({ totalCount: 0, nodes: [] });
      expect(
        (
          await limited('query ($ids: [ID!]) { quotes(filter: { articleIds: $ids }) { totalCount } }', {
            ids,
          })
        ).data.quotes.totalCount,
      ).toBe(0);
    });

    it('is refused what is about everything', async () => {
      for (const query of ['{ indexHealth { backlog documentsInStore } }', '{ history { totalCount } }']) {
        const { data, errors } = await limited(query);
        expect([Object.values(data), errors?.map(({ extensions }) => extensions.code)]).toEqual([
          [null],
          ['FORBIDDEN'],
        ]);
      }
    });

    it('sees nothing where its publishers have nothing, and all of several', async () => {
      expect(await idsOf(await limited(IDS, {}, keys.nobody))).toEqual([]);
      const { data } = await limited(
        '{ searchStatements(query: "") { totalCount facets { values { count } } } }',
        {},
        keys.nobody,
      );
      expect(data.searchStatements.totalCount).toBe(0);
      const both = await limited(
        '{ articles { totalCount } actor(name: "quorra zebrin") { statementCount } }',
        {},
        keys.both,
      );
      expect(both.data).toEqual({ articles: { totalCount: 3 }, actor: { statementCount: 1 } });
    });

    it(`finds nothing of others by any of ${OPERATIONS} operations made at random`, async () => {
      const everything = await idsOf(await all(IDS));
      const seen = await idsOf(await limited(IDS));
      const hidden = everything.filter((id) => !seen.includes(id));
      const schema = makeSchema();
      const of = (type: string) => everything.filter((id) => id.startsWith(type));
      const generator = new OperationGenerator(
        schema,
        {
          id: everything,
          ids: everything,
          'article.id': of('art'),
          'actor.id': of('act'),
          'quote.id': of('quo'),
          'claim.id': of('clm'),
          articleIds: of('art'),
          actorIds: of('act'),
          standsForIds: of('act'),
          partOfIds: of('clm'),
          url: [...FOREIGN.map(({ url }) => url), HARBOUR.url],
          name: ['Quorra Zebrin', 'Ilsa Brandreth', 'zebrin', 'Tomas Okunle'],
          query: ['zebrin', 'quorra', 'harbour', 'walls', '', '"single pier"', 'winters -velmora'],
          prefix: ['ze', 'zebrin', 'quo', 'ils', 'two winters', 'vel', 'the wal'],
          publishers: ['Zebrin Post', OWN],
          text: ['zebrin', 'quorra', 'ilsa', ''],
          first: [0, 1, 3, 20],
          last: [2],
          after: [],
          before: [],
          facetValues: [1, 5],
        },
        seeded(20_260_401),
      );
      let answered = 0;
      let found = 0;
      for (let number = 0; number < OPERATIONS; number++) {
        const { query, variables } = generator.next();
        if (validate(schema, parse(query)).length > 0) continue;
        const { data } = await limited(query, variables);
        if (data === undefined) continue;
        answered++;
        const text = JSON.stringify(data);
        expect([query, variables, text.match(MARKS)?.[0] ?? null]).toEqual([query, variables, null]);
        expect(hidden.filter((id) => text.includes(id))).toEqual([]);
        if (/Brandreth|Okunle|Velmora/.test(text)) found++;
      }
      expect(answered).toBeGreaterThan(OPERATIONS / 3);
      expect(found).toBeGreaterThan(OPERATIONS / 20);
    }, 300_000);
  });
}
