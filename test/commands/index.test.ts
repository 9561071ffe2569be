import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { differences, type Pair, startPairs } from '../pairs.js';
import { document } from '../search/documents.js';
import { record } from '../store/records.js';
import { endAll, run, type Started, start } from './run.js';

// Processes take their time on a machine that is busy.
jest.setTimeout(60_000);

const { pairs, stop } = await startPairs();
afterAll(stop);

describe.each(pairs)('$name: onrecord', ({ name, open }) => {
  let pair: Pair;
  beforeEach(async () => {
    pair = await open();
    await pair.app.store.save(record({ id: 'art_1', statements: ['quo_1', 'quo_2', 'quo_3'] }));
  });
  afterEach(async () => {
    await endAll();
    await pair.dispose();
  });
  const onrecord = (...args: string[]) => run(args, { ...pair.environment, SEED: 'off' });
  const damage = () =>
    pair.app.engine.apply([
      { type: 'DELETE', id: 'quo_1' },
      { type: 'PUT', document: document({ id: 'quo_2', text: 'Nobody said that.' }) },
      { type: 'PUT', document: document({ id: 'foreign' }) },
    ]);

  it('index delivers what waits, and ends', async () => {
    expect(await onrecord('index')).toMatchObject({ code: 0, stderr: '' });
    expect(await differences(pair.app)).toEqual([]);
    expect((await onrecord('index')).stdout).toBe('0 documents tried, 0 waiting, 0 refused\n');
  });

  it('reconcile prints what differs, and puts it right', async () => {
    await pair.app.indexer.drain();
    await damage();
    const dry = await onrecord('reconcile', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout.split('\n').sort()).toEqual([
      '',
      '4 documents compared: 1 missing, 1 out of date, 1 too many',
      'foreign is in the index only',
      'quo_1 is not in the index',
      'quo_2 is out of date in the index',
    ]);
    expect(await differences(pair.app)).toHaveLength(3);
    expect((await onrecord('reconcile')).stdout).toContain('1 too many; indexed again\n');
    expect(await differences(pair.app)).toEqual([]);
    expect((await onrecord('reconcile')).stdout).toBe(
      '4 documents compared: 0 missing, 0 out of date, 0 too many\n',
    );
    expect((await onrecord('status')).stdout).toMatch(/4 of 4 documents indexed, 0 waiting\n.*last compared/);
  });

  it('reindex builds the index anew', async () => {
    await pair.app.indexer.drain();
    await damage();
    expect(await onrecord('reindex')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^4 documents indexed anew in \d+\.\d s, 0 changes in the meantime caught up with, 0 refused\n$/,
      ),
      stderr: '',
    });
    expect(await differences(pair.app)).toEqual([]);
  });

  const elsewhere = name.includes('Meilisearch') ? it : it.skip;
  elsewhere('index --watch does what a server with INDEXER=off leaves to it, and reconciles', async () => {
    await pair.app.indexer.drain();
    await damage();
    const ended = async ({ process: child, ended: end }: Started) => {
      child.kill('SIGTERM');
      return end;
    };
    const server = start('main.js', [], { ...pair.environment, SEED: 'off', INDEXER: 'off' });
    await server.line((line) => JSON.parse(line).msg === 'listening');
    await pair.app.store.save(record({ id: 'art_2', statements: ['quo_4'] }));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await pair.app.store.outboxState(1)).waiting).toBe(2);

    const indexer = start('cli.js', ['index', '--watch'], pair.environment);
    const line = await indexer.line((each) => JSON.parse(each).msg.startsWith('the search index differed'));
    expect(JSON.parse(line)).toMatchObject({ stale: 1, missing: 1, surplus: 1 });
    for (let tries = 0; (await differences(pair.app)).length > 0 && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await differences(pair.app)).toEqual([]);
    expect(await ended(indexer)).toMatchObject({ code: 0, stderr: '' });
    expect(await ended(server)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('onrecord, where the search server is away, says so in one line:', () => {
  afterEach(endAll);
  it.each(['index', 'reconcile', 'reindex'])('%s', async (command) => {
    const { code, stdout, stderr } = await run([command], {
      DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/onrecord-away-${process.pid}`,
      MEILI_URL: 'http://127.0.0.1:9',
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'onrecord: The search engine at http://127.0.0.1:9 cannot be reached: is it running, and is its address right?\n',
    );
  });
});
