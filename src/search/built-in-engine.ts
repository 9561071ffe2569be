import { IndexSearch } from './built-in/index-search.js';
import { type Executor, prepareLayout, recreate } from './built-in/layout.js';
import { Reader } from './built-in/reader.js';
import { applyChanges } from './built-in/writer.js';
import type { IndexChange, SearchAnswer, SearchEngine, SearchRequest } from './search-engine.js';

export interface BuiltInEngineOptions {
  /** The store's SQLite file. */
  readonly path: string;
  /** The store's. A batch that is applied while the store empties its outbox belongs to that transaction. */
  readonly transactions: WriteTransactions;
}

/**
 * Runs work in a write transaction. All writes go through the store's one connection: a second one of the same
 * process would wait for the first while the first waits for its turn.
 */
interface WriteTransactions {
  run<T>(work: (transaction: Executor) => Promise<T>): Promise<T>;
}

/** Opens the engine that keeps its index in the store's SQLite file, in tables whose names start with search_. */
export function openBuiltInEngine(options: BuiltInEngineOptions): SearchEngine {
  return new BuiltInEngine(options);
}

/** Writes in transactions of the store's, reads through a connection of its own. */
class BuiltInEngine implements SearchEngine {
  readonly name = 'built-in (SQLite FTS5)';
  readonly #transactions: WriteTransactions;
  readonly #reader: Reader;
  readonly #search: IndexSearch;

  constructor({ path, transactions }: BuiltInEngineOptions) {
    this.#transactions = transactions;
    this.#reader = new Reader(path);
    this.#search = new IndexSearch(this.#reader);
  }

  prepare(): Promise<boolean> {
    return this.#transactions.run((transaction) => prepareLayout(transaction));
  }

  async apply(changes: readonly IndexChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#transactions.run((transaction) => applyChanges(transaction, changes));
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return this.#reader.snapshot(() => this.#search.run(request));
  }

  async countDocuments(): Promise<number> {
    return this.#reader.state().documents;
  }

  async clear(): Promise<void> {
    await this.#transactions.run((transaction) => recreate(transaction));
  }

  async close(): Promise<void> {
    this.#reader.close();
  }
}
