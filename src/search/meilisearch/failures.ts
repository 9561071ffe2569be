import { IndexingError, SearchUnavailableError } from '../search-engine.js';

/** What is asked for is made by us, so where it is refused for that, the index is another version's. */
const OTHER_SETTINGS = new Set([
  'invalid_search_filter',
  'invalid_search_facets',
  'invalid_search_sort',
  'invalid_document_filter',
  'invalid_document_sort',
]);

/** An answer that is none. */
export interface Refusal {
  readonly status: number;
  /** Meilisearch's name for it; whatever else answers at the address has none. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Makes what goes wrong with a server an error of ours. */
export class Failures {
  readonly #engine: string;

  /** @param address without what may be secret in it */
  constructor(address: string) {
    this.#engine = `The search engine at ${address}`;
  }

  slow(cause?: unknown): SearchUnavailableError {
    return this.#unavailable('SLOW', 'did not answer in time: it is overloaded or stuck.', cause);
  }

  unreachable(cause: unknown): SearchUnavailableError {
    return this.#unavailable(
      'UNREACHABLE',
      'cannot be reached: is it running, and is its address right?',
      cause,
    );
  }

  notMeilisearch(cause: unknown): SearchUnavailableError {
    return this.#unavailable('FAILED', 'does not answer like Meilisearch: is its address right?', cause);
  }

  refused({ status, code, message }: Refusal, cause: unknown): SearchUnavailableError | IndexingError {
    if (code !== undefined && OTHER_SETTINGS.has(code))
      return this.#unavailable(
        'NOT_READY',
        'has an index with other settings: they are applied when the server starts.',
        cause,
      );
    if (status === 401 || status === 403)
      return this.#unavailable('REFUSED', 'refuses the key: give one that is valid for this index.', cause);
    if (code === 'index_not_found')
      return this.#unavailable(
        'NOT_READY',
        'has no index yet: it is made and filled when the server starts.',
        cause,
      );
    if (code === undefined || status === 404) return this.notMeilisearch(cause);
    if (status >= 500 || status === 408 || status === 429)
      return this.#unavailable(
        'FAILED',
        `failed (HTTP ${status}): see its log, and its disk and memory.`,
        cause,
      );
    return new IndexingError(`${this.#engine} refused a request: ${message} (${code})`, code, { cause });
  }

  #unavailable(
    reason: SearchUnavailableError['reason'],
    sentence: string,
    cause: unknown,
  ): SearchUnavailableError {
    return new SearchUnavailableError(reason, `${this.#engine} ${sentence}`, { cause });
  }
}
