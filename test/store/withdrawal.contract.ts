import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Article, ArticleStatus } from '../../src/domain/article.js';
import { InvalidInputError } from '../../src/domain/errors.js';
import type { OutboxEntry, Store, StoreCounts } from '../../src/store/store.js';
import { contentOf } from './content.js';
import { record } from './records.js';
import type { StoreUnderTest } from './store.contract.js';

const HARBOUR = record({
  id: 'art_1',
  headline: 'Harbour to close',
  publisher: 'The Norwick Bell',
  datePublished: '2024-01-02T00:00:00.000Z',
  actors: [
    { id: 'act_1', name: 'Mira Okonvale', role: 'accused of theft' },
    { id: 'act_2', name: 'Tarn Bellis', aliases: ['Bellis'] },
  ],
  statements: [
    { id: 'clm_1', kind: 'CLAIM', form: 'MIXED', actorId: 'act_2' },
    { id: 'quo_1', form: 'PARTIAL', actorId: 'act_2', partOfId: 'clm_1' },
    { id: 'quo_2', actorId: 'act_1' },
  ],
});
const LIGHTHOUSE = record({
  id: 'art_2',
  headline: 'Lighthouse to stay',
  publisher: 'Gull & Tide',
  datePublished: '2024-01-01T00:00:00.000Z',
  actors: [{ id: 'act_1', name: 'Mira Okonvale', role: 'harbour master' }],
  statements: [{ id: 'quo_3', actorId: 'act_1' }],
});
const WITHDRAWN = ['WITHHELD', 'CANCELED'] as const;

/** All that may be seen; what it leaves out tells of the articles that may not, or once might not. */
async function seen(store: Store): Promise<{ readonly articles: readonly object[] }> {
  const { articles, counts, ...rest } = (await contentOf(store)) as {
    articles: Article[];
    counts: StoreCounts;
  };
  return {
    ...rest,
    ...{ counts: { ...counts, withdrawn: 0, outbox: 0 } },
    articles: articles.map((article) => ({ ...article, statusNote: null, dateStatusChanged: null })),
  };
}

