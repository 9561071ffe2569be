import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createClient as eventsClient } from 'graphql-sse';
import { createClient as socketClient } from 'graphql-ws';
import { pino } from 'pino';
import WebSocket from 'ws';
import { issueKey } from '../../src/access/key-issue.js';
import { makeServer } from '../../src/api.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { keepIndexed } from '../../src/index-loop.js';
import { closeServer } from '../../src/listen.js';
import { startIssuer, type TestIssuer } from '../access/token-issuer.js';
import { type Pair, startPairs } from '../pairs.js';
import { until } from '../until.js';

jest.setTimeout(60_000);

const OWN = 'Velmora Courier';
const FOREIGN = 'Zebrin Post';
const article = (publisher: string, place: string, body: string) => ({
  headline: `Harbour of ${place}`,
  url: `https://${place.toLowerCase()}.example/harbour`,
  publisher,
  datePublished: '2021-03-04',
  body,
});
const ARTICLES = [
  article(
    OWN,
    'Velmora',
    'Mayor Ilsa Brandreth said that the harbour would be closed. “The walls are safe,” Brandreth said.',
  ),
  article(
    FOREIGN,
    'Zebrin',
    `Chancellor Ilsa Brandreth said that Zebrin would sink. “The walls of Zebrin are safe,” Brandreth said.

Quorra Zebrin said that the fishermen would leave. “Zebrin is the harbour of Zebrin,” Quorra Zebrin said.`,
  ),
];

/** Things to be changed. */
interface Things {
  readonly articleId: string;
  readonly actorId: string;
  readonly quoteId: string;
  readonly claimId: string;
}

const NOBODYS: Things = {
  articleId: 'art_000000000000000000000000',
  actorId: 'act_000000000000000000000000',
  quoteId: 'quo_000000000000000000000000',
  claimId: 'clm_000000000000000000000000',
};

/** What each mutation is given, those that leave the most behind them first. */
const INPUTS: Readonly<Record<string, (things: Things) => object>> = {
  ingestArticle: () => ({ article: { body: '“The quay is new,” said Vera Onk.', publisher: OWN } }),
  ingestArticles: () => ({ articles: [{ body: '“The pier is old,” said Vera Onk.', publisher: OWN }] }),
  reviewClaim: ({ claimId }) => ({
    claimId,
    ...{ url: 'https://facts.example/1', reviewer: 'Facts', verdict: 'False' },
  }),
  deleteReview: ({ claimId }) => ({ claimId, url: 'https://facts.example/1' }),
  updateActor: ({ actorId }) => ({ id: actorId, changes: { role: 'Harbour master' } }),
  addQuote: ({ articleId }) => ({ articleId, content: [{ exact: 'harbour' }] }),
  addClaim: ({ articleId }) => ({ articleId, content: [{ exact: 'harbour' }] }),
  correctStatement: ({ quoteId }) => ({ id: quoteId, form: 'PARTIAL' }),
  mergeActors: ({ actorId }) => ({ intoId: actorId, fromIds: [actorId] }),
  splitActor: ({ actorId, articleId }) => ({ id: actorId, articleIds: [articleId] }),
  deleteStatement: ({ quoteId }) => ({ id: quoteId }),
  updateArticle: ({ articleId }) => ({ id: articleId, changes: { headline: 'Another' } }),
  setArticleStatus: ({ articleId }) => ({ id: articleId, status: 'WITHHELD' }),
  deleteArticle: ({ articleId }) => ({ id: articleId }),
};
const MUTATIONS = Object.keys(makeSchema().getMutationType()?.getFields() ?? {});

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: of whatever shape was asked for.
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const { pairs, stop } = await startPairs();
let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(async () => {
  await issuer.close();
  await stop();
});

