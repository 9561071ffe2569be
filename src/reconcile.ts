import type { ReconcileRun } from './domain/index-health.js';
import { documentHash } from './search/document-hash.js';
import type { IndexEntry, SearchDocument, SearchEngine } from './search/search-engine.js';
import { documentOf } from './searched-documents.js';
import type { Searchable, Store } from './store/store.js';

/** Documents compared at once: what is in memory. */
const BATCH = 1_000;
/** Of more, the sums are what people read. */
const MAX_EXAMPLES = 20;

interface Difference {
  readonly documentId: string;
  /**
   * - MISSING: in the store and not in the index
   * - STALE: in the index otherwise than in the store
   * - SURPLUS: in the index and not in the store
   */
  readonly kind: 'MISSING' | 'STALE' | 'SURPLUS';
}

export interface ReconcileOutcome extends ReconcileRun {
  /** The first of the differences. */
  readonly examples: readonly Difference[];
}

interface ReconcileParts {
  readonly store: Store;
  readonly engine: SearchEngine;
}

interface ReconcileOptions {
  readonly signal: AbortSignal;
  /** Whether differences are only told. */
  readonly dryRun: boolean;
  /** Asked once it is this process's turn: another one may have been through meanwhile. */
  readonly isDue?: () => Promise<boolean>;
  /** How many documents have been compared, of how many. */
  report(done: number, total: number): void;
}

/**
 * Compares everything that is searched with its entry in the index, by id and content, a batch at a time. What differs goes into
 * the outbox, so that it is put right in its turn with all other changes; what waits there already is no difference.
 * @returns null where another process is at it, or it is not due
 */
export function reconcile(
  parts: ReconcileParts,
  options: ReconcileOptions,
): Promise<ReconcileOutcome | null> {
  const { store } = parts;
  return store.index.alone('reconcile', async (lease) => {
    if (options.isDue && !(await options.isDue())) return null;
    if (!options.dryRun) await tidyUp(parts);
    const signal = AbortSignal.any([options.signal, lease.signal]);
    const outcome = await new Reconciliation(parts, { ...options, signal }).run();
    const { examples, ...run } = outcome;
    if (!options.dryRun) await store.index.noteReconcile(run);
    return outcome;
  });
}

/** Drops what rebuilds that were killed have left, unless one is under way, which does so itself. */
export async function tidyUp({ store, engine }: ReconcileParts): Promise<void> {
  await store.index.alone('rebuild', () => engine.dropAbandoned());
}

class Reconciliation {
  readonly #store: Store;
  readonly #engine: SearchEngine;
  readonly #options: ReconcileOptions;
  readonly #counts = { MISSING: 0, STALE: 0, SURPLUS: 0 };
  readonly #examples: Difference[] = [];
  #compared = 0;

  constructor({ store, engine }: ReconcileParts, options: ReconcileOptions) {
    this.#store = store;
    this.#engine = engine;
    this.#options = options;
  }

  async run(): Promise<ReconcileOutcome> {
    const started = new Date().toISOString();
    await this.#compareStore();
    await this.#compareIndex();
    return {
      started,
      finished: new Date().toISOString(),
      compared: this.#compared,
      missing: this.#counts.MISSING,
      stale: this.#counts.STALE,
      surplus: this.#counts.SURPLUS,
      examples: this.#examples,
    };
  }

  /** Finds what is missing or stale. */
  async #compareStore(): Promise<void> {
    const { index } = this.#store;
    const total = await index.countSearchable();
    for (let after = ''; ; ) {
      this.#options.signal.throwIfAborted();
      const batch = (await index.searchable(after, BATCH)).map(documentOf);
      const last = batch.at(-1);
      if (!last) return;
      after = last.id;
      const entries = await this.#engine.entriesOf(batch.map(({ id }) => id));
      await this.#confirm(differencesOf(batch, entries));
      this.#compared += batch.length;
      this.#options.report(this.#compared, total);
    }
  }

  /** Finds what is surplus. */
  async #compareIndex(): Promise<void> {
    for await (const entries of this.#engine.entries()) {
      this.#options.signal.throwIfAborted();
      const known = await this.#store.index.searchableByIds(entries.map(({ id }) => id));
      await this.#confirm(
        differencesOf(documentsOf(known), entries).filter(({ kind }) => kind === 'SURPLUS'),
      );
    }
  }

  /** The two sides were read at different times, and what has changed in between looks different: a second look. */
  async #confirm(differences: readonly Difference[]): Promise<void> {
    if (differences.length === 0) return;
    const { index } = this.#store;
    const ids = differences.map(({ documentId }) => documentId);
    const waiting = await index.waitingAmong(ids);
    const settled = ids.filter((id) => !waiting.has(id));
    const present = await index.searchableByIds(settled);
    const found = differencesOf(documentsOf(present), await this.#engine.entriesOf(settled));
    for (const { kind } of found) this.#counts[kind]++;
    this.#examples.push(...found.slice(0, MAX_EXAMPLES - this.#examples.length));
    if (this.#options.dryRun) return;
    await index.deliverAgain(found.map(({ documentId }) => documentId));
  }
}

function documentsOf(searchables: ReadonlyMap<string, Searchable>): SearchDocument[] {
  return [...searchables.values()].map(documentOf);
}

function differencesOf(documents: readonly SearchDocument[], entries: readonly IndexEntry[]): Difference[] {
  const hashes = new Map(entries.map(({ id, hash }) => [id, hash]));
  const differences: Difference[] = [];
  for (const document of documents) {
    const { id: documentId } = document;
    const hash = hashes.get(documentId);
    hashes.delete(documentId);
    if (hash === undefined) differences.push({ documentId, kind: 'MISSING' });
    else if (hash !== documentHash(document)) differences.push({ documentId, kind: 'STALE' });
  }
  for (const documentId of hashes.keys()) differences.push({ documentId, kind: 'SURPLUS' });
  return differences;
}
