import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readIndexHealth } from '../../src/index-health.js';
import { type SearchEngine, SearchUnavailableError } from '../../src/search/search-engine.js';
import { allRefused } from '../store/deliveries.js';
import { idOf } from '../store/searchables.js';
import { openTestGraph, type TestGraph } from './test-graph.js';

const HEALTH = `{ indexHealth {
  status engine version documentsInStore documentsInIndex backlog oldestWaiting failed
  failures { documentId attempts reason retryAt }
  lastReconcile { started finished compared missing stale surplus }
} }`;

describe('indexHealth', () => {
  let graph: TestGraph;
  beforeEach(async () => {
    graph = await openTestGraph();
  });
  afterEach(() => graph.close());

  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
  const health = async (): Promise<any> => {
    const { data, errors } = await graph.send(HEALTH);
    expect(errors).toBeUndefined();
    return (data as { indexHealth: unknown }).indexHealth;
  };
  /** The engine, with some of it replaced. */
  const engineWith = (replaced: Partial<SearchEngine>): SearchEngine => ({
    ...graph.app.engine,
    name: 'test',
    version: async () => '1.2.3',
    countDocuments: async () => 0,
    check: async () => {},
    needsRebuild: async () => false,
    generation: async () => (await graph.app.store.index.known()).generation,
    isBeyond: async () => true,
    ...replaced,
  });

  it('says that everything is indexed', async () => {
    const { articles, quotes, claims } = await graph.app.store.counts();
    const [named = 0] = await graph.app.store.actors.counts([
      { filter: { kinds: ['PERSON', 'ORGANISATION', 'PLACE'] }, order: 'NAME' },
    ]);
    const documents = articles + named + quotes + claims;
    expect(await health()).toEqual({
      status: 'UP_TO_DATE',
      engine: 'built-in (SQLite FTS5)',
      version: expect.stringMatching(/^3\.\d+/),
      documentsInStore: documents,
      documentsInIndex: documents,
      backlog: 0,
      oldestWaiting: null,
      failed: 0,
      failures: [],
      lastReconcile: null,
    });
  });

  it('tells what waits and since when, and what was refused and why', async () => {
    const { index } = graph.app.store;
    const [first, second] = (await index.searchable('', 2)).map(idOf);
    await index.deliverAgain([first as string]);
    expect(await health()).toMatchObject({
      status: 'BEHIND',
      backlog: 1,
      oldestWaiting: expect.stringMatching(/Z$/),
    });
    await index.deliverAgain([second as string]);
    const lease = { limit: 1, leaseMs: 60_000 };
    await graph.app.store.leaseOutbox(lease, async (entries) => allRefused(entries));
    expect(await health()).toMatchObject({
      status: 'FAILING',
      backlog: 2,
      failed: 1,
      failures: [{ documentId: first, attempts: 1, reason: 'The document is too odd.' }],
    });
  });

  it('is behind where the index is an older one, or one of which nobody knows what it has', async () => {
    const { store } = graph.app;
    const statusWith = async (replaced: Partial<SearchEngine>) =>
      (await readIndexHealth(store, engineWith(replaced))).status;
    expect(await statusWith({})).toBe('UP_TO_DATE');
    expect(await statusWith({ needsRebuild: async () => true })).toBe('BEHIND');
    expect(await statusWith({ generation: async () => 'of another store' })).toBe('BEHIND');
    await store.index.noteCheckpoint('task 7');
    expect(await statusWith({})).toBe('UP_TO_DATE');
    expect(await statusWith({ isBeyond: async (checkpoint) => checkpoint !== 'task 7' })).toBe('BEHIND');
  });

  it('has the last comparison with the store', async () => {
    const run = {
      started: '2030-01-01T00:00:00.000Z',
      finished: '2030-01-01T00:01:00.000Z',
      compared: 4,
      missing: 3,
      stale: 2,
      surplus: 1,
    };
    await graph.app.store.index.noteReconcile(run);
    expect(await health()).toMatchObject({ lastReconcile: run });
  });

  it('answers while the engine is away, also where it never answers', async () => {
    const { store } = graph.app;
    const gone = new SearchUnavailableError('UNREACHABLE', 'It is not there.');
    const away = engineWith({ countDocuments: () => Promise.reject(gone) });
    expect(await readIndexHealth(store, away)).toMatchObject({
      status: 'AWAY',
      engine: { name: 'test', version: null, problem: 'It is not there.' },
      documentsInIndex: null,
      documentsInStore: expect.any(Number),
    });
    const silent = engineWith({ version: () => new Promise(() => {}) });
    expect(await readIndexHealth(store, silent)).toMatchObject({
      status: 'AWAY',
      engine: { problem: expect.stringContaining('in time') },
    });
  });
});
