import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ReconcileOutcome, reconcile } from '../src/reconcile.js';
import { differences, type Pair, startPairs } from './pairs.js';
import { document } from './search/documents.js';
import { record } from './store/records.js';

jest.setTimeout(60_000);

const { pairs, stop } = await startPairs();
afterAll(stop);

describe.each(pairs)('$name, reconciled', ({ open }) => {
  let pair: Pair;
  beforeEach(async () => {
    pair = await open();
    const { app } = pair;
    const ids = Array.from({ length: 1500 }, (_, at) => `quo_${at}`);
    await app.store.save(record({ id: 'art_1', statements: ids }));
    await app.indexer.drain();
  });
  afterEach(() => pair.dispose());

  const run = (dryRun = false): Promise<ReconcileOutcome | null> =>
    reconcile(pair.app, { signal: new AbortController().signal, dryRun, report: () => {} });
  const damage = () =>
    pair.app.engine.apply([
      { type: 'DELETE', id: 'quo_7' },
      { type: 'DELETE', id: 'quo_1234' },
      { type: 'PUT', document: document({ id: 'quo_99', text: 'Nobody said that.' }) },
      { type: 'PUT', document: document({ id: 'foreign' }) },
    ]);

  it('finds nothing where nothing differs', async () => {
    expect(await run()).toMatchObject({ compared: 1501, missing: 0, stale: 0, surplus: 0, examples: [] });
    expect((await pair.app.store.outboxState(1)).waiting).toBe(0);
  });

  it('finds what is missing, stale and surplus, and has it put right', async () => {
    await damage();
    const outcome = await run();
    expect(outcome).toMatchObject({ compared: 1501, missing: 2, stale: 1, surplus: 1 });
    expect(new Set(outcome?.examples)).toEqual(
      new Set([
        { documentId: 'quo_7', kind: 'MISSING' },
        { documentId: 'quo_1234', kind: 'MISSING' },
        { documentId: 'quo_99', kind: 'STALE' },
        { documentId: 'foreign', kind: 'SURPLUS' },
      ]),
    );
    const { examples, ...kept } = outcome as ReconcileOutcome;
    expect(await pair.app.store.index.lastReconcile()).toEqual(kept);
    expect(await differences(pair.app)).toHaveLength(4);
    await pair.app.indexer.drain();
    expect(await differences(pair.app)).toEqual([]);
  });

  it('drops what a rebuild left that was killed', async () => {
    const { engine } = pair.app;
    const next = await engine.layOutNext();
    await run(true);
    await next.apply([{ type: 'PUT', document: document({ id: 'quo_1' }) }]);
    await run();
    await expect(next.replaceLive()).rejects.toMatchObject({ code: 'concurrent_rebuild' });
    expect(await differences(pair.app)).toEqual([]);
  });

  it('only tells, where that is wanted', async () => {
    await damage();
    expect(await run(true)).toMatchObject({ missing: 2, stale: 1, surplus: 1 });
    expect((await pair.app.store.outboxState(1)).waiting).toBe(0);
    expect(await pair.app.store.index.lastReconcile()).toBeNull();
  });

  it('counts all of many differences, and lists a few', async () => {
    const ids = Array.from({ length: 300 }, (_, at) => `quo_${at}`);
    await pair.app.engine.apply(ids.map((id) => ({ type: 'DELETE', id })));
    const outcome = await run();
    expect(outcome?.missing).toBe(300);
    expect(outcome?.examples).toHaveLength(20);
    await pair.app.indexer.drain();
    expect(await differences(pair.app)).toEqual([]);
  });

  it('takes what waits in the outbox for no difference', async () => {
    await pair.app.store.save(
      record({ id: 'art_1', statements: [{ id: 'quo_1', text: 'Edited.' }, 'quo_new'] }),
    );
    expect(await run(true)).toMatchObject({ compared: 3, missing: 0, stale: 0, surplus: 0 });
  });

  it('lets changes go on, and never puts an old state on top of a new one', async () => {
    const { store, indexer } = pair.app;
    let isDone = false;
    const changing = (async () => {
      for (let nth = 0; !isDone; nth++) {
        const statements = Array.from({ length: 40 }, (_, at) => ({
          id: `quo_new_${(nth + at) % 60}`,
          text: `Text ${nth}`,
        }));
        await store.save(record({ id: 'art_2', statements }));
        await indexer.drain();
      }
    })();
    for (let times = 0; times < 3; times++) await run();
    isDone = true;
    await changing;
    await indexer.drain();
    expect(await differences(pair.app)).toEqual([]);
  });

  it('is done by one process at a time', async () => {
    const both = await pair.app.store.index.alone('reconcile', () => run());
    expect(both).toBeNull();
  });

  it('can be broken off', async () => {
    const signal = AbortSignal.abort();
    const broken = reconcile(pair.app, { signal, dryRun: false, report: () => {} });
    await expect(broken).rejects.toThrow(/abort/i);
    expect(await run()).toMatchObject({ compared: 1501 });
  });
});
