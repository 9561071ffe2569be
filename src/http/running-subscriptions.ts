import type { Caller } from '../domain/caller.js';
import { RequestError } from '../graphql/errors.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { HttpSettings } from './http-settings.js';

/** Counts the subscriptions that run on this server, whatever they come over. */
export class RunningSubscriptions {
  readonly #max: number;
  readonly #maxEach: number;
  readonly #metrics: Metrics | null;
  readonly #each = new Map<string, number>();
  #running = 0;

  constructor(
    {
      maxSubscriptions,
      maxSubscriptionsEach,
    }: Pick<HttpSettings, 'maxSubscriptions' | 'maxSubscriptionsEach'>,
    metrics: Metrics | null,
  ) {
    this.#max = maxSubscriptions;
    this.#maxEach = maxSubscriptionsEach;
    this.#metrics = metrics;
  }

  /**
   * Counts one that is started, until it has ended or if it does not start.
   * @throws RequestError where there are too many
   */
  async count<T>(caller: Caller, address: string, start: (onEnd: () => void) => Promise<T>): Promise<T> {
    const end = this.#begin(caller, address);
    try {
      return await start(end);
    } catch (error) {
      end();
      throw error;
    }
  }

  #begin({ kind, id }: Caller, address: string): () => void {
    const whose = id === null ? address : `${kind} ${id}`;
    const own = this.#each.get(whose) ?? 0;
    if (own >= this.#maxEach) throw tooMany(`${own} subscriptions of yours run already: end one of them.`);
    if (this.#running >= this.#max)
      throw tooMany(`${this.#running} subscriptions run already, which is as many as may: try again later.`);
    this.#change(whose, 1);
    return () => this.#change(whose, -1);
  }

  #change(whose: string, by: 1 | -1): void {
    const own = (this.#each.get(whose) ?? 0) + by;
    if (own > 0) this.#each.set(whose, own);
    else this.#each.delete(whose);
    this.#running += by;
    this.#metrics?.countSubscriptions(this.#running);
  }
}

function tooMany(message: string): RequestError {
  return new RequestError('RATE_LIMITED', message);
}
