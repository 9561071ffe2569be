import type { MultiSearchQuery } from 'meilisearch';
import { request } from 'undici';
import { TimeoutError } from '../../domain/errors.js';
import { IndexingError, SearchUnavailableError } from '../search-engine.js';
import type { Failures } from './failures.js';
import { onceMore } from './once-more.js';
import type { QueryResult } from './search-results.js';

interface SearchRequestsOptions {
  readonly url: string;
  readonly apiKey: string;
  /** How long a search may take. */
  readonly timeoutMs: number;
  readonly failures: Failures;
}

interface MultiSearchAnswer {
  readonly results: readonly QueryResult[];
}

/**
 * Sends searches, each in one request. Not by the client, whose `fetch` takes half a millisecond more than a request
 * of undici's own, and that is a tenth of a search page. Nothing asks for a compressed answer: the server sends one in
 * pieces, of which the second waits for the first to be acknowledged, and that takes the kernel 40 ms.
 */
export class SearchRequests {
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;
  readonly #failures: Failures;

  constructor({ url, apiKey, timeoutMs, failures }: SearchRequestsOptions) {
    this.#url = new URL('multi-search', url.endsWith('/') ? url : `${url}/`);
    this.#headers = {
      'content-type': 'application/json',
      ...(apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }),
    };
    this.#timeoutMs = timeoutMs;
    this.#failures = failures;
  }

  /**
   * @param signal gives the search up
   * @throws SearchUnavailableError
   */
  async multiSearch(
    queries: readonly MultiSearchQuery[],
    signal?: AbortSignal,
  ): Promise<readonly QueryResult[]> {
    const body = JSON.stringify({ queries });
    const end = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end.abort();
    }, this.#timeoutMs);
    const giveUp = (): void => end.abort();
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
    try {
      return (await onceMore(() => this.#post(body, end.signal))).results;
    } catch (error) {
      if (signal?.aborted) throw new TimeoutError('The search was given up.', { cause: error });
      if (isLate) throw this.#failures.slow(error);
      if (error instanceof SearchUnavailableError || error instanceof IndexingError) throw error;
      throw this.#failures.unreachable(error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async #post(body: string, signal: AbortSignal): Promise<MultiSearchAnswer> {
    const answer = await request(this.#url, { method: 'POST', headers: this.#headers, body, signal });
    const text = await answer.body.text();
    const value = this.#parsed(text);
    if (answer.statusCode === 200) return value as MultiSearchAnswer;
    const { code, message } = value as { readonly code?: string; readonly message?: string };
    throw this.#failures.refused({ status: answer.statusCode, code, message }, value);
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.#failures.notMeilisearch(error);
    }
  }
}
