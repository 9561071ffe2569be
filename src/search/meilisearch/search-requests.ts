import type { MultiSearchQuery } from 'meilisearch';
import { TimeoutError } from '../../domain/errors.js';
import { Exchange, type Question, type WholeAnswer } from './exchange.js';
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
 * Sends searches, each in one request. Not by the client, whose `fetch` takes half a millisecond more than an exchange,
 * and that is a tenth of a search page. Nothing asks for a compressed answer: the server sends one in pieces, of which
 * the second waits for the first to be acknowledged, and that takes the kernel 40 ms.
 */
export class SearchRequests {
  readonly #question: Question;
  readonly #timeoutMs: number;
  readonly #failures: Failures;

  constructor({ url, apiKey, timeoutMs, failures }: SearchRequestsOptions) {
    const { origin, pathname } = new URL('multi-search', url.endsWith('/') ? url : `${url}/`);
    this.#question = {
      origin,
      path: pathname,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }),
      },
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
    const answer = await this.#ask(JSON.stringify({ queries }), signal);
    return this.#resultsIn(answer);
  }

  async #ask(body: string, signal: AbortSignal | undefined): Promise<WholeAnswer> {
    let exchange: Exchange | undefined;
    let reason: Error | undefined;
    const giveUp = (why: Error): void => {
      reason = why;
      exchange?.giveUp(why);
    };
    const abort = (): void => giveUp(new TimeoutError('The search was given up.'));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    const timer = setTimeout(() => giveUp(this.#failures.slow()), this.#timeoutMs);
    try {
      return await onceMore(async () => {
        if (reason) throw reason;
        exchange = new Exchange({ ...this.#question, body });
        return exchange.answer;
      });
    } catch (error) {
      throw reason ?? this.#failures.unreachable(error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  #resultsIn({ status, text }: WholeAnswer): readonly QueryResult[] {
    const value = this.#parsed(text);
    if (status === 200) return (value as MultiSearchAnswer).results;
    const { code, message } = value as { readonly code?: string; readonly message?: string };
    throw this.#failures.refused({ status, code, message }, value);
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.#failures.notMeilisearch(error);
    }
  }
}
