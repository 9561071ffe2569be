import { type SearchEngine, SearchUnavailableError } from './search/search-engine.js';
import { changeOf } from './searched-documents.js';
import type { DeliveryFailure, OutboxEntry, Store } from './store/store.js';

/** Statements in one transaction: 5,000 take about a second, in which others wait to write. */
const BATCH_IN_STORE = 1_000;
/** Statements in one task of a search server: fewer cost more for each, and nobody waits for them. */
const BATCH_ELSEWHERE = 5_000;
/** For so long a batch of a process that was killed waits; one that lives renews its claim. */
const LEASE_MS = 15_000;

/** Brings the search index to the store's state, from the outbox. */
export class Indexer {
  readonly #store: Store;
  readonly #engine: SearchEngine;
  readonly #isIndexInStore: boolean;
  #isPrepared = false;

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
  async prepare(signal?: AbortSignal): Promise<number> {
    await this.#store.index.adopt(await this.#engine.prepare());
    this.#isPrepared = true;
    return this.drain(signal);
  }

  /**
   * Delivers all that waits in the outbox and whose turn it is, or until the signal: the batch at hand is finished.
   * @returns how many statements were taken out of the outbox, or tried in vain and kept there with the reason
   * @throws SearchUnavailableError where the engine cannot be used; everything waits on
   */
  async drain(signal?: AbortSignal): Promise<number> {
    if (!this.#isPrepared) return this.prepare(signal);
    let delivered = 0;
    for (;;) {
      if (signal?.aborted) return delivered;
      const count = await this.#drainBatch();
      if (count === 0) return delivered;
      delivered += count;
      // Requests that came in meanwhile have their turn between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #drainBatch(): Promise<number> {
    return this.#isIndexInStore
      ? this.#store.drainOutbox(BATCH_IN_STORE, (entries) => this.#engine.apply(entries.map(changeOf)))
      : this.#store.leaseOutbox({ limit: BATCH_ELSEWHERE, leaseMs: LEASE_MS }, (entries) =>
          this.#deliver(entries),
        );
  }

  /** An engine that is away says nothing against a statement; one that refuses a batch does. */
  async #deliver(entries: readonly OutboxEntry[]): Promise<DeliveryFailure | null> {
    try {
      await this.#engine.apply(entries.map(changeOf));
      return null;
    } catch (error) {
      if (error instanceof SearchUnavailableError) throw error;
      return { reason: (error as Error).message };
    }
  }
}
