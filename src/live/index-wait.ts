import { setTimeout as pause } from 'node:timers/promises';
import type { Arrival, IndexLedger } from '../store/store.js';

/** How often it is looked whether the index has what came in. */
const LOOK_MS = 100;

/** One look for all who wait for the same arrival. */
interface Looking {
  waiting: number;
  readonly ending: AbortController;
  readonly done: Promise<void>;
}

/** Waits until the index has what came in, but for what it refuses. */
export class IndexWait {
  readonly #index: Pick<IndexLedger, 'unsentAmong'>;
  readonly #looking = new Map<number, Looking>();

  constructor(index: Pick<IndexLedger, 'unsentAmong'>) {
    this.#index = index;
  }

  /** Resolves with the signal, too. */
  async until({ position, statementIds }: Arrival, signal: AbortSignal): Promise<void> {
    const looking = this.#looking.get(position) ?? this.#begin(position, statementIds);
    looking.waiting++;
    const cancelled = new AbortController();
    try {
      await Promise.race([looking.done, aborted(signal, cancelled.signal)]);
    } finally {
      cancelled.abort();
      if (--looking.waiting === 0) {
        looking.ending.abort();
        this.#looking.delete(position);
      }
    }
  }

  #begin(position: number, ids: readonly string[]): Looking {
    const ending = new AbortController();
    const looking = { waiting: 0, ending, done: this.#look(ids, ending.signal) };
    // Each who waits is told.
    looking.done.catch(() => {});
    this.#looking.set(position, looking);
    return looking;
  }

  async #look(ids: readonly string[], signal: AbortSignal): Promise<void> {
    while ((await this.#index.unsentAmong(ids)).size > 0 && !signal.aborted)
      await pause(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

/** @param cancelled when nobody waits any more: a signal keeps its listeners as long as it lives */
function aborted(signal: AbortSignal, cancelled: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true, signal: cancelled }),
  );
}
