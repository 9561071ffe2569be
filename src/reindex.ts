import { setImmediate } from 'node:timers/promises';
import pMap from 'p-map';
import { deliver, type Refusals } from './delivery.js';
import { noteCheckpoint } from './live-index.js';
import type { IndexChange, NextIndex, SearchEngine } from './search/search-engine.js';
import { changeOf, documentOf } from './searched-documents.js';
import type { IndexLedger, RebuildLedger, Store } from './store/store.js';

/** Documents sent at once. */
const BATCH = 5_000;
/** Documents read at once: from the embedded store that takes 10 to 30 ms, in which nothing else has its turn. */
const READ = 500;
/**
 * Batches under way at once: one is read while the server is at the other. With six, which it joins, 110,000 documents
 * took 80 s instead of 89, and what changed meanwhile was found after 29 s instead of 15: it waits behind them.
 */
const LANES = 2;
/** Where fewer than that have changed meanwhile, the rest is so quick that deliveries can wait for it. */
const FEW_CHANGES = 100;

export interface ReindexParts {
  readonly store: Store;
  readonly engine: SearchEngine;
  /** Whether the index lies in the store's own database, and shares its transactions. */
  readonly isIndexInStore: boolean;
}

export interface ReindexOutcome {
  /** How many documents the new index was filled with. */
  readonly documents: number;
  /** How many deliveries to the live index it has caught up with. */
  readonly caughtUp: number;
  /** How many documents it refused; they are in the outbox, and tried again from there. */
  readonly refused: number;
}

/** How far it is. */
export type ReportProgress = (done: number, total: number) => void;

interface ReindexOptions {
  readonly signal: AbortSignal;
  readonly report: ReportProgress;
  /** Asked once it is this process's turn: another one may have been through meanwhile. */
  readonly isDue?: () => Promise<boolean>;
}

/**
 * Fills a new index beside the live one, catches up with what was delivered to that one meanwhile, and puts it in
 * its place. Searches are answered in full at every moment. Where it fails or is killed, the live index stays, or
 * the new one is in its place already; whoever looks next at the index goes on from there (see IndexLedger.adopt).
 * @returns null where another process is at it, or it is not due
 */
export async function reindex(
  parts: ReindexParts,
  { signal, report, isDue }: ReindexOptions,
): Promise<ReindexOutcome | null> {
  const { store, engine } = parts;
  try {
    const outcome = await store.index.alone('rebuild', async (lease) => {
      if (isDue && !(await isDue())) return null;
      const rebuild = await store.index.startRebuild(lease);
      const next = await engine.layOutNext();
      try {
        return await new Reindexing(parts, rebuild, next, AbortSignal.any([signal, lease.signal])).run(
          report,
        );
      } catch (error) {
        // As far as the engine still answers; what stays is dropped by the next one.
        await next.discard().catch(() => {});
        throw error;
      }
    });
    // Otherwise the next delivery does.
    if (outcome) await noteCheckpoint(parts).catch(() => {});
    return outcome;
  } catch (error) {
    // Nobody has to note any more what is delivered; or the new index has come to be live.
    await adoptLive(store, engine).catch(() => {});
    throw error;
  }
}

/** One that is missing, of an older layout or of another store is left to the next rebuild. */
async function adoptLive(store: Store, engine: SearchEngine): Promise<void> {
  if (!(await engine.needsRebuild())) await store.index.adopt(await engine.prepare());
}

class Reindexing {
  readonly #store: Store;
  readonly #ledger: IndexLedger;
  readonly #isIndexInStore: boolean;
  readonly #rebuild: RebuildLedger;
  readonly #next: NextIndex;
  readonly #signal: AbortSignal;
  readonly #refused: Refusals = new Map();
  #documents = 0;
  #caughtUp = 0;

  constructor(
    { store, isIndexInStore }: ReindexParts,
    rebuild: RebuildLedger,
    next: NextIndex,
    signal: AbortSignal,
  ) {
    this.#store = store;
    this.#ledger = store.index;
    this.#isIndexInStore = isIndexInStore;
    this.#rebuild = rebuild;
    this.#next = next;
    this.#signal = signal;
  }

  async run(report: ReportProgress): Promise<ReindexOutcome> {
    await this.#fill(report);
    while ((await this.#catchUp()) > FEW_CHANGES);
    // Where the index lies in the store, nobody writes while a transaction does.
    if (this.#isIndexInStore) await this.#store.atomically(() => this.#takePlace());
    else await this.#takePlace();
    if (this.#refused.size > 0) await this.#ledger.deliverAgain([...this.#refused.keys()]);
    return { documents: this.#documents, caughtUp: this.#caughtUp, refused: this.#refused.size };
  }

  async #fill(report: ReportProgress): Promise<void> {
    const total = await this.#ledger.countSearchable();
    await pMap(
      this.#batches(),
      async (changes) => {
        await deliver(this.#next, changes, this.#refused);
        this.#documents += changes.length;
        report(this.#documents, total);
      },
      { concurrency: LANES },
    );
  }

  async *#batches(): AsyncGenerator<IndexChange[]> {
    let batch: IndexChange[] = [];
    for (let after = ''; ; ) {
      this.#signal.throwIfAborted();
      await setImmediate();
      const documents = (await this.#ledger.searchable(after, READ)).map(documentOf);
      batch.push(...documents.map((document) => ({ type: 'PUT', document }) as const));
      const last = documents.at(-1);
      if (batch.length >= BATCH || (!last && batch.length > 0)) {
        yield batch;
        batch = [];
      }
      if (!last) return;
      after = last.id;
    }
  }

  /** @returns how many documents */
  async #catchUp(): Promise<number> {
    this.#signal.throwIfAborted();
    const changes = (await this.#rebuild.takeChanges(BATCH)).map(changeOf);
    await deliver(this.#next, changes, this.#refused);
    this.#caughtUp += changes.length;
    return changes.length;
  }

  async #takePlace(): Promise<void> {
    await this.#rebuild.hold(this.#next.generation);
    while ((await this.#catchUp()) > 0);
    await this.#next.replaceLive();
    await this.#ledger.adopt(this.#next.generation);
  }
}
