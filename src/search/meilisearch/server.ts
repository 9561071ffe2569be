import { setTimeout as sleep } from 'node:timers/promises';
import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  type Task,
} from 'meilisearch';
import { TimeoutError } from '../../domain/errors.js';
import { IndexingError, SearchUnavailableError } from '../search-engine.js';

/** A batch of some megabytes is on its way so long at the most. */
const WRITE_TIMEOUT_MS = 60_000;
/** Between two questions whether a task is done: small ones take 5 ms, so the first comes soon. */
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 100;

/**
 * The server sends a compressed answer in pieces, of which the second waits for the first to be acknowledged,
 * and that takes the kernel 40 ms: a search of 3 ms takes 48 ms.
 */
const REQUEST_INIT = { headers: { 'Accept-Encoding': 'identity' } };

/** What is asked for is made by us, so where it is refused for that, the index is another version's. */
const OTHER_SETTINGS = new Set([
  'invalid_search_filter',
  'invalid_search_facets',
  'invalid_search_sort',
  'invalid_document_filter',
  'invalid_document_sort',
]);

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
  readonly #searchTimeoutMs: number;
  readonly #taskTimeoutMs: number;
  readonly #forSearches: Meilisearch;
  readonly #forWrites: Meilisearch;

  constructor({ url, apiKey = '', searchKey = apiKey, timeoutMs, taskTimeoutMs }: ServerOptions) {
    this.address = addressOf(url);
    this.#searchTimeoutMs = timeoutMs;
    this.#taskTimeoutMs = taskTimeoutMs;
    const options = { host: url, requestInit: REQUEST_INIT };
    this.#forSearches = new Meilisearch({ ...options, apiKey: searchKey });
    this.#forWrites = new Meilisearch({ ...options, apiKey, timeout: WRITE_TIMEOUT_MS });
  }

  /**
   * Asks with the key and within the time for searches. The client forgets its own time where it is given a signal
   * to be ended by, so it is given one that ends by either.
   * @param signal gives the search up
   */
  async search<T>(
    ask: (client: Meilisearch, init: { readonly signal: AbortSignal }) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const late = AbortSignal.timeout(this.#searchTimeoutMs);
    const init = { signal: signal ? AbortSignal.any([signal, late]) : late };
    try {
      return await onceMore(() => ask(this.#forSearches, init));
    } catch (error) {
      if (signal?.aborted) throw new TimeoutError('The search was given up.', { cause: error });
      throw late.aborted ? this.#slow(error) : this.#translated(error);
    }
  }

  /** Asks with the key that may do everything. */
  async request<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T> {
    try {
      return await onceMore(() => ask(this.#forWrites));
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

  #slow(cause: unknown): SearchUnavailableError {
    const sentence = `The search engine at ${this.address} did not answer in time: it is overloaded or stuck.`;
    return new SearchUnavailableError('SLOW', sentence, { cause });
  }

  #translated(error: unknown): unknown {
    const unavailable = (
      reason: ConstructorParameters<typeof SearchUnavailableError>[0],
      sentence: string,
    ): SearchUnavailableError => new SearchUnavailableError(reason, sentence, { cause: error });
    const engine = `The search engine at ${this.address}`;
    if (error instanceof MeilisearchRequestError)
      return error.cause instanceof MeilisearchRequestTimeOutError
        ? this.#slow(error)
        : unavailable('UNREACHABLE', `${engine} cannot be reached: is it running, and is its address right?`);
    if (!(error instanceof MeilisearchApiError))
      return error instanceof SyntaxError
        ? unavailable('FAILED', `${engine} does not answer like Meilisearch: is its address right?`)
        : error;
    const { status } = error.response;
    const code = error.cause?.code;
    if (code !== undefined && OTHER_SETTINGS.has(code))
      return unavailable(
        'NOT_READY',
        `${engine} has an index with other settings: they are applied when the server starts.`,
      );
    if (status === 401 || status === 403)
      return unavailable('REFUSED', `${engine} refuses the key: give one that is valid for this index.`);
    if (code === 'index_not_found')
      return unavailable(
        'NOT_READY',
        `${engine} has no index yet: it is made and filled when the server starts.`,
      );
    if (code === undefined || status === 404)
      return unavailable('FAILED', `${engine} does not answer like Meilisearch: is its address right?`);
    if (status >= 500 || status === 408 || status === 429)
      return unavailable(
        'FAILED',
        `${engine} failed (HTTP ${status}): see its log, and its disk and memory.`,
      );
    return new IndexingError(`${engine} refused a request: ${error.cause?.message} (${code})`, code, {
      cause: error,
    });
  }
}

/**
 * The server closes a connection that was idle for seconds, now and then at the very moment it is used again. Asking
 * once more does no harm: what is asked for twice is the same as once.
 */
function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((error) => {
    const cause = error instanceof MeilisearchRequestError ? (error.cause as Error | undefined)?.cause : null;
    const { code } = (cause ?? {}) as NodeJS.ErrnoException;
    if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return ask();
    throw error;
  });
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
