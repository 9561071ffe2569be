import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import { type App, openApp } from '../src/app.js';
import { differences } from './pairs.js';
import { meilisearchMissing, startMeilisearch } from './search/meilisearch-server.js';
import { record } from './store/records.js';

jest.setTimeout(120_000);

const server = meilisearchMissing() === null ? await startMeilisearch() : null;
afterAll(() => server?.stop());

// A server that was not started here cannot be put back.
(server?.control.backUp ? describe : describe.skip)('A Meilisearch', () => {
  const { url = '', masterKey: apiKey = '', control } = server ?? {};
  let folder: string;
  let indexes = 0;
  let open: () => Promise<App>;
  const opened: App[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-restored-'));
    const indexName = `restored_${indexes++}`;
    open = async () => {
      const app = await openApp(folder, { meilisearch: { url, apiKey, indexName, timeoutMs: 30_000 } });
      opened.push(app);
      return app;
    };
  });
  afterEach(async () => {
    for (const app of opened.splice(0)) await app.close();
    await rm(folder, { recursive: true });
  });

  it('that is put back to yesterday is noticed, though its index bears the right mark, and another is built', async () => {
    const app = await open();
    await app.store.save(record({ id: 'art_1', statements: ['quo_1', 'quo_2'] }));
    await app.store.save(record({ id: 'art_2', statements: ['quo_3'] }));
    await app.indexer.drain();
    const putBack = await control?.backUp?.();
    await app.store.save(record({ id: 'art_1', statements: ['quo_1', 'quo_4'] }));
    await app.store.setArticleStatus('art_2', 'CANCELED', null);
    await app.indexer.drain();
    expect(await differences(app)).toEqual([]);
    await putBack?.();

    const other = await open();
    expect(await other.engine.generation()).toBe((await other.store.index.known()).generation);
    expect((await differences(other)).sort()).toEqual([
      'art_2 surplus',
      'quo_2 surplus',
      'quo_3 surplus',
      'quo_4 wrong',
    ]);
    expect(await other.indexHealth()).toMatchObject({ status: 'BEHIND', backlog: 0 });
    // One that has not noticed it delivers, so that the server counts as many tasks again.
    for (const id of ['art_3', 'art_4', 'art_5', 'art_6']) {
      await app.store.save(record({ id, statements: [] }));
      expect(await app.indexer.deliver()).toBe(1);
    }
    expect(await other.indexHealth()).toMatchObject({ status: 'BEHIND' });
    expect(await other.indexer.renew()).toBe(true);
    expect(await differences(other)).toEqual([]);
    expect(await other.indexHealth()).toMatchObject({ status: 'UP_TO_DATE', backlog: 0 });
    expect(await app.indexer.renew()).toBe(false);
  });

  it('whose list of tasks was cleared is the one that it was', async () => {
    const app = await open();
    await app.store.save(record({ id: 'art_1', statements: ['quo_1'] }));
    await app.indexer.drain();
    await new Meilisearch({ host: url, apiKey }).tasks.deleteTasks({ statuses: ['succeeded'] }).waitTask();
    const other = await open();
    expect(await other.indexHealth()).toMatchObject({ status: 'UP_TO_DATE' });
    expect(await other.indexer.renew()).toBe(false);
  });
});
