import { Tinypool } from 'tinypool';
import { EnvironmentError, InvalidInputError } from '../../domain/errors.js';
import { SearchUnavailableError } from '../search-engine.js';
import type { IndexAnswers, IndexRequests, IndexTask } from './index-search.js';
import type { Outcome } from './search-thread.js';

/** Searches that wait for a thread; more would wait for minutes. */
const MAX_WAITING = 1_000;
/**
 * How long a search has, with its turn to wait for. It takes milliseconds; one that does not is ended with its
 * thread, and a new thread takes the next.
 */
const TIMEOUT_MS = 5_000;
/** In MB: what lives on after a search is little, and V8's own choice is 48. */
const MAX_YOUNG_GENERATION = 6;

/** Searches in threads, so that nothing else waits for a search that takes long. They start with the first one. */
export class SearchThreads {
  readonly #path: string;
  readonly #count: number;
  readonly #module: URL;
  readonly #timeoutMs: number;
  #pool: Tinypool | null = null;

  /**
   * @param path of the index
   * @param count how many threads
   * @param module what they run, compiled
   */
  constructor(
    path: string,
    count: number,
    module = new URL('./search-thread.js', import.meta.url),
    timeoutMs = TIMEOUT_MS,
  ) {
    this.#path = path;
    this.#count = count;
    this.#module = module;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws SearchUnavailableError where too many wait already, or it takes too long */
  async run<Task extends IndexTask>(task: Task, request: IndexRequests[Task]): Promise<IndexAnswers[Task]> {
    this.#pool ??= new Tinypool({
      filename: this.#module.href,
      runtime: 'worker_threads',
      workerData: this.#path,
      resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION },
      minThreads: this.#count,
      maxThreads: this.#count,
    });
    if (this.#pool.queueSize >= MAX_WAITING)
      throw new SearchUnavailableError(
        'SLOW',
        `${MAX_WAITING} searches wait for each other: try again later, or allow more threads in SEARCH_THREADS.`,
      );
    const pool = this.#pool;
    const outcome = await this.#inTime<Outcome<Task>>((signal) => pool.run({ task, request }, { signal }));
    if ('answer' in outcome) return outcome.answer;
    if (outcome.refused === 'INPUT') throw new InvalidInputError(outcome.message);
    throw new EnvironmentError(outcome.message);
  }

  async #inTime<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), this.#timeoutMs);
    try {
      return await run(end.signal);
    } catch (error) {
      if (!end.signal.aborted) throw error;
      const message = `A search took longer than ${this.#timeoutMs / 1000} s: there are too many at once, or too few threads in SEARCH_THREADS.`;
      throw new SearchUnavailableError('SLOW', message, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}
