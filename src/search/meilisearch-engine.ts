import { decodeCursor } from './cursor.js';
import { checkpointOf, isBeyond } from './meilisearch/checkpoint.js';
import { typeCondition } from './meilisearch/filter.js';
import { generationOf, needsRebuild, prepareIndex } from './meilisearch/index-layout.js';
import type { StoredFields } from './meilisearch/indexed-document.js';
import { dropAbandoned, layOutNext } from './meilisearch/next-index.js';
import { searchCall } from './meilisearch/search-call.js';
import { readAnswer } from './meilisearch/search-results.js';
import { Server } from './meilisearch/server.js';
import { askSimilar } from './meilisearch/similar.js';
import { askSuggestions } from './meilisearch/suggest.js';
import { askTimeline } from './meilisearch/timeline.js';
import { applyChanges } from './meilisearch/writes.js';
import {
  DOCUMENT_TYPES,
  type IndexChange,
  type IndexEntry,
  type NextIndex,
  type SearchAnswer,
  type SearchEngine,
  type SearchRequest,
  type SimilarHit,
  type SimilarRequest,
  type Suggestions,
  type SuggestRequest,
  type Timeline,
  type TimelineRequest,
} from './search-engine.js';

const DEFAULT_INDEX = 'statements';
/** A search takes milliseconds; that long somebody waits for one that will not come. */
const DEFAULT_TIMEOUT_MS = 3_000;
const DEFAULT_TASK_TIMEOUT_MS = 600_000;
/** Entries read at once. */
const ENTRIES = 1000;
/**
 * How far the hits may have moved between two pages by relevance, and how far they are looked for where they
 * have moved farther: a second request, when more than 50 documents that come before have come or gone.
 */
const DRIFT = 50;
const FAR_DRIFT = 5_000;

export interface MeilisearchEngineOptions {
  readonly url: string;
  /** May, on all indexes, documents.*, indexes.*, settings.*, tasks.get, stats.get and version; without a searchKey search too. */
  readonly apiKey?: string;
  /** May search and nothing else; searches are asked with it. */
  readonly searchKey?: string;
  readonly indexName?: string;
  /** How long a search may take. */
  readonly timeoutMs?: number;
  /** How long a write may take, those before it included. */
  readonly taskTimeoutMs?: number;
}

/** Opens the engine that keeps its index on a Meilisearch server. Asks the server for nothing yet. */
export function openMeilisearchEngine(options: MeilisearchEngineOptions): SearchEngine {
  return new MeilisearchEngine(options);
}

/** Asks the server once for a search, and waits for the end of every write. */
class MeilisearchEngine implements SearchEngine {
  readonly name: string;
  readonly #server: Server;
  readonly #index: string;

  constructor({
    url,
    apiKey,
    searchKey,
    indexName = DEFAULT_INDEX,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    taskTimeoutMs = DEFAULT_TASK_TIMEOUT_MS,
  }: MeilisearchEngineOptions) {
    this.#server = new Server({ url, apiKey, searchKey, timeoutMs, taskTimeoutMs });
    this.#index = indexName;
    this.name = `Meilisearch at ${this.#server.address}`;
  }

  async version(): Promise<string> {
    return (await this.#server.request((client) => client.getVersion())).pkgVersion;
  }

  needsRebuild(): Promise<boolean> {
    return needsRebuild(this.#server, this.#index);
  }

  generation(): Promise<string | null> {
    return generationOf(this.#server, this.#index);
  }

  checkpoint(): Promise<string | null> {
    return checkpointOf(this.#server, this.#index);
  }

  isBeyond(checkpoint: string): Promise<boolean> {
    return isBeyond(this.#server, checkpoint);
  }

  prepare(): Promise<string> {
    return prepareIndex(this.#server, this.#index);
  }

  apply(changes: readonly IndexChange[]): Promise<void> {
    return applyChanges(this.#server, this.#index, changes);
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const after = request.after === null ? null : decodeCursor(request.after, request);
    const near = await this.#ask(request, after, DRIFT, false, signal);
    return near ?? ((await this.#ask(request, after, FAR_DRIFT, true, signal)) as SearchAnswer);
  }

  async #ask(
    request: SearchRequest,
    after: ReturnType<typeof decodeCursor> | null,
    drift: number,
    isLast: boolean,
    signal: AbortSignal | undefined,
  ): Promise<SearchAnswer | null> {
    const call = searchCall(this.#index, request, after, drift);
    const results = await this.#server.multiSearch(call.queries, signal);
    return readAnswer(call, results, request, after, isLast);
  }

  timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Timeline> {
    return askTimeline((queries) => this.#server.multiSearch(queries, signal), this.#index, request);
  }

  similar(request: SimilarRequest, signal?: AbortSignal): Promise<readonly SimilarHit[]> {
    return askSimilar((queries) => this.#server.multiSearch(queries, signal), this.#index, request);
  }

  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<Suggestions> {
    return askSuggestions((queries) => this.#server.multiSearch(queries, signal), this.#index, request);
  }

  async countDocuments(): Promise<number> {
    const index = this.#index;
    return (await this.#server.request((client) => client.index(index).getStats())).numberOfDocuments;
  }

  async *entries(): AsyncIterable<readonly IndexEntry[]> {
    type Entry = Pick<StoredFields, 'id' | 'hash' | 'sortKey'>;
    // By key, not by offset: what comes and goes meanwhile moves nothing.
    let from = 0;
    let atFrom = new Set<string>();
    for (;;) {
      const { results } = await this.#server.request((client) =>
        client.index<Entry>(this.#index).getDocuments({
          fields: ['id', 'hash', 'sortKey'],
          filter: `sortKey >= ${from}`,
          sort: ['sortKey:asc'],
          limit: ENTRIES,
        }),
      );
      const last = results.at(-1);
      if (!last) return;
      // Where the last batch ended, several may have the same key.
      const fresh = results.filter(({ id }) => !atFrom.has(id));
      if (fresh.length > 0) yield fresh.map(({ id, hash }) => ({ id, hash }));
      if (results.length < ENTRIES) return;
      from = last.sortKey;
      atFrom = new Set(results.filter(({ sortKey }) => sortKey === from).map(({ id }) => id));
    }
  }

  async entriesOf(ids: readonly string[]): Promise<IndexEntry[]> {
    const { results } = await this.#server.request((client) =>
      client.index<IndexEntry>(this.#index).getDocuments({
        ids: [...ids],
        // With a filter, be it an empty one, the ids go by POST: the client puts them into the address otherwise.
        filter: [],
        fields: ['id', 'hash'],
        limit: ids.length,
      }),
    );
    return results.map(({ id, hash }) => ({ id, hash }));
  }

  layOutNext(): Promise<NextIndex> {
    return layOutNext(this.#server, this.#index);
  }

  dropAbandoned(): Promise<void> {
    return dropAbandoned(this.#server, this.#index);
  }

  async check(): Promise<void> {
    // An index that is none of ours has no types.
    await this.#server.multiSearch([
      { indexUid: this.#index, limit: 0, filter: typeCondition(DOCUMENT_TYPES) },
    ]);
  }

  async clear(): Promise<void> {
    const index = this.#index;
    await this.#server.run((client) => client.index(index).deleteAllDocuments());
  }

  async close(): Promise<void> {
    // Connections are the process's and close when they are idle.
  }
}
