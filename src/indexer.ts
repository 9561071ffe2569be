import { deliver } from './delivery.js';
import { reindex } from './reindex.js';
import { IndexingError, type SearchEngine } from './search/search-engine.js';
import { changeOf } from './searched-documents.js';
import type { OutboxEntry, RefusedEntries, Store } from './store/store.js';

/** Documents in one transaction: 5,000 take about a second, in which others wait to write. */
const BATCH_IN_STORE = 1_000;
/** Documents in one task of a search server: fewer cost more for each, and nobody waits for them. */
const BATCH_ELSEWHERE = 5_000;
/** Batches under way at once: the server joins those that wait into one, and is never idle while the next is read. */
const LANES = 6;
/** For so long a batch of a process that was killed waits; one that lives renews its claim. */
const LEASE_MS = 15_000;
/** Of work that nothing ends. */
const NEVER = new AbortController().signal;
/** How often it is looked whether the index is still the one that was filled; a request each time. */
const PREPARED_MS = 60_000;

interface DrainOptions {
  /** Ends it; the batches at hand are finished. */
  readonly signal?: AbortSignal;
  /** Told how many documents have been delivered so far. */
  readonly report?: (delivered: number) => void;
}

/** Brings the search index to the store's state, from the outbox. */
export class Indexer {
  readonly #store: Store;
  readonly #engine: SearchEngine;
  readonly #isIndexInStore: boolean;
  /** When the index was last seen to be the store's; null where that is not known. */
  #preparedAt: number | null = null;

  /** @param isIndexInStore whether the index lies in the store's own database, and shares its transactions */
  constructor(store: Store, engine: SearchEngine, { isIndexInStore }: { isIndexInStore: boolean }) {
    this.#store = store;
    this.#engine = engine;
    this.#isIndexInStore = isIndexInStore;
  }

  /** Whether a change can be indexed in the transaction that keeps it. */
  get isIndexInStore(): boolean {
    return this.#isIndexInStore;
  }

  /**
   * Makes the index ready; one that was not filled from this store, or not to the end, is filled anew. Killed
   * anywhere in between, the next one does the same.
   * @returns what drain returns
   */
  async prepare(options: DrainOptions = {}): Promise<number> {
    this.#preparedAt = null;
    return this.drain(options);
  }

  /**
   * Delivers all that waits in the outbox and whose turn it is.
   * @returns how many documents were taken out of the outbox, or tried in vain and kept there with the reason
   * @throws SearchUnavailableError where the engine cannot be used; everything waits on
   */
  async drain(options: DrainOptions = {}): Promise<number> {
    try {
      await this.#makeReady(options);
      return await this.#drainReady(options);
    } catch (error) {
      // Who knows with what index it comes back.
      this.#preparedAt = null;
      if (options.signal?.aborted) return 0;
      throw error;
    }
  }

  async #makeReady({ signal, report }: DrainOptions): Promise<void> {
    if (this.#preparedAt !== null && Date.now() - this.#preparedAt < PREPARED_MS) return;
    if (await this.#isFilledBeside()) {
      const parts = { store: this.#store, engine: this.#engine, isIndexInStore: this.#isIndexInStore };
      const outcome = await reindex(parts, { signal: signal ?? NEVER, report: report ?? (() => {}) });
      // Another process is at it: where there is an older one, that is kept up to date meanwhile.
      if (outcome === null) await this.#engine.check();
    }
    await this.#store.index.adopt(await this.#engine.prepare());
    this.#preparedAt = Date.now();
  }

  /**
   * Nobody shall search an index that is half filled: the one of an older version answers meanwhile, and where there
   * is none, searches say so. With nothing to find, an empty one is whole.
   */
  async #isFilledBeside(): Promise<boolean> {
    return (await this.#engine.needsRebuild()) && (await this.#store.index.countSearchable()) > 0;
  }

  async #drainReady({ signal, report }: DrainOptions): Promise<number> {
    let delivered = 0;
    const lane = async (): Promise<void> => {
      while (!signal?.aborted) {
        const count = await this.#drainBatch();
        if (count === 0) return;
        delivered += count;
        report?.(delivered);
        // Requests that came in meanwhile have their turn between two batches.
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const lanes = Array.from({ length: this.#isIndexInStore ? 1 : LANES }, lane);
    for (const { reason } of (await Promise.allSettled(lanes)).filter(isRejected)) throw reason;
    return delivered;
  }

  #drainBatch(): Promise<number> {
    return this.#isIndexInStore
      ? this.#store.drainOutbox(BATCH_IN_STORE, (entries) => this.#engine.apply(entries.map(changeOf)))
      : this.#store.leaseOutbox({ limit: BATCH_ELSEWHERE, leaseMs: LEASE_MS }, (entries) =>
          this.#deliver(entries),
        );
  }

  /** An engine that refuses nearly everything has the same reason for all. */
  async #deliver(entries: readonly OutboxEntry[]): Promise<RefusedEntries> {
    try {
      return await deliver(this.#engine, entries.map(changeOf));
    } catch (error) {
      if (!(error instanceof IndexingError)) throw error;
      return new Map(entries.map(({ documentId }) => [documentId, error.message]));
    }
  }
}

function isRejected(result: PromiseSettledResult<void>): result is PromiseRejectedResult {
  return result.status === 'rejected';
}
