import { ANONYMOUS, type Caller } from '../domain/caller.js';
import { UnauthenticatedError } from '../domain/errors.js';
import type { HttpSettings } from './http-settings.js';
import { RateLimits } from './rate-limits.js';

/**
 * Finds out who asks, by the header `authorization`.
 * @throws UnauthenticatedError where it lets nobody in
 * @throws ForbiddenError where it is known, and lets nobody in
 */
export type Identify = (authorization: string | undefined) => Promise<Caller>;

/** What a request has that says who asks. */
interface Asking {
  readonly authorization: string | undefined;
  /** The client's own, whatever is on the way. */
  readonly address: string;
}

/** Lets in who may ask, as often as they may; requests of all kinds are counted together. */
export class Admission {
  readonly identify: Identify;
  readonly #rates: RateLimits;

  constructor(identify: Identify, settings: HttpSettings) {
    this.identify = identify;
    this.#rates = new RateLimits(settings);
  }

  /**
   * Counts a request. One with a key that nobody knows counts as its address.
   * @param tell given headers of the answer
   * @throws RequestError where there have been too many
   * @throws UnauthenticatedError or ForbiddenError where nobody is let in
   */
  async admit(
    { authorization, address }: Asking,
    tell: (headers: Readonly<Record<string, string>>) => void = () => {},
  ): Promise<Caller> {
    try {
      const caller = await this.identify(authorization);
      tell(await this.#rates.count(caller, address));
      return caller;
    } catch (error) {
      if (error instanceof UnauthenticatedError) tell(await this.#rates.count(ANONYMOUS, address));
      throw error;
    }
  }
}