describe.each(pairs)('On $name, a key that is limited to a publisher', ({ open }) => {
  let pair: Pair;
  let server: FastifyInstance;
  let stopIndexing: () => Promise<void>;
  let keys: Readonly<Record<'limited' | 'token' | 'desk', string>>;
  let own: Things;
  let foreign: Things;

  beforeAll(async () => {
    pair = await open();
    const { app } = pair;
    await app.indexer.prepare();
    for (const each of ARTICLES) await app.ingest(each);
    await app.indexer.drain();
    const logger = pino({ level: 'silent' });
    stopIndexing = keepIndexed(app, { reconcileHours: 0 }, logger);
    const access = { isReadingOpen: true, issuer: issuer.settings };
    server = await makeServer(app, logger, { access });
    await server.listen({ host: '127.0.0.1', port: 0 });
    const issue = async (scopes: string[], publishers?: string[]) =>
      (await issueKey(app.store.keys, { name: 'Key', scopes, publishers }, new Date())).secret;
    keys = {
      limited: await issue(['read'], [OWN]),
      token: await issuer.token({ scope: 'admin write review', publishers: [OWN] }),
      desk: await issue(['write', 'review']),
    };
    [own, foreign] = (await Promise.all(ARTICLES.map(({ url }) => thingsIn(url)))) as [Things, Things];
  });
  afterAll(async () => {
    await closeServer(server, 1_000);
    await stopIndexing();
    await pair.dispose();
  });

  const send = async (query: string, variables: object = {}, key = keys.desk): Promise<Answer> => {
    const response = await fetch(`${server.listeningOrigin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { extensions: _, ...answer } = (await response.json()) as Answer & { extensions: unknown };
    return answer;
  };
  const change = (mutation: string, things: Things, key: string): Promise<Answer> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename userErrors { message } } }`;
    return send(query, { input: INPUTS[mutation]?.(things) }, key);
  };
  const thingsIn = async (url: string): Promise<Things> => {
    const query = `query ($url: String!) { article(url: $url) {
      id actors { nodes { id name } } quotes { nodes { id } } claims { nodes { id } }
    } }`;
    const { id, actors, quotes, claims } = (await send(query, { url })).data.article;
    const mayor = actors.nodes.find(({ name }: { name: string }) => name === 'Ilsa Brandreth');
    return { articleId: id, actorId: mayor.id, quoteId: quotes.nodes[0].id, claimId: claims.nodes[0].id };
  };
  const countChanges = async (): Promise<number> =>
    (await send('{ history { totalCount } }')).data.history.totalCount;

  it('is refused every mutation, in the same words whatever it would change', async () => {
    expect(Object.keys(INPUTS).sort()).toEqual([...MUTATIONS].sort());
    const before = await countChanges();
    for (const mutation of MUTATIONS)
      for (const key of [keys.limited, keys.token]) {
        const [ofOwn, ofForeign, ofNobody] = await Promise.all(
          [own, foreign, NOBODYS].map((things) => change(mutation, things, key)),
        );
        const scope = mutation.endsWith('Review') || mutation === 'reviewClaim' ? 'review' : 'write';
        expect(ofOwn).toEqual({
          data: { [mutation]: null },
          errors: [
            expect.objectContaining({
              message: `That needs the scope "${scope}", which your key does not have.`,
              extensions: { code: 'FORBIDDEN' },
            }),
          ],
        });
        expect([mutation, ofForeign, ofNobody]).toEqual([mutation, ofOwn, ofOwn]);
      }
    expect(await countChanges()).toBe(before);
  });

  it('is refused what was changed, by its id too, whether or not there is such a change', async () => {
    const { data } = await send('{ history(first: 1) { nodes { id } } }');
    const query = 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }';
    const ids = [data.history.nodes[0].id, 'chg_000000000000000000099999'];
    expect((await send(query, { id: ids[0] })).data.node).toEqual({ id: ids[0] });
    const answers = await Promise.all(ids.map((id) => send(query, { id }, keys.limited)));
    expect(answers[0]?.data).toEqual({ node: null, nodes: [null] });
    expect(answers[0]?.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('is offered actors and publishers of its own articles, with their counts, and no phrases', async () => {
    const query = `query ($prefix: String!) { suggest(prefix: $prefix) {
      actors { statementCount actor { name role statementCount aliases } }
      publishers { publisher articleCount } phrases { phrase }
    } }`;
    const suggest = async (prefix: string, key: string) => (await send(query, { prefix }, key)).data.suggest;
    const nothing = { actors: [], publishers: [], phrases: [] };
    for (const prefix of ['zeb', 'quorra', 'Zebrin Post', 'the fishermen'])
      expect([prefix, await suggest(prefix, keys.limited)]).toEqual([prefix, nothing]);
    const mayor = { name: 'Ilsa Brandreth', role: 'Mayor', statementCount: 2, aliases: [] };
    expect((await suggest('brandr', keys.limited)).actors).toEqual([{ statementCount: 2, actor: mayor }]);
    expect((await suggest('velm', keys.limited)).publishers).toEqual([{ publisher: OWN, articleCount: 1 }]);
    // Who may see all is offered more.
    expect((await suggest('brandr', keys.desk)).actors).toMatchObject([{ statementCount: 4 }]);
    expect((await suggest('zeb', keys.desk)).publishers).toEqual([{ publisher: FOREIGN, articleCount: 1 }]);
  });

  it.each(['events', 'sockets'] as const)(
    'is told over %s of what its publisher has, and of no more',
    async (over) => {
      const authorization = `Bearer ${keys.limited}`;
      const url = `${server.listeningOrigin}/graphql`;
      const client =
        over === 'events'
          ? eventsClient({ url: `${url}/stream`, headers: { authorization }, retryAttempts: 0 })
          : socketClient({
              url: url.replace('http', 'ws'),
              webSocketImpl: WebSocket,
              connectionParams: { authorization },
              retryAttempts: 0,
            });
      const told = { all: [] as string[], filtered: [] as string[], resumed: [] as string[] };
      const follow = (into: string[], variables: object) =>
        client.subscribe(
          {
            query: `subscription ($filter: SearchFilter, $after: String) {
            statementAdded(filter: $filter, after: $after) { node { text actor { role statementCount } } }
          }`,
            variables: { ...variables },
          },
          { next: (result) => into.push(JSON.stringify(result)), error: () => {}, complete: () => {} },
        );
      follow(told.all, {});
      follow(told.filtered, { filter: { publishers: [FOREIGN] } });
      // From before the first article of all, also where another one's place is in between.
      follow(told.resumed, { after: Buffer.from('1.0').toString('base64url') });
      await until('what was before is told', async () => told.resumed.length > 0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const places = over === 'events' ? ['Zebrin Bay', 'Velmora Bay'] : ['Zebrin Sound', 'Velmora Sound'];
      for (const [index, publisher] of [FOREIGN, OWN].entries())
        await pair.app.ingest({
          publisher,
          body: `“Nobody may swim in ${places[index]} this year,” said Mayor Ilsa Brandreth.`,
        });
      await until('its own is told', async () =>
        [told.all, told.resumed].every((each) => each.join().includes(places[1] as string)),
      );
      await client.dispose();
      expect(told.filtered).toEqual([]);
      for (const each of [...told.all, ...told.resumed]) {
        expect(each).not.toMatch(/zebrin|quorra|chancellor/i);
        expect(each).toContain('"data"');
      }
    },
  );

  it('is refused nothing that a key for all is refused: each mutation is done for that', async () => {
    for (const mutation of Object.keys(INPUTS)) {
      const { data, errors } = await change(mutation, foreign, keys.desk);
      expect([mutation, errors, data[mutation]?.__typename]).toEqual([
        mutation,
        undefined,
        `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`,
      ]);
    }
    expect(await countChanges()).toBeGreaterThan(8);
  });
});
