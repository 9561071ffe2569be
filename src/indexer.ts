import { deliver } from './delivery.js';
import { hasGoneBack, noteCheckpoint } from './live-index.js';
import { type ReindexParts, type ReportProgress, reindex } from './reindex.js';
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
const KNOWN_MS = 60_000;

interface DrainOptions {
  /** Ends it; the batches at hand are finished. */
  readonly signal?: AbortSignal;
  /** Told how many documents have been delivered so far. */
  readonly report?: (delivered: number) => void;
}

interface RenewOptions {
  /** Ends it; what has been built so far is thrown away. */
  readonly signal?: AbortSignal;
  readonly report?: ReportProgress;
}

/** Brings the search index to the store's state, from the outbox. */
export class Indexer {
  readonly #store: Store;
  readonly #engine: SearchEngine;
  readonly #isIndexInStore: boolean;
  /** When the live index was last seen to be the store's; null where that is not known. */
  #knownAt: number | null = null;

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
   * As drain, and looks in any case whether the index is the store's. Killed anywhere in between, the next one does
   * the same.
   */
  async prepare(options: DrainOptions = {}): Promise<number> {
    this.#knownAt = null;
    return this.drain(options);
  }

  /**
   * Builds another index where that is needed, and delivers all that waits in the outbox and whose turn it is.
   * @returns how many documents were taken out of the outbox, or tried in vain and kept there with the reason
   * @throws SearchUnavailableError where the engine cannot be used; everything waits on
   */
  async drain(options: DrainOptions = {}): Promise<number> {
    await this.renew(options);
    return this.deliver(options);
  }

  /**
   * Builds another index, whole, beside one that is missing, of an older version, not of this store, or out of a
   * backup, and has it take that one's place. Nobody shall search an index that is half filled.
   * @returns whether it has; not where nothing has to be built, or another process is at it
   * @throws SearchUnavailableError where the engine cannot be used
   */
  async renew({ signal, report = () => {} }: RenewOptions = {}): Promise<boolean> {
    // That one is filled before anybody asks it.
    if (this.#isIndexInStore) return false;
    return this.#unlessEnded(signal, false, async () => {
      const isDue = async (): Promise<boolean> => !(await this.#isLiveKnown());
      if (!(await isDue())) return false;
      return (await reindex(this.#parts, { signal: signal ?? NEVER, report, isDue })) !== null;
    });
  }

  /**
   * Delivers to the live index, also to one whose place another will take: until then it answers, as far as it can.
   * @see drain
   */
  async deliver(options: DrainOptions = {}): Promise<number> {
    return this.#unlessEnded(options.signal, 0, async () => {
      const isKnown = await this.#isLiveKnown();
      if (!isKnown) await this.#engine.check();
      const delivered = await this.#deliverWaiting(options);
      if (isKnown && delivered > 0 && !(await noteCheckpoint(this.#parts))) this.#knownAt = null;
      return delivered;
    });
  }

  get #parts(): ReindexParts {
    return { store: this.#store, engine: this.#engine, isIndexInStore: this.#isIndexInStore };
  }

  /** What was told to end does not fail. After a failure, who knows with what index the engine comes back. */
  async #unlessEnded<T>(signal: AbortSignal | undefined, ended: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#knownAt = null;
      if (signal?.aborted) return ended;
      throw error;
    }
  }

  /** Whether the live index is the store's, of this version's layout, and has all that was delivered to it. */
  async #isLiveKnown(): Promise<boolean> {
    if (this.#knownAt !== null && Date.now() - this.#knownAt < KNOWN_MS) return true;
    if (await this.#engine.needsRebuild()) return false;
    const generation = await this.#engine.prepare();
    if ((await this.#store.index.adopt(generation)) === 'FOREIGN') {
      if (!this.#isIndexInStore) return false;
      await this.#store.index.fill(generation);
    }
    if (await hasGoneBack(this.#parts)) return false;
    this.#knownAt = Date.now();
    return true;
  }

  async #deliverWaiting({ signal, report }: DrainOptions): Promise<number> {
    let delivered = 0;
    const lane = async (): Promise<void> => {
      while (!signal?.aborted) {
        const count = await this.#deliverBatch();
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

  #deliverBatch(): Promise<number> {
    return this.#isIndexInStore
      ? this.#store.drainOutbox(BATCH_IN_STORE, (entries) => this.#engine.apply(entries.map(changeOf)))
      : this.#store.leaseOutbox({ limit: BATCH_ELSEWHERE, leaseMs: LEASE_MS }, (entries) =>
          this.#deliverEntries(entries),
        );
  }

  /** An engine that refuses nearly everything has the same reason for all. */
  async #deliverEntries(entries: readonly OutboxEntry[]): Promise<RefusedEntries> {
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
