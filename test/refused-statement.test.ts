import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { keepIndexed } from '../src/index-loop.js';
import { Health } from '../src/telemetry/health.js';
import { run } from './commands/run.js';
import { type Pair, startPairs } from './pairs.js';
import { record } from './store/records.js';
import { until } from './until.js';

jest.setTimeout(60_000);

/** Meilisearch takes letters, digits, - and _ in an id, fails the task for anything else, and accepts its request. */
const REFUSED = 'quo of the mayor';

const { pairs, stop } = await startPairs();
afterAll(stop);

const servers = pairs.filter(({ name }) => name.includes('Meilisearch'));
(servers.length > 0 ? describe : describe.skip)('A task that fails in Meilisearch', () => {
  describe.each(servers)('beside $name', ({ open }) => {
    let pair: Pair;
    let stopIndexing: () => Promise<void>;
    let lines: { level: number; msg: string }[];
    beforeEach(async () => {
      pair = await open();
      lines = [];
      const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
      await pair.app.store.save(record({ id: 'art_1', statements: ['quo_1'] }));
      await pair.app.indexer.drain();
      stopIndexing = keepIndexed(pair.app, { reconcileHours: 0 }, logger);
    });
    afterEach(async () => {
      await stopIndexing();
      await pair.dispose();
    });

    const becomes = (status: string) =>
      until(status, async () => {
        const health = await pair.app.indexHealth();
        return health.status === status && health;
      });
    const told = (level: 'error' | 'info', message: string) =>
      until(message, async () =>
        lines.some((line) => line.level === pino.levels.values[level] && line.msg.includes(message)),
      );

    it('is kept with its reason, told everywhere, and forgotten when it is over', async () => {
      const { app, environment } = pair;
      await app.store.save(record({ id: 'art_2', statements: ['quo_2', REFUSED, 'quo_3'] }));
      // What came with it, in the task that failed, is found at once.
      expect(await becomes('FAILING')).toMatchObject({
        backlog: 1,
        oldestWaiting: expect.any(String),
        failed: 1,
        failures: [
          {
            documentId: REFUSED,
            attempts: 1,
            reason: expect.stringMatching(/^Meilisearch task .* failed: .*invalid_document_id/),
            retryAt: expect.any(String),
          },
        ],
      });
      expect(await app.engine.entriesOf(['quo_2', 'quo_3', 'art_2'])).toHaveLength(3);
      expect(await new Health(app.store, app.engine).report()).toMatchObject({
        status: 'degraded',
        checks: { search: { status: 'up' }, outbox: { status: 'failing', failed: 1 } },
      });
      await told('error', 'the search engine refused');
      const { stdout } = await run(['status'], environment);
      expect(stdout).toContain('invalid_document_id');
      // It is tried again, in vain, and keeps nothing else out.
      await app.store.save(record({ id: 'art_3', statements: ['quo_4'] }));
      await until('another try', async () => ((await app.indexHealth()).failures[0]?.attempts ?? 0) > 1);
      expect(await app.engine.entriesOf(['quo_1', 'quo_4', 'art_3'])).toHaveLength(3);
      await app.store.deleteArticle('art_2');
      expect(await becomes('UP_TO_DATE')).toMatchObject({ failed: 0, failures: [] });
      expect(await app.engine.countDocuments()).toBe(4);
      await told('info', 'are indexed');
    });
  });
});
