import { documentHash } from './search/document-hash.js';
import type { StandIn } from './search/guarded-search.js';
import type {
  SearchAnswer,
  SearchEngine,
  SearchRequest,
  SimilarHit,
  SimilarRequest,
  Suggestions,
  SuggestRequest,
  Timeline,
  TimelineRequest,
} from './search/search-engine.js';
import { changeOf } from './searched-documents.js';
import type { StandInQueue } from './store/stand-in-queue.js';
import type { OutboxEntry } from './store/store.js';

/** Documents in one transaction, in which others wait to write: 0.1 s. */
const BATCH = 500;

/**
 * The built-in index beside a search server, in the SQLite file: kept up to date behind the writes, whether or not
 * the server is there, so that it can answer in its place.
 */
export class StandInIndex implements StandIn {
  readonly #queue: StandInQueue;
  readonly #engine: SearchEngine;
  #isStarted = false;
  #isReady = false;

  constructor(queue: StandInQueue, engine: SearchEngine) {
    this.#queue = queue;
    this.#engine = engine;
  }

  /** Whether it has been up to date since this process was started. */
  get isReady(): boolean {
    return this.#isReady;
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    return this.#engine.search(request, signal);
  }

  timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Timeline> {
    return this.#engine.timeline(request, signal);
  }

  similar(request: SimilarRequest, signal?: AbortSignal): Promise<readonly SimilarHit[]> {
    return this.#engine.similar(request, signal);
  }

  suggest(request: SuggestRequest): Promise<Suggestions> {
    return this.#engine.suggest(request);
  }

  /**
   * Brings it to the store's state; a new one is filled.
   * @param signal ends it, the batch at hand finished
   */
  async catchUp(signal?: AbortSignal): Promise<void> {
    if (!this.#isStarted) await this.#queue.start(await this.#engine.prepare());
    this.#isStarted = true;
    while ((await this.#queue.drain(BATCH, (entries) => this.#deliver(entries))) > 0) {
      if (signal?.aborted) return;
      // Requests that came in meanwhile have their turn between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isReady = true;
  }

  /** What the server is filled with anew is noted as changed, though it is not. */
  async #deliver(entries: readonly OutboxEntry[]): Promise<void> {
    const known = await this.#engine.entriesOf(entries.map(({ documentId }) => documentId));
    const hashOf = new Map(known.map(({ id, hash }) => [id, hash]));
    const changes = entries.map(changeOf);
    await this.#engine.apply(
      changes.filter((change) =>
        change.type === 'PUT'
          ? hashOf.get(change.document.id) !== documentHash(change.document)
          : hashOf.has(change.id),
      ),
    );
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}
