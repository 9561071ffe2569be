import type { FastifyBaseLogger } from 'fastify';
import { repeat } from './repeat.js';
import type { StandInIndex } from './stand-in-index.js';

/** How far it may be behind. */
const EVERY_MS = 1_000;

/**
 * Keeps the stand-in up to date until it is stopped, on its own: the other index's turn may wait for its engine.
 * @returns stops it, and waits for the batch at hand
 */
export function keepStandIn(standIn: StandInIndex, logger: FastifyBaseLogger): () => Promise<void> {
  return repeat(async (signal) => {
    await standIn
      .catchUp(signal)
      .catch((err: unknown) => logger.error({ err }, 'the stand-in index could not be brought up to date'));
    return EVERY_MS;
  });
}
