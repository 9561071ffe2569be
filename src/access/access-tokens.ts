import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { type Caller, isScope, type Scope } from '../domain/caller.js';
import type { TokenIssuer } from './access-settings.js';

/** Signatures that are made with a key which only the issuer has; never one that is shared, and never none. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** In seconds: clocks differ. */
const CLOCK_TOLERANCE = 5;
/** So that an issuer can give scopes of several services in one token. */
const SCOPE_PREFIX = 'onrecord:';

/** Tells who asks by the tokens of an issuer: JWTs, proved by the public keys that it shows at an address. */
export class AccessTokens {
  readonly #settings: TokenIssuer;
  /** Read when a token needs them, and again every ten minutes, and at a token of a key that is not among them. */
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(settings: TokenIssuer) {
    this.#settings = settings;
    this.#keys = createRemoteJWKSet(new URL(settings.jwksUrl));
  }

  /**
   * @returns null where the token is not valid
   * @throws Error where the issuer's keys cannot be had
   */
  async identify(token: string, now: Date): Promise<Caller | null> {
    const { issuer, audience } = this.#settings;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: now,
      });
      return this.#callerOf(payload);
    } catch (error) {
      if (isOfToken(error)) return null;
      throw new Error(`The keys at ${this.#settings.jwksUrl} cannot be had.`, { cause: error });
    }
  }

  #callerOf(payload: JWTPayload): Caller | null {
    const { sub: id, name } = payload;
    const publishers = payload[this.#settings.publishersClaim] ?? null;
    if (typeof id !== 'string' || id === '') return null;
    // One that is limited in a way that nobody can read would be limited to nothing.
    if (publishers !== null && !isTexts(publishers)) return null;
    const scopes = scopesIn(payload[this.#settings.scopeClaim]);
    return {
      kind: 'TOKEN',
      id,
      name: typeof name === 'string' && name !== '' ? name : id,
      // Who may see a part only may change nothing.
      scopes: publishers && scopes.length > 0 ? ['read'] : scopes,
      publishers,
    };
  }
}

/** Whether an error says that the token is not valid, and not that the issuer's keys are away. */
function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) &&
    // What jose says of an answer that is no key set.
    error.code !== errors.JOSEError.code
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function scopesIn(claim: unknown): Scope[] {
  const given = typeof claim === 'string' ? claim.split(' ') : isTexts(claim) ? claim : [];
  const names = given.map((each) => (each.startsWith(SCOPE_PREFIX) ? each.slice(SCOPE_PREFIX.length) : each));
  return [...new Set(names.filter(isScope))];
}
