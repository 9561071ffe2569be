import type { FastifyBaseLogger } from 'fastify';
import type { Indexer } from './indexer.js';
import { SearchUnavailableError } from './search/search-engine.js';
import type { Store } from './store/store.js';

/** How often the outbox is looked at for what other processes left in it. */
const EVERY_MS = 1_000;
/** How often an engine that is away is asked whether it is back. */
const AWAY_MS = 5_000;

/**
 * Keeps the index up to date until it is stopped. Tells the log once that the engine is away or has refused
 * statements, and once more that this is over.
 * @returns stops it, and waits for the batch at hand
 */
export function keepIndexed(indexer: Indexer, store: Store, logger: FastifyBaseLogger): () => Promise<void> {
  const stopping = new AbortController();
  let isAway = false;
  let failed = 0;
  let wake = (): void => {};

  async function turn(): Promise<number> {
    try {
      await indexer.drain(stopping.signal);
      if (isAway) logger.info('the search engine is back, and the index up to date');
      isAway = false;
      await tellFailures();
      return EVERY_MS;
    } catch (err) {
      if (!(err instanceof SearchUnavailableError))
        logger.error({ err }, 'the search index could not be brought up to date');
      else if (!isAway)
        logger.warn(
          { reason: err.reason, err: err.message },
          'the search engine is away; changes wait for it',
        );
      isAway = true;
      return AWAY_MS;
    }
  }

  /** By the store, which knows what any process has met. */
  async function tellFailures(): Promise<void> {
    const before = failed;
    const state = await store.outboxState(1);
    failed = state.failed;
    if (failed > before)
      logger.error(
        { failed, example: state.failures[0] },
        'the search engine refused statements; they are tried again',
      );
    if (failed === 0 && before > 0) logger.info('all statements that had been refused are indexed');
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = await turn();
      if (stopping.signal.aborted) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = run();
  return async () => {
    stopping.abort();
    wake();
    await running;
  };
}
