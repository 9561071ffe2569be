import type { FastifyBaseLogger } from 'fastify';
import type { Indexer } from './indexer.js';
import { SearchUnavailableError } from './search/search-engine.js';

/** How often the outbox is looked at for what other processes left in it. */
const EVERY_MS = 1_000;
/** How often an engine that is away is asked whether it is back. */
const AWAY_MS = 5_000;

/**
 * Keeps the index up to date until it is stopped. An engine that is away is told once, and once more when it is back.
 * @returns stops it, and waits for the batch at hand
 */
export function keepIndexed(indexer: Indexer, logger: FastifyBaseLogger): () => Promise<void> {
  let isStopped = false;
  let isAway = false;
  let wake = (): void => {};

  async function turn(): Promise<number> {
    try {
      await indexer.drain();
      if (isAway) logger.info('the search engine is back, and the index up to date');
      isAway = false;
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

  async function run(): Promise<void> {
    while (!isStopped) {
      const pause = await turn();
      if (isStopped) return;
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
    isStopped = true;
    wake();
    await running;
  };
}
