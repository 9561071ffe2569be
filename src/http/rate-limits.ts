import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../domain/caller.js';
import { RequestError } from '../graphql/errors.js';
import type { HttpSettings } from './http-settings.js';

/** In seconds. */
const WINDOW = 60;
/** In which an answer tells how much is left, for pages of other sites to read. */
export const RATE_HEADERS = ['ratelimit', 'ratelimit-policy', 'retry-after'];

/** Counts requests by key and, where there is none, by address; each process for itself. */
export class RateLimits {
  readonly #limiters: Record<'key' | 'address', RateLimiterMemory | null>;

  constructor({ ratePerAddress, ratePerKey }: Pick<HttpSettings, 'ratePerAddress' | 'ratePerKey'>) {
    this.#limiters = { key: limiterOf(ratePerKey), address: limiterOf(ratePerAddress) };
  }

  /**
   * Counts a request.
   * @returns headers for its answer that tell how many are left (RateLimit and RateLimit-Policy of the IETF's draft)
   * @throws RequestError where there were too many, with these headers
   */
  async count(caller: Caller, address: string): Promise<Readonly<Record<string, string>>> {
    const by = caller.kind === 'ANONYMOUS' ? 'address' : 'key';
    const limiter = this.#limiters[by];
    if (!limiter) return {};
    const whose = by === 'key' ? `${caller.kind} ${caller.id}` : networkOf(address);
    const { state, isOver } = await take(limiter, whose);
    const seconds = Math.ceil(state.msBeforeNext / 1000);
    const headers = {
      'ratelimit-policy': `"${by}";q=${limiter.points};w=${WINDOW}`,
      ratelimit: `"${by}";r=${state.remainingPoints};t=${seconds}`,
    };
    if (isOver)
      throw new RequestError(
        'RATE_LIMITED',
        `There were more than the ${limiter.points} requests a minute that one ${by} may send: wait ${seconds} s.`,
        { ...headers, 'retry-after': String(seconds) },
      );
    return headers;
  }
}

function limiterOf(perMinute: number): RateLimiterMemory | null {
  return perMinute > 0 ? new RateLimiterMemory({ points: perMinute, duration: WINDOW }) : null;
}

async function take(
  limiter: RateLimiterMemory,
  whose: string,
): Promise<{ state: RateLimiterRes; isOver: boolean }> {
  try {
    return { state: await limiter.consume(whose), isOver: false };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { state: refusal, isOver: true };
  }
}

/** An address of IPv4; of IPv6 the network of which every host has a whole one to draw addresses from. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups =
    after === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
