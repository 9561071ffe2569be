import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import { SearchUnavailableError } from '../src/search/search-engine.js';
import { differences, type Pair, startPairs } from './pairs.js';
import { requestOf } from './search/search-request.js';
import { record } from './store/records.js';

jest.setTimeout(120_000);

const STATEMENTS = 8_000;

const { pairs, stop } = await startPairs();
afterAll(stop);

const servers = pairs.filter(({ name }) => name.includes('Meilisearch'));
(servers.length > 0 ? describe : describe.skip)('An index in Meilisearch', () => {
  describe.each(servers)('beside $name', ({ open }) => {
    let pair: Pair;
    let index: ReturnType<Meilisearch['index']>;
    beforeEach(async () => {
      pair = await open();
      const ids = Array.from({ length: STATEMENTS }, (_, at) => `quo_${at}`);
      await pair.app.store.save(record({ id: 'art_1', statements: ids }));
      await pair.app.indexer.drain();
      const { MEILI_URL: host = '', MEILI_API_KEY: apiKey = '', MEILI_INDEX = '' } = pair.environment;
      index = new Meilisearch({ host, apiKey }).index(MEILI_INDEX);
    });
    afterEach(() => pair.dispose());

    /** Searches without a pause while the work is under way, and tells what was found each time. */
    async function searching(work: Promise<unknown>): Promise<(number | undefined)[]> {
      const totals: (number | undefined)[] = [];
      let isDone = false;
      const end = (): void => {
        isDone = true;
      };
      work.then(end, end);
      while (!isDone)
        try {
          totals.push((await pair.app.engine.search(requestOf({ total: true }))).total?.count);
        } catch (error) {
          if (!(error instanceof SearchUnavailableError && error.reason === 'NOT_READY')) throw error;
          totals.push(undefined);
        }
      await work;
      return totals;
    }

    it('of an older layout answers in full while two processes see to the new one, and what changes is kept', async () => {
      const { synonyms } = await index.getSettings();
      await index.updateSettings({ synonyms: { ...synonyms, layout: ['1'] } }).waitTask();
      const upgraded = await pair.openAnother();
      const third = await pair.openAnother();
      const work = Promise.all([
        upgraded.indexer.drain(),
        third.indexer.drain(),
        upgraded.store.save(record({ id: 'art_2', statements: [] })),
      ]);
      const totals = await searching(work);
      expect(totals.length).toBeGreaterThan(3);
      expect(new Set(totals)).toEqual(new Set([STATEMENTS]));
      await upgraded.indexer.drain();
      expect(await upgraded.engine.needsRebuild()).toBe(false);
      expect(await differences(upgraded)).toEqual([]);
    });

    it('that is gone is not searched until another one is whole', async () => {
      await index.delete().waitTask();
      const totals = await searching((await pair.openAnother()).indexer.drain());
      expect(totals[0]).toBeUndefined();
      expect(totals.every((total) => total === undefined || total === STATEMENTS)).toBe(true);
      expect(await pair.app.engine.needsRebuild()).toBe(false);
      expect(await differences(pair.app)).toEqual([]);
    });
  });
});
