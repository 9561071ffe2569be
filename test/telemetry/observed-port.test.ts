import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type App, openApp } from '../../src/app.js';
import { InvalidInputError } from '../../src/domain/errors.js';
import type { PortCall } from '../../src/telemetry/observed-port.js';

describe('An observer', () => {
  let folder: string;
  let app: App;
  let calls: PortCall[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-observed-'));
    calls = [];
    app = await openApp(folder, { observer: (call) => calls.push(call) });
    calls.length = 0;
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });
  const names = () => calls.map(({ port, method }) => `${port}.${method}`);

  it('is told of every call, those of lists and those within others too', async () => {
    const { article } = await app.ingest({ body: '“We will row,” said Ilsa Brandreth.' });
    expect(names()).toEqual(expect.arrayContaining(['store.save', 'store.drainOutbox', 'search.apply']));
    calls.length = 0;
    const before = performance.now();
    expect(await app.store.articles.byIds([article.id])).toMatchObject([{ id: article.id }]);
    expect(await app.engine.countDocuments()).toBe(3);
    expect(names()).toEqual(['store.articles.byIds', 'search.countDocuments']);
    for (const { startedAt, error } of calls) {
      expect(startedAt).toBeGreaterThanOrEqual(before);
      expect(startedAt).toBeLessThanOrEqual(performance.now());
      expect(error).toBeUndefined();
    }
  });

  it('is told what a call fails with, and so is the caller', async () => {
    const request = { size: 1, direction: 'FORWARD', cursor: 'no cursor' } as const;
    const failed = app.store.articles.pages([{ filter: {}, order: 'NEWEST' }], request);
    await expect(failed).rejects.toThrow(InvalidInputError);
    expect(calls).toMatchObject([{ method: 'articles.pages', error: expect.any(InvalidInputError) }]);
  });

  it('leaves everything else as it is', async () => {
    expect(app.store.name).toMatch(/^SQLite/);
    expect(app.engine.name).toMatch(/^built-in/);
    await app.ingest({ body: '“We will row,” said Ilsa Brandreth.' });
    const entries = [];
    for await (const batch of app.engine.entries()) entries.push(...batch);
    expect(entries).toHaveLength(3);
  });
});
