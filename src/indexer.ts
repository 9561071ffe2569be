import { type IndexChange, type SearchEngine, SearchUnavailableError } from './search/search-engine.js';
import type { DeliveryFailure, OutboxEntry, Store } from './store/store.js';

/** Statements in one transaction: 5,000 take about a second, in which others wait to write. */
const BATCH_IN_STORE = 1_000;
/** Statements in one task of a search server: fewer cost more for each, and nobody waits for them. */
const BATCH_ELSEWHERE = 5_000;
/** How long a batch is one process's own: a task of a large batch takes seconds, and a killed process ends. */
const LEASE_MS = 120_000;

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
   * Makes the index ready; a new one, or one of an older layout, is filled anew.
   * @returns what drain returns
   */
  async prepare(): Promise<number> {
    if (await this.#engine.prepare()) await this.#store.fillOutbox();
    this.#isPrepared = true;
    return this.drain();
  }

  /**
   * Delivers all that waits in the outbox and whose turn it is.
   * @returns how many statements were taken out of the outbox, or tried in vain and kept there with the reason
   * @throws SearchUnavailableError where the engine cannot be used; everything waits on
   */
  async drain(): Promise<number> {
    if (!this.#isPrepared) return this.prepare();
    let delivered = 0;
    for (;;) {
      const count = await this.#drainBatch();
      if (count === 0) return delivered;
      delivered += count;
      // Requests that came in meanwhile have their turn between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #drainBatch(): Promise<number> {
    return this.#isIndexInStore
      ? this.#store.drainOutbox(BATCH_IN_STORE, (entries) => this.#engine.apply(entries.map(toChange)))
      : this.#store.leaseOutbox({ limit: BATCH_ELSEWHERE, leaseMs: LEASE_MS }, (entries) =>
          this.#deliver(entries),
        );
  }

  /** An engine that is away says nothing against a statement; one that refuses a batch does. */
  async #deliver(entries: readonly OutboxEntry[]): Promise<DeliveryFailure | null> {
    try {
      await this.#engine.apply(entries.map(toChange));
      return null;
    } catch (error) {
      if (error instanceof SearchUnavailableError) throw error;
      return { reason: (error as Error).message };
    }
  }
}

function toChange({ statementId, current }: OutboxEntry): IndexChange {
  if (!current) return { type: 'DELETE', id: statementId };
  const { statement, actorName, publisher, language } = current;
  const { cueText: cue, ...rest } = statement;
  return { type: 'PUT', document: { ...rest, cue, actorName, publisher, language } };
}
