import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { differences, type Pair, startPairs } from './pairs.js';
import { document } from './search/documents.js';
import { requestOf } from './search/search-request.js';
import { record } from './store/records.js';

// Dozens of processes, one after the other.
jest.setTimeout(600_000);

const STATEMENTS = 40;
const SCRIPT = fileURLToPath(new URL('killed-process.mjs', import.meta.url));

const { pairs, stop } = await startPairs();
afterAll(stop);

// The two ways to keep an index; what is between them is tried at random moments by "npm run faults".
const both = pairs.filter(({ name }) => name !== 'SQLite and Meilisearch');

describe.each(both)('$name, killed at any step', ({ open }) => {
  let pair: Pair;
  beforeEach(async () => {
    pair = await open();
    const ids = Array.from({ length: STATEMENTS }, (_, at) => `quo_${at}`);
    await pair.app.store.save(record({ id: 'art_1', statements: ids }));
    await pair.app.store.save(record({ id: 'art_toggled', statements: ['quo_a', 'quo_b'] }));
  });
  afterEach(() => pair.dispose());

  /** @returns whether it was killed, and not through before */
  async function isKilled(work: string, step: number, environment = pair.environment): Promise<boolean> {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [SCRIPT, work, String(step)], {
      env: { PATH, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code, signal] = await once(child, 'exit');
    if (signal !== 'SIGKILL') expect([code, signal]).toEqual([0, null]);
    return signal === 'SIGKILL';
  }

  /** Another process comes by, once the dead one's leases have ended. */
  async function goOn(): Promise<void> {
    await pair.outliveTheDead();
    await pair.app.indexer.prepare();
    expect(await pair.app.store.outboxState(1)).toMatchObject({ waiting: 0 });
    expect(await differences(pair.app)).toEqual([]);
  }

  it('a rebuild leaves every search answered in full, and an index that becomes what the store is', async () => {
    await pair.app.indexer.drain();
    let step = 1;
    for (; await isKilled('reindex', step); step++) {
      const { total } = await pair.app.engine.search(
        requestOf({ filter: { articleIds: ['art_1'] }, total: true }),
      );
      expect([step, total?.count]).toEqual([step, STATEMENTS]);
      await goOn();
    }
    expect(step).toBeGreaterThan(10);
    await goOn();
  });

  it('a delivery leaves an index that becomes what the store is, also where it is new', async () => {
    // The embedded index was made and filled when the store was opened.
    const isElsewhere = 'MEILI_INDEX' in pair.environment;
    let step = 1;
    for (; ; step++) {
      if (!isElsewhere) await pair.app.store.index.deliverAgain(['quo_1', 'quo_2', 'quo_gone']);
      if (!(await isKilled('index', step))) break;
      await goOn();
      if (isElsewhere) {
        // A new index of another generation, nothing of which is known.
        await pair.dispose();
        pair = await open();
        await pair.app.store.save(record({ id: 'art_1', statements: ['quo_1', 'quo_2'] }));
      }
    }
    expect(step).toBeGreaterThan(3);
    await goOn();
  });

  it('a comparison leaves nothing that the next one does not put right', async () => {
    await pair.app.indexer.drain();
    let step = 1;
    for (; ; step++) {
      await pair.app.engine.apply([
        { type: 'DELETE', id: 'quo_7' },
        { type: 'PUT', document: document({ id: 'foreign' }) },
      ]);
      if (!(await isKilled('reconcile', step))) break;
      await pair.outliveTheDead();
    }
    expect(step).toBeGreaterThan(5);
    await goOn();
  });
});
