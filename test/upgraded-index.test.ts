import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import pino from 'pino';
import type { App } from '../src/app.js';
import { keepIndexed } from '../src/index-loop.js';
import { Indexer } from '../src/indexer.js';
import { type NextIndex, SearchUnavailableError } from '../src/search/search-engine.js';
import { differences, type Pair, startPairs } from './pairs.js';
import { requestOf } from './search/search-request.js';
import { record } from './store/records.js';
import { until } from './until.js';

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

    /** Makes the index one whose note says otherwise, and which lacks some of the statements. */
    async function restoreWith(note: Record<string, string[]>): Promise<void> {
      const { synonyms } = await index.getSettings();
      const { layout = [] } = synonyms ?? {};
      await index.deleteDocuments(['quo_1', 'quo_2', 'quo_3']).waitTask();
      await index.updateSettings({ synonyms: { layout, ...note } }).waitTask();
    }

    it.each([
      ['that was filled from another state of the store', { generation: ['another'] }],
      ['that does not tell from which it was filled', {}],
    ])('%s answers with all it has, until one that is whole takes its place', async (_, note) => {
      await restoreWith(note);
      const [one, other] = [await pair.openAnother(), await pair.openAnother()];
      expect(await one.indexHealth()).toMatchObject({ status: 'BEHIND', backlog: 0 });
      const totals = await searching(Promise.all([one.indexer.drain(), other.indexer.drain()]));
      expect(new Set(totals)).toEqual(new Set([STATEMENTS - 3, STATEMENTS]));
      expect(totals).toEqual([...totals].sort());
      expect(await differences(one)).toEqual([]);
      expect(await one.indexHealth()).toMatchObject({ status: 'UP_TO_DATE' });
      // Built once, and nothing is delivered again.
      expect(await one.store.outboxState(1)).toMatchObject({ waiting: 0 });
    });

    it('of another store takes what changes while one that is whole is built by the same process', async () => {
      await restoreWith({ generation: ['another'] });
      const app = await pair.openAnother();
      const total = async (articleId: string): Promise<number | undefined> =>
        (await app.engine.search(requestOf({ filter: { articleIds: [articleId] }, total: true }))).total
          ?.count;
      let changes: Promise<unknown> | undefined;
      // The new index gets nothing until the changes are found in the one that is there.
      const building = whereNextIndexes(app, () => {
        changes ??= (async () => {
          await app.store.save(record({ id: 'art_2', statements: ['quo_new'] }));
          await until('a new article is found', async () => (await total('art_2')) === 1);
          await app.store.setArticleStatus('art_1', 'WITHHELD', null);
          await until('a withheld one is out', async () => (await total('art_1')) === 0);
        })();
        return changes;
      });
      const stopIndexing = keepIndexed(building, { reconcileHours: 0 }, pino({ level: 'silent' }));
      await until('the new index is live', async () => (await app.indexHealth()).status === 'UP_TO_DATE');
      await stopIndexing();
      expect(changes).toBeDefined();
      expect([await total('art_1'), await total('art_2')]).toEqual([0, 1]);
      expect(await differences(app)).toEqual([]);
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

/** The same app, where something is waited for before an index beside the live one gets anything. */
function whereNextIndexes(app: App, wait: () => Promise<unknown>): App {
  const engine = withMethods(app.engine, {
    layOutNext: async () => {
      const next = await app.engine.layOutNext();
      const apply: NextIndex['apply'] = async (changes) => {
        await wait();
        await next.apply(changes);
      };
      return withMethods(next, { apply });
    },
  });
  return { ...app, engine, indexer: new Indexer(app.store, engine, { isIndexInStore: false }) };
}

/** The same object, with other methods in the place of some. */
function withMethods<T extends object>(given: T, methods: Partial<T>): T {
  return new Proxy(given, {
    get(target, name) {
      const value = methods[name as keyof T] ?? target[name as keyof T];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
