import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Change } from '../../src/domain/change.js';
import type { ChangeFilter, Store } from '../../src/store/store.js';
import { record } from './records.js';
import type { StoreUnderTest } from './store.contract.js';

const EDITOR = { id: 'key_1', name: 'Night desk' };
const harbour = (headline: string, quotes: string[]) =>
  record({
    id: 'art_1',
    headline,
    body: `The text of ${headline}.`,
    actors: [{ id: 'act_1', name: 'Mira Okonvale', role: 'harbour master' }],
    statements: quotes.map((id) => ({ id, actorId: 'act_1' })),
  });
const LIGHTHOUSE = record({
  id: 'art_2',
  actors: [
    { id: 'act_1', name: 'Mira Okonvale' },
    { id: 'act_2', name: 'M. Okonvale' },
  ],
  statements: [{ id: 'quo_9', actorId: 'act_2' }],
});

/** The audit log, as every store keeps it. */
export function describeHistory(open: () => Promise<StoreUnderTest>): void {
  describe('the audit log', () => {
    let opened: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    const history = async (filter: ChangeFilter = {}, size = 100): Promise<Change[]> => {
      const [page] = await store.history.pages([{ filter, order: 'OLDEST' }], {
        size,
        direction: 'FORWARD',
        cursor: null,
      });
      return (page?.entries ?? []).map(({ node }) => node);
    };

    it('tells of an article that comes in, changes, and goes: who, when, what it was and what it became', async () => {
      const start = new Date().toISOString();
      await store.save(harbour('Harbour to close', ['quo_1']), EDITOR);
      await store.save(harbour('Harbour to close', ['quo_1']), EDITOR);
      await store.save(harbour('Harbour closes', ['quo_2', 'quo_3']));
      await store.setArticleStatus('art_1', 'WITHHELD', 'Not what she said.', EDITOR);
      await store.deleteArticle('art_1', { ...EDITOR, reason: 'It was never published.' });
      const changes = await history();
      const digest = expect.stringMatching(/^[\w-]{43}$/);
      expect(changes).toMatchObject([
        {
          kind: 'ARTICLE_INGESTED',
          by: EDITOR,
          reason: null,
          before: null,
          after: { headline: 'Harbour to close', bodyDigest: digest, statementsAdded: 1 },
        },
        {
          kind: 'ARTICLE_INGESTED',
          by: { id: null, name: 'On Record' },
          before: { headline: 'Harbour to close', bodyDigest: digest },
          after: { headline: 'Harbour closes', bodyDigest: digest, statementsAdded: 2, statementsRemoved: 1 },
        },
        {
          kind: 'ARTICLE_STATUS_SET',
          before: { status: 'USABLE', statusNote: null },
          after: { status: 'WITHHELD', statusNote: 'Not what she said.' },
        },
        {
          kind: 'ARTICLE_DELETED',
          by: EDITOR,
          reason: 'It was never published.',
          before: { headline: 'Harbour closes', status: 'WITHHELD', statementsRemoved: 2 },
          after: null,
        },
      ]);
      expect(changes[1]?.before).not.toHaveProperty('publisher');
      for (const { date, nodeId } of changes) {
        expect(nodeId).toBe('art_1');
        expect(date >= start && date <= new Date().toISOString()).toBe(true);
      }
      // What is deleted does not live on here.
      expect(JSON.stringify(changes)).not.toContain('The text of');
    });

    it('tells of actors that are merged and split off', async () => {
      await store.save(harbour('Harbour to close', ['quo_1']));
      await store.save(LIGHTHOUSE);
      await store.mergeActors('act_1', ['act_2'], EDITOR);
      const newId = await store.splitActor('act_1', ['art_2'], EDITOR);
      expect(
        (await history({ kinds: ['ACTOR_MERGED', 'ACTOR_SPLIT'] })).map(({ id: _, ...rest }) => rest),
      ).toEqual([
        {
          date: expect.any(String),
          kind: 'ACTOR_MERGED',
          by: EDITOR,
          reason: null,
          nodeId: 'act_2',
          relatedId: 'act_1',
          before: {
            name: 'M. Okonvale',
            kind: 'PERSON',
            role: null,
            aliases: [],
            articleIds: ['art_2'],
          },
          after: {
            name: 'Mira Okonvale',
            kind: 'PERSON',
            role: 'harbour master',
            aliases: ['M. Okonvale'],
          },
        },
        {
          date: expect.any(String),
          kind: 'ACTOR_SPLIT',
          by: EDITOR,
          reason: null,
          nodeId: newId,
          relatedId: 'act_1',
          before: null,
          after: { name: 'Mira Okonvale', articleIds: ['art_2'] },
        },
      ]);
    });

    it('is filtered by what was changed, how, by whom and when, and read in pages either way', async () => {
      await store.save(harbour('Harbour to close', ['quo_1']), EDITOR);
      await store.save(LIGHTHOUSE);
      await store.mergeActors('act_1', ['act_2'], EDITOR);
      await store.setArticleStatus('art_2', 'CANCELED', null);
      const kinds = async (filter: ChangeFilter) => (await history(filter)).map(({ kind }) => kind);
      expect(await kinds({ nodeIds: ['art_2'] })).toEqual(['ARTICLE_INGESTED', 'ARTICLE_STATUS_SET']);
      expect(await kinds({ nodeIds: ['act_1'] })).toEqual(['ACTOR_MERGED']);
      expect(await kinds({ nodeIds: [] })).toEqual([]);
      expect(await kinds({ by: ['Night desk'] })).toEqual(['ARTICLE_INGESTED', 'ACTOR_MERGED']);
      expect(await kinds({ by: ['Night desk'], kinds: ['ACTOR_MERGED'] })).toEqual(['ACTOR_MERGED']);
      expect(await kinds({ from: '2000-01-01T00:00:00.000Z' })).toHaveLength(4);
      expect(await kinds({ before: '2000-01-01T00:00:00.000Z' })).toEqual([]);
      const all = await history();
      expect(
        await store.history.byIds(['chg_none', ...all.map(({ id }) => id), 'chg_000000000000000000000999']),
      ).toEqual([null, ...all, null]);
      expect(await store.history.counts([{ filter: { nodeIds: ['art_1'] }, order: 'NEWEST' }])).toEqual([1]);

      const query = { filter: {}, order: 'NEWEST' } as const;
      const [first] = await store.history.pages([query], { size: 3, direction: 'FORWARD', cursor: null });
      const cursor = first?.entries.at(-1)?.cursor as string;
      const [second] = await store.history.pages([query], { size: 3, direction: 'FORWARD', cursor });
      expect(first?.hasMore).toBe(true);
      expect([...(first?.entries ?? []), ...(second?.entries ?? [])].map(({ node }) => node)).toEqual(
        (await history()).reverse(),
      );
    });

    it('has nothing of what was refused, or of a transaction that failed', async () => {
      await expect(store.deleteArticle('art_9', EDITOR)).rejects.toThrow();
      await expect(
        store.atomically(async () => {
          await store.save(LIGHTHOUSE, EDITOR);
          throw new Error('Power cut.');
        }),
      ).rejects.toThrow('Power cut.');
      expect(await history()).toEqual([]);
    });
  });
}
