import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ReindexOutcome, reindex } from '../src/reindex.js';
import { IndexingError, type NextIndex, type SearchEngine } from '../src/search/search-engine.js';
import { differences, type Pair, startPairs } from './pairs.js';
import { document } from './search/documents.js';
import { requestOf } from './search/search-request.js';
import { record } from './store/records.js';
import { until } from './until.js';

jest.setTimeout(60_000);

/** A lease is renewed every five seconds. */
const RENEWED_MS = 6_000;
const STATEMENTS = 3_000;
/** They are all in one article. */
const DOCUMENTS = STATEMENTS + 1;

const { pairs, stop } = await startPairs();
afterAll(stop);

describe.each(pairs)('$name, built anew', ({ open }) => {
  let pair: Pair;
  beforeEach(async () => {
    pair = await open();
    const ids = Array.from({ length: STATEMENTS }, (_, at) => `quo_${at}`);
    await pair.app.store.save(record({ id: 'art_1', statements: ids }));
    await pair.app.indexer.drain();
  });
  afterEach(() => pair.dispose());

  const run = (engine = pair.app.engine): Promise<ReindexOutcome | null> =>
    reindex({ ...pair.app, engine }, { signal: new AbortController().signal, report: () => {} });
  const total = async (query = ''): Promise<number | undefined> =>
    (await pair.app.engine.search(requestOf({ query, total: true }))).total?.count;
  /** The engine, with something done before the new index gets a batch, or takes the live one's place. */
  const engineThat = (
    during: (next: NextIndex, nth: number) => Promise<void>,
    before?: () => Promise<void>,
  ) => {
    const { engine } = pair.app;
    const layOutNext = async (): Promise<NextIndex> => {
      const next = await engine.layOutNext();
      let nth = 0;
      return {
        generation: next.generation,
        async apply(changes) {
          await next.apply(changes);
          await during(next, nth++);
        },
        async replaceLive() {
          await before?.();
          await next.replaceLive();
        },
        discard: () => next.discard(),
      };
    };
    return { ...bound(engine), layOutNext };
  };

  it('has everything that is in the store, and nothing else', async () => {
    await pair.app.engine.apply([
      { type: 'DELETE', id: 'quo_1' },
      { type: 'PUT', document: document({ id: 'foreign' }) },
    ]);
    const before = await pair.app.engine.prepare();
    const seen: number[] = [];
    const outcome = await reindex(pair.app, {
      signal: new AbortController().signal,
      report: (done, all) => seen.push(done, all),
    });
    expect(outcome).toEqual({ documents: DOCUMENTS, caughtUp: 0, refused: 0 });
    expect(seen).toEqual([DOCUMENTS, DOCUMENTS]);
    expect(await pair.app.engine.prepare()).not.toBe(before);
    expect(await differences(pair.app)).toEqual([]);
    // And nothing is delivered again.
    expect(await pair.app.indexer.drain()).toBe(0);
  });

  it('has also what was delivered to the live one meanwhile, from the moment it takes its place', async () => {
    const { store, indexer } = pair.app;
    const edit = async (text: string) => {
      await store.save(
        record({
          id: 'art_2',
          statements: [
            { id: 'quo_edited', text },
            { id: `quo_${text}`, text },
          ],
        }),
      );
      await indexer.drain();
      expect(await total(text)).toBe(2);
    };
    await edit('before');
    const engine = engineThat(async (_, nth) => {
      if (nth === 0) await edit('meanwhile');
      if (nth === 1) await edit('later');
    });
    expect(await run(engine)).toMatchObject({ documents: DOCUMENTS + 3, refused: 0 });
    expect([await total('before'), await total('meanwhile'), await total('later')]).toEqual([0, 0, 2]);
    expect(await differences(pair.app)).toEqual([]);
  });

  it('misses nothing of what two writers change and deliver all the time, and every search answers in full', async () => {
    const apps = [pair.app, pair.app];
    const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
    let isDone = false;
    const changing = apps.map(async (app, writer) => {
      for (let nth = 0; !isDone; nth++) {
        const statements = Array.from({ length: 20 }, (_, at) => ({
          id: `quo_new_${writer}_${(nth * 3 + at) % 50}`,
          text: `wording ${nth}`,
        }));
        await app.store.save(record({ id: `art_of_${writer}`, statements }));
        await app.indexer.drain();
        // The embedded store answers at once, and nothing else would have its turn.
        await othersTurn();
      }
    });
    let searches = 0;
    const searching = (async () => {
      for (; !isDone; searches++) {
        const found = await total('"The words of"');
        if (found !== STATEMENTS) throw new Error(`A search found ${found} of ${STATEMENTS} statements.`);
        await othersTurn();
      }
    })();
    for (let times = 0; times < 4; times++) await run(engineThat(othersTurn, othersTurn));
    isDone = true;
    await Promise.all([...changing, searching]);
    expect(searches).toBeGreaterThan(4);
    await pair.app.indexer.drain();
    expect(await differences(pair.app)).toEqual([]);
  });

  it('leaves the live one as it is where it fails, notes nothing any more, and can be run again', async () => {
    const { store, indexer } = pair.app;
    const before = await pair.app.engine.prepare();
    const failing = engineThat(() => Promise.reject(new Error('The disk is full.')));
    await expect(run(failing)).rejects.toThrow('The disk is full.');
    expect(await pair.app.engine.prepare()).toBe(before);
    await store.save(record({ id: 'art_2', statements: ['quo_new'] }));
    await indexer.drain();
    expect(await differences(pair.app)).toEqual([]);
    expect(await run()).toMatchObject({ documents: DOCUMENTS + 2, caughtUp: 0 });
  });

  it('can be broken off, and run again', async () => {
    const controller = new AbortController();
    const engine = engineThat(async () => controller.abort());
    const broken = reindex({ ...pair.app, engine }, { signal: controller.signal, report: () => {} });
    await expect(broken).rejects.toThrow(/abort/i);
    expect(await differences(pair.app)).toEqual([]);
    expect(await run()).toMatchObject({ documents: DOCUMENTS });
  });

  it('goes on without a statement that is refused, which is then told with the others that were', async () => {
    const { engine, store } = pair.app;
    const layOutNext = async (): Promise<NextIndex> => {
      const next = await engine.layOutNext();
      const apply: NextIndex['apply'] = async (changes) => {
        if (changes.some((change) => change.type === 'PUT' && change.document.id === 'quo_77'))
          throw new IndexingError('It is too odd.', 'odd');
        await next.apply(changes);
      };
      return { ...bound(next), generation: next.generation, apply };
    };
    expect(await run({ ...bound(engine), layOutNext })).toMatchObject({ refused: 1 });
    expect(await total()).toBe(STATEMENTS - 1);
    expect(await store.index.waitingAmong(['quo_77', 'quo_78'])).toEqual(new Set(['quo_77']));
    await pair.app.indexer.drain();
    expect(await differences(pair.app)).toEqual([]);
  });

  it('is built on where a busy machine kept its lease from being renewed, and given up where another has it', async () => {
    const { index } = pair.app.store;
    await index.alone('rebuild', async ({ signal }) => {
      await pair.outliveTheDead();
      await sleep(RENEWED_MS);
      expect(signal.aborted).toBe(false);
      await pair.outliveTheDead();
      await index.alone('rebuild', () => until('it is given up', async () => signal.aborted));
    });
  });

  it('is built by one process at a time', async () => {
    expect(await pair.app.store.index.alone('rebuild', () => run())).toBeNull();
  });
});

/** Methods of a class, to be spread. */
function bound<T extends SearchEngine | NextIndex>(given: T): T {
  return new Proxy({} as T, {
    ownKeys: () => Object.getOwnPropertyNames(Object.getPrototypeOf(given)),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (_, name) => {
      const value = given[name as keyof T];
      return typeof value === 'function' ? value.bind(given) : value;
    },
  });
}
