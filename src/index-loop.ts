import type { FastifyBaseLogger } from 'fastify';
import type { App } from './app.js';
import { reconcile, tidyUp } from './reconcile.js';
import { repeat } from './repeat.js';
import { SearchUnavailableError } from './search/search-engine.js';

/** How often the outbox is looked at for what other processes left in it. */
const EVERY_MS = 1_000;
/** How often it is looked whether another index has to be built. */
const RENEW_MS = 5_000;
/** How often the log is told how far that is. */
const PROGRESS_MS = 30_000;
/** How often an engine that is away is asked whether it is back. */
const AWAY_MS = 5_000;
/** How often it is looked whether a comparison is due, which any process may have been through. */
const DUE_MS = 60_000;

/**
 * Keeps the index up to date until it is stopped: delivers what changes, builds another index where that is needed,
 * and compares the index with the store every so often. Each goes its own way: what changes while an index is built
 * is found in the one that is there. Tells the log once that the engine is away or has refused documents, and once
 * more that this is over.
 * @param reconcileHours 0 for no comparison
 * @returns stops it, and waits for the batches at hand
 */
export function keepIndexed(
  app: App,
  { reconcileHours }: { reconcileHours: number },
  logger: FastifyBaseLogger,
): () => Promise<void> {
  const everyMs = reconcileHours > 0 ? reconcileHours * 3_600_000 : Number.POSITIVE_INFINITY;
  const stops = [delivering(app, logger), renewing(app, logger), reconciling(app, everyMs, logger)].map(
    repeat,
  );
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function delivering({ indexer, store }: App, logger: FastifyBaseLogger) {
  let isAway = false;
  let failed = 0;

  /** By the store, which knows what any process has met. */
  async function tellFailures(): Promise<void> {
    const before = failed;
    const state = await store.outboxState(1);
    failed = state.failed;
    if (failed > before)
      logger.error(
        { failed, example: state.failures[0] },
        'the search engine refused documents; they are tried again',
      );
    if (failed === 0 && before > 0) logger.info('all documents that had been refused are indexed');
  }

  return async (signal: AbortSignal): Promise<number> => {
    try {
      await indexer.deliver({ signal });
      if (isAway) logger.info('the search engine takes changes again; those that waited are through');
      isAway = false;
      await tellFailures();
      return EVERY_MS;
    } catch (err) {
      if (!(err instanceof SearchUnavailableError)) {
        logger.error({ err }, 'the search index could not be brought up to date');
        isAway = true;
        return AWAY_MS;
      }
      // A new one is there in a moment.
      const isNew = err.reason === 'NOT_READY';
      if (!isAway)
        logger[isNew ? 'info' : 'warn'](
          { reason: err.reason, err: err.message },
          'the search engine takes no changes at present; they wait',
        );
      isAway = true;
      return isNew ? EVERY_MS : AWAY_MS;
    }
  };
}

function renewing({ indexer }: App, logger: FastifyBaseLogger) {
  return async (signal: AbortSignal): Promise<number> => {
    let toldAt = 0;
    const report = (done: number, total: number): void => {
      if (Date.now() - toldAt < PROGRESS_MS) return;
      toldAt = Date.now();
      logger.info({ done, total }, 'building another search index');
    };
    try {
      if (await indexer.renew({ signal, report }))
        logger.info('another search index has been built and is live');
    } catch (err) {
      // An engine that is away is told of by the deliveries.
      if (!(err instanceof SearchUnavailableError))
        logger.error({ err }, 'another search index could not be built');
    }
    return RENEW_MS;
  };
}

function reconciling({ store, engine }: App, everyMs: number, logger: FastifyBaseLogger) {
  let isTidy = false;

  async function isDue(): Promise<boolean> {
    if (everyMs === Number.POSITIVE_INFINITY) return false;
    const last = await store.index.lastReconcile();
    return last === null || Date.parse(last.finished) + everyMs <= Date.now();
  }

  return async (signal: AbortSignal): Promise<number> => {
    try {
      // At the start, for who was killed before it; what others leave later goes with the next comparison.
      if (!isTidy) await tidyUp({ store, engine });
      isTidy = true;
      if (!(await isDue())) return DUE_MS;
      const outcome = await reconcile({ store, engine }, { signal, dryRun: false, isDue, report: () => {} });
      if (!outcome) return DUE_MS;
      const { examples, ...run } = outcome;
      if (run.missing + run.stale + run.surplus === 0)
        logger.info(run, 'the search index is what the store says');
      else
        logger.warn(
          { ...run, examples },
          'the search index differed from the store; what differs is delivered again',
        );
    } catch (err) {
      // An engine that is away is told of by the deliveries.
      if (!signal.aborted && !(err instanceof SearchUnavailableError))
        logger.error({ err }, 'the search index could not be compared with the store');
    }
    return DUE_MS;
  };
}
