import { setTimeout as pause } from 'node:timers/promises';
import type { Statement } from '../domain/statement.js';
import { type Searcher, type SearchFilter, SearchUnavailableError } from '../search/search-engine.js';
import type { Arrival, Arrivals, RecordReader, Store } from '../store/store.js';
import { ArrivalBell } from './arrival-bell.js';
import { decodePlace, encodePlace, type FeedPlace } from './feed-cursor.js';
import { IndexWait } from './index-wait.js';

/** Arrivals read at once: all that one who follows keeps in memory. */
const BATCH = 20;
/** Hits read at once; an article rarely has more statements. */
const PAGE = 100;
/** How soon a search engine that was away is asked again. */
const AWAY_MS = 1_000;

export interface FeedRequest {
  readonly query: string;
  readonly filter: SearchFilter;
  /** Goes on after this one; null for what comes in from now on. */
  readonly after: string | null;
}

/** What who follows may see. */
export interface FeedView {
  readonly record: Pick<RecordReader, 'statements'>;
  readonly engine: Pick<Searcher, 'search'>;
}

/** A statement that came in. */
export interface ArrivedStatement {
  readonly cursor: string;
  readonly statement: Statement;
}

/**
 * Tells of statements that come in and that a search would find, in the order of their coming in. The search engine
 * itself says which match, as soon as it has them. Who follows asks for one after the other, and nothing is kept for
 * who is slow: the store has what came in, whichever process saved it.
 */
export class StatementFeed {
  readonly #arrivals: Arrivals;
  readonly #bell: ArrivalBell;
  readonly #index: IndexWait;

  constructor(store: Pick<Store, 'arrivals' | 'index'>) {
    this.#arrivals = store.arrivals;
    this.#bell = new ArrivalBell(store.arrivals);
    this.#index = new IndexWait(store.index);
  }

  /**
   * Ends with the signal, or when `return` is called, also while it waits.
   * @throws InvalidInputError for a cursor that is malformed, or from before what is kept
   */
  async open(
    request: FeedRequest,
    view: FeedView,
    signal: AbortSignal,
  ): Promise<AsyncIterableIterator<ArrivedStatement>> {
    const place = request.after === null ? null : decodePlace(request.after);
    const start = place ?? { position: (await this.#arrivals.last()) + 1, index: -1 };
    // A cursor too old is told before anything else.
    await this.#arrivals.after(start.position - 1, 1);
    const ending = new AbortController();
    const statements = this.#follow({ ...request, ...view }, start, AbortSignal.any([signal, ending.signal]));
    const following: AsyncIterableIterator<ArrivedStatement> = {
      next: () => statements.next(),
      return() {
        ending.abort();
        return statements.return();
      },
      [Symbol.asyncIterator]: () => following,
    };
    return following;
  }

  async *#follow(
    request: FeedRequest & FeedView,
    start: FeedPlace,
    signal: AbortSignal,
  ): AsyncGenerator<ArrivedStatement, void> {
    const stopListening = await this.#bell.listen();
    try {
      for (let position = start.position - 1; !signal.aborted; ) {
        const { rung } = this.#bell;
        const arrivals = await this.#arrivals.after(position, BATCH);
        if (arrivals.length === 0) await this.#bell.next(rung, signal);
        for (const arrival of arrivals) {
          const seen = arrival.position === start.position ? start.index : -1;
          for (const index of await this.#matching(request, arrival, signal)) {
            if (index <= seen || signal.aborted) continue;
            // It may be gone, or its article withdrawn, since it was found.
            const [statement] = await request.record.statements.byIds([
              arrival.statementIds[index] as string,
            ]);
            const cursor = encodePlace({ position: arrival.position, index });
            if (statement) yield { cursor, statement };
          }
          if (signal.aborted) return;
          position = arrival.position;
        }
      }
    } finally {
      stopListening();
    }
  }

  /** Which of the statements a search finds, ascending. */
  async #matching(request: FeedRequest & FeedView, arrival: Arrival, signal: AbortSignal): Promise<number[]> {
    const { articleIds } = request.filter;
    if (articleIds && !articleIds.includes(arrival.articleId)) return [];
    while (!signal.aborted)
      try {
        await this.#index.until(arrival, signal);
        const found = await find(request, arrival.articleId, signal);
        return arrival.statementIds.flatMap((id, index) => (found.has(id) ? index : []));
      } catch (error) {
        if (signal.aborted) break;
        if (!(error instanceof SearchUnavailableError)) throw error;
        await pause(AWAY_MS, undefined, { signal }).catch(() => {});
      }
    return [];
  }
}

/** The statements of an article that a search finds. */
async function find(
  { query, filter, engine }: FeedRequest & FeedView,
  articleId: string,
  signal: AbortSignal,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (let after: string | null = null; ; ) {
    const answer = await engine.search(
      {
        query,
        types: ['STATEMENT'],
        filter: { ...filter, articleIds: [articleId] },
        sort: 'NEWEST',
        first: PAGE,
        after,
        facets: [],
        facetLimit: 0,
        facetQuery: null,
        highlights: false,
        total: false,
      },
      signal,
    );
    // The wait was for the engine's own index; what the stand-in has not yet would be missed for good.
    if (answer.isFromStandIn) throw new SearchUnavailableError('NOT_READY', 'The search engine is away.');
    for (const { id } of answer.hits) found.add(id);
    after = answer.hits.at(-1)?.cursor ?? null;
    if (!answer.hasNextPage || after === null) return found;
  }
}
