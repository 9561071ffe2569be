import { setTimeout as sleep } from 'node:timers/promises';
import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  type MultiSearchQuery,
  type Task,
} from 'meilisearch';
import { IndexingError, SearchUnavailableError } from '../search-engine.js';
import { Failures } from './failures.js';
import { onceMore } from './once-more.js';
import { SearchRequests } from './search-requests.js';
import type { QueryResult } from './search-results.js';

/** A batch of some megabytes is on its way so long at the most. */
const WRITE_TIMEOUT_MS = 60_000;
/** Between two questions whether a task is done: small ones take 5 ms, so the first comes soon. */
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 100;

/** See SearchRequests. */
const REQUEST_INIT = { headers: { 'Accept-Encoding': 'identity' } };

export interface ServerOptions {
  readonly url: string;
  readonly apiKey?: string | undefined;
  /** A key that may search and nothing else, for searches; the other one where it is left out. */
  readonly searchKey?: string | undefined;
  /** How long a search may take. */
  readonly timeoutMs: number;
  /** How long to wait for a task, the tasks before it included. */
  readonly taskTimeoutMs: number;
}

/** A Meilisearch server. What goes wrong with it becomes an error of ours here. */
export class Server {
  /** Without what may be secret in its URL. */
  readonly address: string;
  readonly #taskTimeoutMs: number;
  readonly #failures: Failures;
  readonly #searches: SearchRequests;
  readonly #client: Meilisearch;

  constructor({ url, apiKey = '', searchKey = apiKey, timeoutMs, taskTimeoutMs }: ServerOptions) {
    this.address = addressOf(url);
    this.#taskTimeoutMs = taskTimeoutMs;
    const failures = new Failures(this.address);
    this.#failures = failures;
    this.#searches = new SearchRequests({ url, apiKey: searchKey, timeoutMs, failures });
    this.#client = new Meilisearch({
      host: url,
      apiKey,
      timeout: WRITE_TIMEOUT_MS,
      requestInit: REQUEST_INIT,
    });
  }

  /**
   * Asks with the key and within the time for searches.
   * @param signal gives the search up
   */
  multiSearch(queries: readonly MultiSearchQuery[], signal?: AbortSignal): Promise<readonly QueryResult[]> {
    return this.#searches.multiSearch(queries, signal);
  }

  /** Asks with the key that may do everything. */
  async request<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T> {
    try {
      return await onceMore(() => ask(this.#client));
    } catch (error) {
      throw this.#translated(error);
    }
  }

  /** Does the same where what is asked for may not exist; null where it does not. */
  async requestExisting<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T | null> {
    try {
      return await this.request(ask);
    } catch (error) {
      if (error instanceof SearchUnavailableError && error.reason === 'NOT_READY') return null;
      throw error;
    }
  }

  /**
   * Has a task done, to its end: that it was accepted says nothing, and nobody else hears of its failure.
   * @throws IndexingError where it fails
   */
  async run(enqueue: (client: Meilisearch) => Promise<{ readonly taskUid: number }>): Promise<void> {
    const { taskUid } = await this.request(enqueue);
    await this.finished(taskUid);
  }

  /** @throws IndexingError where the task fails */
  async finished(taskUid: number): Promise<void> {
    const deadline = Date.now() + this.#taskTimeoutMs;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const task = await this.request((client) => client.tasks.getTask(taskUid));
      if (task.status === 'succeeded') return;
      if (task.status === 'failed' || task.status === 'canceled') throw failureOf(task);
      if (Date.now() > deadline)
        throw new SearchUnavailableError(
          'SLOW',
          `The search engine at ${this.address} did not finish a write in ${Math.round(this.#taskTimeoutMs / 1000)} s: it has too much to do, or too little disk or memory.`,
        );
      await sleep(wait);
    }
  }

  #translated(error: unknown): unknown {
    if (error instanceof MeilisearchRequestError)
      return error.cause instanceof MeilisearchRequestTimeOutError
        ? this.#failures.slow(error)
        : this.#failures.unreachable(error);
    if (error instanceof SyntaxError) return this.#failures.notMeilisearch(error);
    if (!(error instanceof MeilisearchApiError)) return error;
    const { code, message } = error.cause ?? {};
    return this.#failures.refused({ status: error.response.status, code, message }, error);
  }
}

function failureOf({ type, status, error }: Task): IndexingError {
  const reason = error ? `${error.message} (${error.code})` : 'it was canceled';
  return new IndexingError(`Meilisearch task ${type} ${status}: ${reason}`, error?.code ?? 'canceled');
}

function addressOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return url;
  }
}
