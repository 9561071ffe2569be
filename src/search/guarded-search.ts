import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import {
  type SearchAnswer,
  type SearchEngine,
  type Searcher,
  type SearchRequest,
  SearchUnavailableError,
  type SimilarHit,
  type SimilarRequest,
  type Suggestions,
  type SuggestRequest,
  type Timeline,
  type TimelineRequest,
} from './search-engine.js';

/** A search that fails may be to blame itself; where so many do, and none between them succeeds, it is the engine. */
const FAILURES = 3;
/** How often an engine that is away is asked whether it is back. */
const RETRY_MS = 2_000;

/** What answers in an engine's place. */
export interface StandIn extends Searcher {
  /** Whether it has everything. */
  readonly isReady: boolean;
}

type Question<T> = (searcher: Searcher) => Promise<T>;

interface Answered<T> {
  readonly answer: T;
  readonly by: Searcher;
}

/** Something that searches, and can tell whether it could. */
type Guarded = Searcher & Pick<SearchEngine, 'check'>;

/**
 * Keeps searches from waiting for an engine that is away. After a few failures none is sent to it any more (a
 * circuit breaker), until its own check succeeds; meanwhile a stand-in answers, or SearchUnavailableError at once.
 */
export class GuardedSearch implements Searcher {
  readonly #engine: Guarded;
  readonly #standIn: StandIn | null;
  readonly #breaker = circuitBreaker(handleType(SearchUnavailableError), {
    breaker: new ConsecutiveBreaker(FAILURES),
    // The probe says when.
    halfOpenAfter: 0,
  });
  #probe: NodeJS.Timeout | undefined;

  constructor(engine: Guarded, standIn: StandIn | null) {
    this.#engine = engine;
    this.#standIn = standIn;
    this.#breaker.onBreak(() => this.#probeLater());
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    const { answer, by } = await this.#ask((searcher) => searcher.search(request, signal));
    return by === this.#engine ? answer : { ...answer, isFromStandIn: true };
  }

  async timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Timeline> {
    return (await this.#ask((searcher) => searcher.timeline(request, signal))).answer;
  }

  async similar(request: SimilarRequest, signal?: AbortSignal): Promise<readonly SimilarHit[]> {
    return (await this.#ask((searcher) => searcher.similar(request, signal))).answer;
  }

  async suggest(request: SuggestRequest, signal?: AbortSignal): Promise<Suggestions> {
    return (await this.#ask((searcher) => searcher.suggest(request, signal))).answer;
  }

  /** Stops asking whether the engine is back. */
  close(): void {
    clearTimeout(this.#probe);
  }

  get #lastError(): unknown {
    const { lastFailure } = this.#breaker;
    return lastFailure && 'error' in lastFailure ? lastFailure.error : undefined;
  }

  async #ask<T>(question: Question<T>): Promise<Answered<T>> {
    if (this.#breaker.state !== CircuitState.Closed) return this.#askStandIn(question, this.#lastError);
    try {
      return { answer: await this.#breaker.execute(() => question(this.#engine)), by: this.#engine };
    } catch (error) {
      if (!(error instanceof SearchUnavailableError)) throw error;
      return this.#askStandIn(question, error);
    }
  }

  async #askStandIn<T>(question: Question<T>, reason: unknown): Promise<Answered<T>> {
    if (!this.#standIn?.isReady) throw reason;
    return { answer: await question(this.#standIn), by: this.#standIn };
  }

  /** Whether or not anybody searches, and never with a search that somebody waits for. */
  #probeLater(): void {
    this.#probe = setTimeout(() => {
      this.#breaker.execute(() => this.#engine.check()).catch(() => {});
    }, RETRY_MS).unref();
  }
}