/** What articles that may not be used, or not any more, leave to be seen. */
export function describeWithdrawal(open: () => Promise<StoreUnderTest>): void {
  describe('an article', () => {
    let opened: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.save(HARBOUR);
      await store.save(LIGHTHOUSE);
      await drained();
    });
    afterEach(() => opened.dispose());

    /** What becomes of the first article and all that is in it; one of its actors is in the other, too. */
    const OUT = {
      art_1: 'DELETE',
      clm_1: 'DELETE',
      quo_1: 'DELETE',
      quo_2: 'DELETE',
      act_1: 'PUT',
      act_2: 'DELETE',
    };
    const IN = { art_1: 'PUT', clm_1: 'PUT', quo_1: 'PUT', quo_2: 'PUT', act_1: 'PUT', act_2: 'PUT' };

    /** Delivers what waits: the ids of documents with what becomes of them. */
    const drained = async (): Promise<Record<string, 'PUT' | 'DELETE'>> => {
      const delivered: OutboxEntry[] = [];
      await store.drainOutbox(1_000, async (entries) => void delivered.push(...entries));
      return Object.fromEntries(
        delivered.map(({ documentId, current }) => [documentId, current ? 'PUT' : 'DELETE']),
      );
    };
    it('is usable as it comes in', async () => {
      expect(await store.articles.byIds(['art_1'])).toMatchObject([
        { status: 'USABLE', statusNote: null, dateStatusChanged: null },
      ]);
    });

    describe.each(WITHDRAWN)('that is %s', (status) => {
      it('is as if it were not there, with all that it alone names and says', async () => {
        expect(await store.setArticleStatus('art_1', status, 'Not what she said.')).toBe(3);
        const withdrawn = await seen(store);
        expect(await store.counts()).toMatchObject({
          articles: 1,
          withdrawn: 1,
          actors: 1,
          quotes: 1,
          claims: 0,
        });
        expect(await store.statements.byIds(['clm_1', 'quo_1', 'quo_2', 'quo_3'])).toMatchObject([
          null,
          null,
          null,
          { id: 'quo_3' },
        ]);
        expect(await store.actors.byIds(['act_1', 'act_2'])).toMatchObject([
          { statementCount: 1, role: 'harbour master' },
          null,
        ]);
        expect(await store.actorsByName('Bellis')).toEqual([]);
        const ofIt = { articleIds: ['art_1'] };
        const request = { size: 9, direction: 'FORWARD', cursor: null } as const;
        const empty = [{ entries: [], hasMore: false }];
        expect(await store.actors.pages([{ filter: ofIt, order: 'NAME' }], request)).toEqual(empty);
        expect(await store.statements.pages([{ filter: ofIt, order: 'READING' }], request)).toEqual(empty);
        const inside = { partOfIds: ['clm_1'] };
        expect(await store.statements.counts([{ filter: inside, order: 'READING' }])).toEqual([0]);

        await store.deleteArticle('art_1');
        expect(await seen(store)).toEqual(withdrawn);
      });

      it('is found by its id, url and body, and listed where its status is asked for', async () => {
        const before = new Date().toISOString();
        await store.setArticleStatus('art_1', status, 'Not what she said.');
        const article = {
          ...HARBOUR.article,
          status,
          statusNote: 'Not what she said.',
          dateStatusChanged: expect.any(String),
        };
        const [byId] = await store.articles.byIds(['art_1']);
        expect(byId).toEqual(article);
        expect((byId?.dateStatusChanged ?? '') >= before).toBe(true);
        expect(await store.articleByUrl('https://news.example/art_1')).toEqual(article);
        expect(await store.articleByBody(HARBOUR.body)).toEqual(article);
        expect(await store.bodies(['art_1'])).toEqual([HARBOUR.body]);
        const listed = await store.articles.counts([
          { filter: { statuses: [status] }, order: 'NEWEST' },
          { filter: { statuses: ['USABLE', ...WITHDRAWN] }, order: 'NEWEST' },
          { filter: { statuses: [] }, order: 'NEWEST' },
        ]);
        expect(listed).toEqual([1, 2, 0]);
      });

      it('goes out of the index, and comes back into it, each once', async () => {
        await store.setArticleStatus('art_1', status, null);
        expect(await drained()).toEqual(OUT);
        for (const other of WITHDRAWN) expect(await store.setArticleStatus('art_1', other, 'Again.')).toBe(0);
        expect(await drained()).toEqual({});
        expect(await store.setArticleStatus('art_1', 'USABLE', null)).toBe(3);
        expect(await drained()).toEqual(IN);
        expect(await store.setArticleStatus('art_1', 'USABLE', null)).toBe(0);
        expect(await drained()).toEqual({});
      });

      it('stays so when it is taken in again', async () => {
        await store.setArticleStatus('art_1', status, 'Not what she said.');
        const withdrawn = await seen(store);
        await drained();
        const { article, body, actors } = HARBOUR;
        const again = record({
          ...article,
          body: `${body} And more.`,
          headline: 'Harbour closes',
          actors: [...actors.map((actor) => ({ ...actor, role: 'accused of arson' })), { id: 'act_3' }],
          statements: [
            { id: 'quo_2', actorId: 'act_1', text: 'New.' },
            { id: 'quo_4', actorId: 'act_3' },
          ],
        });
        await store.save(again);
        expect(await seen(store)).toEqual(withdrawn);
        expect(await store.articles.byIds(['art_1'])).toMatchObject([
          { headline: 'Harbour closes', status, statusNote: 'Not what she said.' },
        ]);
        expect(Object.values(await drained())).not.toContain('PUT');
        await store.setArticleStatus('art_1', 'USABLE', null);
        expect(await store.statements.byIds(['quo_2', 'quo_4'])).toMatchObject([
          { text: 'New.' },
          { id: 'quo_4' },
        ]);
        expect(await store.actors.byIds(['act_1'])).toMatchObject([{ role: 'accused of arson' }]);
      });

      it('is shown again as it was, with the note why', async () => {
        const before = await seen(store);
        await store.setArticleStatus('art_1', status, null);
        await store.setArticleStatus('art_1', 'USABLE', 'It was what she said.');
        expect(await seen(store)).toEqual(before);
        expect(await store.articles.byIds(['art_1'])).toMatchObject([
          { status: 'USABLE', statusNote: 'It was what she said.', dateStatusChanged: expect.any(String) },
        ]);
      });

      it('is hidden from other processes at once', async () => {
        const other = await opened.openAnother();
        try {
          const read = () =>
            Promise.all([other.statements.byIds(['quo_2']), other.actors.byIds(['act_2', 'act_1'])]);
          expect(await read()).toMatchObject([[{ id: 'quo_2' }], [{ id: 'act_2' }, { statementCount: 2 }]]);
          await store.setArticleStatus('art_1', status, null);
          expect(await read()).toMatchObject([[null], [null, { statementCount: 1 }]]);
          expect(await seen(other)).toEqual(await seen(store));
        } finally {
          await other.close();
        }
      });
    });

    it('that is deleted is gone, with the actors that it alone names', async () => {
      expect(await store.deleteArticle('art_1')).toBe(3);
      expect(await store.articles.byIds(['art_1'])).toEqual([null]);
      expect([
        await store.articleByUrl('https://news.example/art_1'),
        await store.articleByBody(HARBOUR.body),
      ]).toEqual([null, null]);
      expect(await store.bodies(['art_1'])).toEqual([null]);
      expect(await store.actors.byIds(['act_1', 'act_2'])).toMatchObject([{ statementCount: 1 }, null]);
      expect(await store.counts()).toEqual({
        articles: 1,
        withdrawn: 0,
        actors: 1,
        quotes: 1,
        claims: 0,
        outbox: 6,
      });
      expect(await drained()).toEqual(OUT);
    });

    it('that was canceled, deleted and taken in again is a new one', async () => {
      const before = await seen(store);
      await store.setArticleStatus('art_1', 'CANCELED', 'Not what she said.');
      await store.deleteArticle('art_1');
      expect(await store.save(HARBOUR)).toMatchObject({ change: 'CREATED' });
      expect(await seen(store)).toEqual(before);
      expect(await drained()).toEqual(IN);
    });

    it('stays as it is when the transaction breaks off', async () => {
      const before = await contentOf(store);
      for (const change of [
        () => store.setArticleStatus('art_1', 'CANCELED', null),
        () => store.deleteArticle('art_1'),
      ])
        await expect(
          store.atomically(async () => {
            await change();
            throw new Error('The line is dead.');
          }),
        ).rejects.toThrow('The line is dead.');
      expect(await contentOf(store)).toEqual(before);
      expect(await drained()).toEqual({});
    });

    it('that is not there is told as that', async () => {
      for (const change of [store.setArticleStatus('art_9', 'CANCELED', null), store.deleteArticle('art_9')])
        await expect(change).rejects.toEqual(new InvalidInputError('There is no article art_9.'));
      expect(await store.counts()).toMatchObject({ outbox: 0 });
    });
  });

  it('whatever is withdrawn, restored or deleted, what is seen is what the usable articles have', async () => {
    const [one, other] = [await open(), await open()];
    const article = fc.record({
      statements: fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), { maxLength: 4 }),
      named: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
      fates: fc.array(
        fc.constantFrom<ArticleStatus | 'DELETED' | 'AGAIN'>('USABLE', ...WITHDRAWN, 'DELETED', 'AGAIN'),
        {
          maxLength: 3,
        },
      ),
    });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 5 }), async (articles) => {
          const records = articles.map(({ statements, named }, index) =>
            record({
              id: `art_${index}`,
              datePublished: `2024-01-0${9 - index}T00:00:00.000Z`,
              actors: [...new Set([...named, ...statements.filter((speaker) => speaker !== null)])].map(
                (actor) => ({
                  id: `act_${actor}`,
                  role: actor % 2 === index % 2 ? `of article ${index}` : null,
                }),
              ),
              statements: statements.map((speaker, at) => ({
                id: `quo_${index}_${at}`,
                actorId: speaker === null ? null : `act_${speaker}`,
              })),
            }),
          );
          for (const each of records) await one.store.save(each);
          for (const [index, { fates }] of articles.entries()) {
            const each = records[index] as (typeof records)[number];
            let isUsable = true;
            let isThere = true;
            for (const fate of fates) {
              if (fate === 'AGAIN') {
                await one.store.save(each);
                if (!isThere) isUsable = true;
                isThere = true;
              } else if (!isThere) continue;
              else if (fate === 'DELETED') {
                await one.store.deleteArticle(each.article.id);
                isThere = false;
                isUsable = false;
              } else {
                await one.store.setArticleStatus(each.article.id, fate, null);
                isUsable = fate === 'USABLE';
              }
            }
            if (isUsable) await other.store.save(each);
          }
          expect(await seen(one.store)).toEqual(await seen(other.store));
          for (const { store } of [one, other])
            for (const { article } of records)
              await store.deleteArticle(article.id).catch((error) => {
                if (!(error instanceof InvalidInputError)) throw error;
              });
          expect(await one.store.counts()).toMatchObject({ articles: 0, withdrawn: 0, actors: 0, quotes: 0 });
        }),
        { numRuns: 25 },
      );
    } finally {
      await one.dispose();
      await other.dispose();
    }
    // Thousands of transactions.
  }, 60_000);
}
