import { TimeoutError } from '../domain/errors.js';
import {
  type IndexAnswers,
  type IndexRequests,
  IndexSearch,
  type IndexTask,
} from './built-in/index-search.js';
import { dropNext, prepareLayout, recreate, type WriteTransactions } from './built-in/layout.js';
import { layOutNext } from './built-in/next-index.js';
import { Reader } from './built-in/reader.js';
import { SearchThreads } from './built-in/search-threads.js';
import { applyChanges } from './built-in/writer.js';
import type {
  IndexChange,
  IndexEntry,
  NextIndex,
  SearchAnswer,
  SearchEngine,
  SearchRequest,
  SimilarHit,
  SimilarRequest,
  Suggestions,
  SuggestRequest,
  Timeline,
  TimelineRequest,
} from './search-engine.js';

/** Entries read at once. */
const ENTRIES = 1000;
/** Finding more documents than that takes 2 ms and more; going to a thread takes 0.1 ms. */
const FEW_DOCUMENTS = 5_000;

export interface BuiltInEngineOptions {
  /** The store's SQLite file. */
  readonly path: string;
  /** Threads for searches that take long; without them everything else waits meanwhile. */
  readonly threads?: ThreadOptions | undefined;
  /** The store's. A batch that is applied while the store empties its outbox belongs to that transaction. */
  readonly transactions: WriteTransactions;
}

export interface ThreadOptions {
  /** At least 1; each keeps its own columns and vocabulary in memory. */
  readonly count: number;
  /** Searches that may find more documents than that go to a thread; 5,000 if it is not given. */
  readonly above?: number;
  /** The compiled module that they run, where it does not lie beside this one. */
  readonly module?: URL;
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
  readonly #threads: SearchThreads | null;
  /** How many documents a search may find that is run here. */
  readonly #limit: number;

  constructor({ path, transactions, threads }: BuiltInEngineOptions) {
    this.#transactions = transactions;
    this.#reader = new Reader(path);
    this.#search = new IndexSearch(this.#reader);
    this.#threads = threads ? new SearchThreads(path, threads.count, threads.module) : null;
    this.#limit = threads ? (threads.above ?? FEW_DOCUMENTS) : Number.POSITIVE_INFINITY;
  }

  async version(): Promise<string> {
    return this.#reader.get<{ version: string }>('select sqlite_version() as version')?.version ?? '';
  }

  /** An older layout is emptied in the transaction in which it is filled again. */
  async needsRebuild(): Promise<boolean> {
    return false;
  }

  async generation(): Promise<string | null> {
    return this.#reader.state().generation;
  }

  async checkpoint(): Promise<null> {
    return null;
  }

  async isBeyond(): Promise<boolean> {
    return true;
  }

  prepare(): Promise<string> {
    return this.#transactions.run((transaction) => prepareLayout(transaction));
  }

  async apply(changes: readonly IndexChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#transactions.run((transaction) => applyChanges(transaction, changes));
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    return this.#run('search', request, signal);
  }

  timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Timeline> {
    return this.#run('timeline', request, signal);
  }

  similar(request: SimilarRequest, signal?: AbortSignal): Promise<readonly SimilarHit[]> {
    return this.#run('similar', request, signal);
  }

  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<Suggestions> {
    return this.#run('suggest', request, signal);
  }

  async countDocuments(): Promise<number> {
    return Object.values(this.#reader.state().sections).reduce((sum, { documents }) => sum + documents, 0);
  }

  async *entries(): AsyncIterable<readonly IndexEntry[]> {
    let last = 0;
    let index = this.#reader.state().generation;
    for (;;) {
      const { generation } = this.#reader.state();
      // Another index has taken its place, and counts anew.
      if (generation !== index) last = 0;
      index = generation;
      const rows = this.#reader.all<IndexEntry & { number: number }>(
        `select number, id, hash from search_document join search_text using (number)
         where number > ? order by number limit ${ENTRIES}`,
        last,
      );
      if (rows.length === 0) return;
      last = rows.at(-1)?.number ?? last;
      yield rows.map(({ id, hash }) => ({ id, hash }));
    }
  }

  async entriesOf(ids: readonly string[]): Promise<IndexEntry[]> {
    return this.#reader.all<IndexEntry>(
      `select id, hash from search_document join search_text using (number)
       where id in (select value from json_each(?))`,
      JSON.stringify(ids),
    );
  }

  layOutNext(): Promise<NextIndex> {
    return layOutNext(this.#transactions);
  }

  dropAbandoned(): Promise<void> {
    return this.#transactions.run(dropNext);
  }

  async check(): Promise<void> {
    await this.countDocuments();
  }

  async clear(): Promise<void> {
    await this.#transactions.run((transaction) => recreate(transaction));
  }

  async close(): Promise<void> {
    await this.#threads?.close();
    this.#reader.close();
  }

  /** Here, or in a thread where it may take long. */
  async #run<Task extends IndexTask>(
    task: Task,
    request: IndexRequests[Task],
    signal: AbortSignal | undefined,
  ): Promise<IndexAnswers[Task]> {
    if (signal?.aborted) throw new TimeoutError('The search was given up.');
    return (
      this.#search.run(task, request, this.#limit) ?? (this.#threads as SearchThreads).run(task, request)
    );
  }
}
