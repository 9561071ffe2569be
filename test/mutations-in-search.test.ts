import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { issueKey } from '../src/access/key-issue.js';
import { makeServer } from '../src/api.js';
import { ARTICLES } from './graphql/test-graph.js';
import { differences, type Pair, startPairs } from './pairs.js';

jest.setTimeout(60_000);

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into as they are.
type Answer = any;

const SEARCH = `query ($query: String!, $filter: SearchFilter) {
  searchStatements(query: $query, filter: $filter, facets: [ACTOR]) {
    totalCount nodes { id text actor { id name } article { id headline } }
    facets { values { label count } }
  }
}`;
const EVERYTHING = `query ($query: String!, $types: [SearchResultType!]) {
  search(query: $query, types: $types) { totalCount nodes { __typename ... on Node { id } } }
}`;
const NEW = {
  headline: 'Lighthouse to be sold',
  url: 'https://news.example/lighthouse',
  publisher: 'Coast Gazette',
  datePublished: '2024-02-03',
  body: '“We will sell the lighthouse lamp,” said Ilsa Brandreth.',
};

const { pairs, stop } = await startPairs();
afterAll(stop);

const servers = pairs.filter(({ name }) => name.includes('Meilisearch'));
(servers.length > 0 ? describe : describe.skip)(
  'With Meilisearch, a search finds what a mutation changes,',
  () => {
    describe.each(servers)('on $name:', ({ open }) => {
      let pair: Pair;
      let server: FastifyInstance;
      let keys: { readonly write: string; readonly review: string };
      beforeEach(async () => {
        pair = await open();
        const { app } = pair;
        for (const article of ARTICLES) await app.ingest(article);
        await app.indexer.drain();
        server = await makeServer(app, pino({ level: 'silent' }));
        const issue = async (scope: 'write' | 'review') =>
          (await issueKey(app.store.keys, { name: 'Night desk', scopes: [scope] }, new Date())).secret;
        keys = { write: await issue('write'), review: await issue('review') };
      });
      afterEach(async () => {
        await server.close();
        await pair.dispose();
      });

      const send = async (query: string, variables: object, key?: string): Promise<Answer> => {
        const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
        const response = await server.inject({
          method: 'POST',
          url: '/graphql',
          payload: { query, variables },
          headers,
        });
        const { data, errors } = response.json();
        if (errors) throw new Error(JSON.stringify(errors));
        return Object.values(data)[0];
      };
      /** Changes something, and nothing of it in the index yet. */
      const change = async (mutation: string, input: object, answer = '__typename'): Promise<Answer> => {
        const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
        const operation = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} userErrors { message } } }`;
        const key = mutation === 'reviewClaim' ? keys.review : keys.write;
        const changed = await send(operation, { input }, key);
        expect(changed.userErrors).toEqual([]);
        return changed;
      };
      const search = (query: string, filter: object | null = null): Promise<Answer> =>
        send(SEARCH, { query, filter });
      const found = async (query: string): Promise<number> => (await search(query)).totalCount;
      const idOf = async (query: string): Promise<string> => (await search(query)).nodes[0].id;
      /** The index as the next delivery leaves it, the same as the store. */
      const indexed = async (): Promise<void> => {
        await pair.app.indexer.drain();
        expect(await differences(pair.app)).toEqual([]);
      };
      const harbour = async (): Promise<string> => (await search('single pier')).nodes[0].article.id;

      it('an article that is taken in, one or several', async () => {
        await change('ingestArticle', { article: NEW });
        await indexed();
        expect(await search('lighthouse lamp')).toMatchObject({
          totalCount: 1,
          nodes: [{ actor: { name: 'Ilsa Brandreth' }, article: { headline: NEW.headline } }],
        });
        const more = ['tower', 'quay'].map((place) => ({
          ...NEW,
          url: `https://news.example/${place}`,
          body: `“We will paint the ${place} door,” said Dario Vant.`,
        }));
        await change('ingestArticles', { articles: more });
        await indexed();
        expect([await found('tower door'), await found('quay door')]).toEqual([1, 1]);
      });

      it('what an article says after an update, and what it does not say any more', async () => {
        const id = await harbour();
        const body = '“We will open every gate before the spring,” Ilsa Brandreth said.';
        await change('updateArticle', { id, changes: { body, headline: 'Gates to open' } });
        await indexed();
        expect([await found('single pier'), await found('every gate')]).toEqual([0, 1]);
        expect((await search('every gate')).nodes[0].article.headline).toBe('Gates to open');
        const results = await send(EVERYTHING, { query: 'gates to open', types: ['ARTICLE'] });
        expect(results.nodes).toEqual([{ __typename: 'Article', id }]);
      });

      it.each(['WITHHELD', 'CANCELED'])(
        'nothing of an article that is %s, at once, and all when it is back',
        async (status) => {
          const id = await harbour();
          const before = await found('');
          const { statementsAffected } = await change(
            'setArticleStatus',
            { id, status },
            'statementsAffected',
          );
          expect(statementsAffected).toBeGreaterThan(2);
          const nothing = { nodes: [] };
          // The index has it still.
          expect(await search('single pier')).toMatchObject(nothing);
          expect(await send(EVERYTHING, { query: 'harbour plan divides', types: ['ARTICLE'] })).toMatchObject(
            nothing,
          );
          await indexed();
          expect(await search('single pier')).toMatchObject({ totalCount: 0, ...nothing });
          expect(await pair.app.engine.entriesOf([id])).toEqual([]);
          expect(await found('')).toBe(before - statementsAffected);
          await change('setArticleStatus', { id, status: 'USABLE' });
          await indexed();
          expect([await found('single pier'), await found('')]).toEqual([1, before]);
        },
      );

      it('nothing of an article that is deleted, at once', async () => {
        const id = await harbour();
        await change('deleteArticle', { id });
        expect((await search('single pier')).nodes).toEqual([]);
        await indexed();
        expect(await found('single pier')).toBe(0);
        expect(await pair.app.engine.entriesOf([id])).toEqual([]);
      });

      it('a statement that is added, corrected and deleted', async () => {
        const articleId = await harbour();
        const content = [{ exact: 'the old walls could fail' }];
        await change('addQuote', { articleId, content, actor: { name: 'Dario Vant' } });
        await indexed();
        const [added] = (await search('"walls could fail"', { kinds: ['QUOTE'] })).nodes;
        expect(added.actor.name).toBe('Dario Vant');
        await change('correctStatement', { id: added.id, actor: { name: 'Ilsa Brandreth' } });
        await indexed();
        const { nodes } = await search('brandreth "walls could fail"', { kinds: ['QUOTE'] });
        expect(nodes).toMatchObject([{ id: added.id, actor: { name: 'Ilsa Brandreth' } }]);
        await change('addClaim', {
          articleId,
          content: [{ exact: 'be closed for two winters' }],
          actor: { name: 'Dario Vant' },
        });
        await indexed();
        expect((await search('vant "closed for two winters"', { kinds: ['CLAIM'] })).totalCount).toBe(1);
        await change('deleteStatement', { id: added.id });
        expect((await search('"walls could fail"', { kinds: ['QUOTE'] })).nodes).toEqual([]);
        await indexed();
        expect((await search('"walls could fail"', { kinds: ['QUOTE'] })).totalCount).toBe(0);
      });

      it('an actor by its new name, and what two said as what one said, and as two again', async () => {
        const actorOf = async (query: string): Promise<string> => (await search(query)).nodes[0].actor.id;
        const brandreth = await actorOf('single pier');
        const okunle = await actorOf('swim there');
        await change('updateActor', { id: brandreth, changes: { name: 'Ilsa Marlowe' } });
        await indexed();
        const marlowe = (await search('marlowe single pier')).nodes;
        expect(marlowe).toMatchObject([{ actor: { id: brandreth, name: 'Ilsa Marlowe' } }]);
        const named = await send(EVERYTHING, { query: 'marlowe', types: ['ACTOR'] });
        expect(named.nodes).toEqual([{ __typename: 'Actor', id: brandreth }]);

        await change('mergeActors', { intoId: brandreth, fromIds: [okunle] });
        await indexed();
        const said = await search('', { actorIds: [brandreth] });
        expect(said.nodes.map(({ text }: Answer) => text).join()).toContain('swim there');
        expect(said.facets[0].values).toContainEqual({ label: 'Ilsa Marlowe', count: said.totalCount });
        expect(await found('okunle swim there')).toBe(0);

        const articleId = (await search('swim there')).nodes[0].article.id;
        const split = await change(
          'splitActor',
          { id: brandreth, articleIds: [articleId] },
          'newActor { id }',
        );
        await indexed();
        expect((await search('swim there')).nodes[0].actor.id).toBe(split.newActor.id);
        expect((await search('', { actorIds: [split.newActor.id] })).totalCount).toBeGreaterThan(0);
      });

      it('a claim as before when it is reviewed', async () => {
        const claimId = await idOf('closed for two winters');
        const before = await search('closed for two winters');
        const review = { url: 'https://check.example/1', reviewer: 'Velmora Check', verdict: 'True' };
        await change('reviewClaim', { claimId, ...review });
        await indexed();
        expect(await search('closed for two winters')).toEqual(before);
      });
    });
  },
);
