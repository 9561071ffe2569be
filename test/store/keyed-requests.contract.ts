import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConflictError } from '../../src/domain/errors.js';
import type { Store } from '../../src/store/store.js';
import { record } from './records.js';
import type { StoreUnderTest } from './store.contract.js';

const REQUEST = { caller: 'key_1', key: 'first', digest: 'one' };

/** Requests that are not to be done twice. */
export function describeKeyedRequests(open: () => Promise<StoreUnderTest>): void {
  describe('a request with a key', () => {
    let opened: StoreUnderTest;
    let store: Store;
    let times: number;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      times = 0;
    });
    afterEach(() => opened.dispose());

    const work = async () => {
      const { change } = await store.save(record({ id: `art_${++times}` }));
      return { change, times };
    };

    it('is done once, and answered alike ever after', async () => {
      const answer = { change: 'CREATED', times: 1 };
      for (let time = 0; time < 3; time++) expect(await store.once(REQUEST, work)).toEqual(answer);
      expect(await store.counts()).toMatchObject({ articles: 1 });
      // Another caller has keys of its own.
      expect(await store.once({ ...REQUEST, caller: 'key_2' }, work)).toMatchObject({ times: 2 });
    });

    it('is refused where it is another one, and then does nothing', async () => {
      await store.once(REQUEST, work);
      const other = store.once({ ...REQUEST, digest: 'two' }, work);
      await expect(other).rejects.toThrow(ConflictError);
      await expect(other).rejects.toThrow(/"first" came with another request/);
      expect(times).toBe(1);
    });

    it('is forgotten where it fails, with all that it did', async () => {
      const failing = store.once(REQUEST, async () => {
        await work();
        throw new Error('Power cut.');
      });
      await expect(failing).rejects.toThrow('Power cut.');
      expect(await store.counts()).toMatchObject({ articles: 0 });
      expect(await store.once(REQUEST, work)).toMatchObject({ change: 'CREATED' });
    });

    it('is done once where it comes several times at once, and is known to other processes', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => store.once(REQUEST, work)));
      const another = await opened.openAnother();
      answers.push(await another.once(REQUEST, work));
      await another.close();
      expect(times).toBe(1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });
  });
}
