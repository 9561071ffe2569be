import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openBuiltInEngine } from '../src/search/built-in-engine.js';
import { documentHash } from '../src/search/document-hash.js';
import type { IndexChange, SearchEngine } from '../src/search/search-engine.js';
import { changeOf } from '../src/searched-documents.js';
import { StandInIndex } from '../src/stand-in-index.js';
import { openSqlite, type SqliteStore } from '../src/store/open-sqlite.js';
import { CATALOGUE } from './store/catalogue.js';
import { record } from './store/records.js';
import { idOf } from './store/searchables.js';

describe('The index that stands in for another one', () => {
  let folder: string;
  let opened: Opened[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-stand-in-'));
    opened = [];
  });
  afterEach(async () => {
    for (const { engine, store } of opened) {
      await engine.close();
      await store.close();
    }
    rmSync(folder, { recursive: true });
  });

  interface Opened extends SqliteStore {
    readonly engine: SearchEngine;
    readonly standIn: StandInIndex;
    /** What the index was told. */
    readonly applied: IndexChange[];
  }

  /** As a process does that has a search server. */
  const open = async (): Promise<Opened> => {
    const sqlite = await openSqlite(folder);
    const engine = openBuiltInEngine(sqlite);
    const applied: IndexChange[] = [];
    const { apply } = engine;
    engine.apply = (changes) => {
      applied.push(...changes);
      return apply.call(engine, changes);
    };
    opened.push({ ...sqlite, engine, applied, standIn: new StandInIndex(sqlite.standInQueue, engine) });
    return opened.at(-1) as Opened;
  };

  const inIndex = async ({ engine }: Opened): Promise<Map<string, string>> => {
    const entries = new Map<string, string>();
    for await (const batch of engine.entries()) for (const { id, hash } of batch) entries.set(id, hash);
    return new Map([...entries].sort());
  };
  const inStore = async ({ store }: Opened): Promise<Map<string, string>> => {
    const all = await store.index.searchable('', 10_000);
    const entries = all.map((current): [string, string] => {
      const change = changeOf({ documentId: idOf(current), current });
      return [idOf(current), change.type === 'PUT' ? documentHash(change.document) : ''];
    });
    return new Map(entries.sort());
  };
  const expectUpToDate = async (its: Opened) => {
    await its.standIn.catchUp();
    const expected = await inStore(its);
    expect(expected.size).toBeGreaterThan(0);
    expect(await inIndex(its)).toEqual(expected);
  };

  it('is filled with what is there, and is ready only then', async () => {
    const one = await open();
    for (const each of CATALOGUE) await one.store.save(each);
    expect(one.standIn.isReady).toBe(false);
    await expectUpToDate(one);
    expect(one.standIn.isReady).toBe(true);
  });

  it('follows every kind of change, whatever becomes of the outbox', async () => {
    const one = await open();
    for (const each of CATALOGUE) await one.store.save(each);
    await one.standIn.catchUp();
    // The other index has taken all.
    await one.store.leaseOutbox({ limit: 1_000, leaseMs: 10_000 }, async () => new Map());
    expect(await one.store.counts()).toMatchObject({ outbox: 0 });

    await one.store.save(record({ id: 'art_97', statements: ['quo_new', 'quo_newer'] }));
    await one.store.setArticleStatus('art_96', 'WITHHELD', null);
    await one.store.deleteArticle('art_95');
    await one.store.mergeActors('act_0', ['act_1']);
    // These wait in the outbox already.
    await one.store.save(
      record({ id: 'art_97', statements: ['quo_newer', { id: 'quo_new', text: 'Other.' }] }),
    );
    await expectUpToDate(one);
    await one.store.setArticleStatus('art_96', 'USABLE', null);
    await expectUpToDate(one);
  });

  it('misses nothing that processes change which know nothing of it', async () => {
    const one = await open();
    await one.store.save(record({ id: 'art_1', statements: ['quo_1'] }));
    await one.standIn.catchUp();
    const other = await openSqlite(folder);
    try {
      await other.store.save(record({ id: 'art_2', statements: ['quo_2', 'quo_3'] }));
      await other.store.drainOutbox(100, async () => {});
    } finally {
      await other.store.close();
    }
    await expectUpToDate(one);
  });

  it('goes on where it stopped, also in the middle of a batch', async () => {
    const one = await open();
    for (const each of CATALOGUE) await one.store.save(each);
    const { apply } = one.engine;
    let batches = 0;
    one.engine.apply = async (changes) => {
      await apply.call(one.engine, changes.slice(0, 10));
      batches++;
      throw new Error('The disk is full.');
    };
    await expect(one.standIn.catchUp()).rejects.toThrow('The disk is full.');
    expect(batches).toBe(1);
    expect(one.standIn.isReady).toBe(false);
    expect(await inIndex(one)).toEqual(new Map());
    await expectUpToDate(await open());
  });

  it('is not written again where nothing has changed', async () => {
    const one = await open();
    for (const each of CATALOGUE) await one.store.save(each);
    await one.standIn.catchUp();
    const next = await open();
    await next.standIn.catchUp();
    expect(next.applied).toEqual([]);
    // The server is filled anew.
    await next.store.index.fill('of a new server');
    await next.store.save(record({ id: 'art_97', statements: ['quo_new'] }));
    await expectUpToDate(next);
    const written = next.applied.map((change) => (change.type === 'PUT' ? change.document.id : change.id));
    expect(written).toContain('quo_new');
    expect(written.sort()).toEqual(['art_97', 'quo_new']);
  });

  it('is filled anew where it was thrown away', async () => {
    const one = await open();
    for (const each of CATALOGUE) await one.store.save(each);
    await one.standIn.catchUp();
    await one.engine.clear();
    await expectUpToDate(await open());
  });
});
