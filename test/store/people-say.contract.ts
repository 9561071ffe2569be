import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimReview } from '../../src/domain/claim-review.js';
import { InvalidInputError, NotFoundError } from '../../src/domain/errors.js';
import type { Store } from '../../src/store/store.js';
import { record } from './records.js';
import type { StoreUnderTest } from './store.contract.js';

const EDITOR = { id: 'key_1', name: 'Night desk' };
const article = (id: string, role: string | null = null) =>
  record({
    id,
    datePublished: `2024-01-0${id.slice(4)}T00:00:00.000Z`,
    actors: [{ id: 'act_1', name: 'Mira Okonvale', aliases: ['Okonvale'], role }],
    statements: [{ id: `clm_${id}`, kind: 'CLAIM', actorId: 'act_1' }],
  });
const REVIEW: ClaimReview = {
  url: 'https://check.example/1',
  reviewer: 'Velmora Checks',
  verdict: 'Mostly false',
  rating: { value: 2, best: 5, worst: 1 },
  dateReviewed: '2024-02-01T00:00:00.000Z',
};

/** What people say of actors and claims. */
export function describePeoplesWord(open: () => Promise<StoreUnderTest>): void {
  describe("people's word", () => {
    let opened: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.save(article('art_1', 'harbour master'));
      await store.drainOutbox(100, async () => {});
    });
    afterEach(() => opened.dispose());

    const actor = async () => (await store.actors.byIds(['act_1']))[0];
    const last = async (nodeId: string) => {
      const query = { filter: { nodeIds: [nodeId] }, order: 'NEWEST' } as const;
      const [page] = await store.history.pages([query], { size: 1, direction: 'FORWARD', cursor: null });
      return page?.entries[0]?.node;
    };

    it('of an actor stands, whatever later articles show, and is searched', async () => {
      await store.updateActor(
        'act_1',
        { name: 'Mira A. Okonvale', kind: 'ORGANISATION', role: null },
        EDITOR,
      );
      const delivered: string[] = [];
      await store.drainOutbox(
        100,
        async (entries) => void delivered.push(...entries.map(({ documentId }) => documentId)),
      );
      expect(delivered.sort()).toEqual(['act_1', 'clm_art_1']);
      const updated = {
        name: 'Mira A. Okonvale',
        kind: 'ORGANISATION',
        role: null,
        aliases: ['Mira Okonvale', 'Okonvale'],
      };
      expect(await actor()).toMatchObject(updated);
      await store.save(article('art_2', 'minister'));
      await store.setArticleStatus('art_2', 'WITHHELD', null);
      await store.setArticleStatus('art_2', 'USABLE', null);
      expect(await actor()).toMatchObject(updated);
      for (const name of ['mira a. okonvale', 'Mira Okonvale', 'okonvale'])
        expect((await store.actorsByName(name)).map(({ id }) => id)).toEqual(['act_1']);
      // Nobody names it any more, and then somebody does.
      await store.deleteArticle('art_1');
      await store.deleteArticle('art_2');
      expect(await actor()).toBeNull();
      await store.save(article('art_3', 'minister'));
      expect(await actor()).toMatchObject({ name: 'Mira A. Okonvale', kind: 'ORGANISATION', role: null });
    });

    it('of its names is all there is, until it is merged', async () => {
      await store.updateActor('act_1', { aliases: ['M. O.'] }, EDITOR);
      await store.save(article('art_2'));
      expect(await actor()).toMatchObject({
        name: 'Mira Okonvale',
        aliases: ['M. O.'],
        role: 'harbour master',
      });
      expect(await store.actorsByName('Okonvale')).toEqual([]);
      await store.save(record({ id: 'art_4', actors: [{ id: 'act_2', name: 'The keeper' }] }));
      await store.mergeActors('act_1', ['act_2'], EDITOR);
      await store.save(article('art_3'));
      expect(await actor()).toMatchObject({ aliases: ['M. O.', 'The keeper'] });
    });

    it('of an actor is in the audit log once', async () => {
      await store.updateActor('act_1', { role: 'minister' }, EDITOR);
      const change = await last('act_1');
      expect(change).toMatchObject({
        kind: 'ACTOR_UPDATED',
        by: EDITOR,
        before: { role: 'harbour master' },
        after: { role: 'minister' },
      });
      await store.updateActor('act_1', { role: 'minister' }, EDITOR);
      expect(await last('act_1')).toEqual(change);
      await expect(store.updateActor('act_9', { role: null }, EDITOR)).rejects.toThrow(NotFoundError);
    });

    it('of a claim is kept as a review, one of the same url in its place', async () => {
      await store.reviewClaim('clm_art_1', REVIEW, EDITOR);
      await store.reviewClaim('clm_art_1', { ...REVIEW, url: 'https://check.example/2' }, EDITOR);
      await store.reviewClaim('clm_art_1', { ...REVIEW, verdict: 'True' }, EDITOR);
      expect(await last('clm_art_1')).toMatchObject({
        kind: 'CLAIM_REVIEWED',
        relatedId: 'art_1',
        before: { verdict: 'Mostly false' },
        after: { verdict: 'True', url: REVIEW.url },
      });
      await store.save(article('art_1', 'harbour master'));
      const [none, reviews] = await store.reviews(['clm_art_2', 'clm_art_1']);
      expect(none).toEqual([]);
      expect(reviews).toHaveLength(2);
      expect(reviews).toEqual(expect.arrayContaining([{ ...REVIEW, verdict: 'True' }]));
      await store.deleteArticle('art_1');
      expect(await store.reviews(['clm_art_1'])).toEqual([[]]);
    });

    it('of a claim is taken off again, and then the audit log alone has it', async () => {
      await store.reviewClaim('clm_art_1', REVIEW, EDITOR);
      await store.deleteReview('clm_art_1', REVIEW.url, { ...EDITOR, reason: 'They took it back.' });
      expect(await store.reviews(['clm_art_1'])).toEqual([[]]);
      expect(await last('clm_art_1')).toMatchObject({
        kind: 'REVIEW_DELETED',
        by: EDITOR,
        reason: 'They took it back.',
        relatedId: 'art_1',
        before: REVIEW,
        after: null,
      });
      for (const [claimId, url] of [
        ['clm_art_1', REVIEW.url],
        ['clm_9', REVIEW.url],
      ] as const)
        await expect(store.deleteReview(claimId, url, EDITOR)).rejects.toThrow(NotFoundError);
    });

    it('of a claim that is not there is refused, and so is the fifty-first', async () => {
      await expect(store.reviewClaim('clm_9', REVIEW, EDITOR)).rejects.toThrow(NotFoundError);
      for (let nth = 0; nth < 50; nth++)
        await store.reviewClaim('clm_art_1', { ...REVIEW, url: `https://check.example/of/${nth}` }, EDITOR);
      await expect(store.reviewClaim('clm_art_1', REVIEW, EDITOR)).rejects.toThrow(InvalidInputError);
      await store.reviewClaim('clm_art_1', { ...REVIEW, url: 'https://check.example/of/7' }, EDITOR);
    });
  });
}
