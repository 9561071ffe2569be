import { type ApiKey, isValid } from '../domain/api-key.js';
import { ANONYMOUS, type Caller, hasScope } from '../domain/caller.js';
import { ForbiddenError, UnauthenticatedError } from '../domain/errors.js';
import type { ApiKeys } from '../store/store.js';
import type { AccessSettings } from './access-settings.js';
import { AccessTokens } from './access-tokens.js';
import { digestOf, isSecret } from './api-key-secret.js';

/** How exactly it is known when a key was used last: a write for each request would cost more than most requests. */
const USE_PRECISION_MS = 60_000;
const BEARER = /^Bearer +(\S+)$/i;

/** Finds out who asks, by what a request has in `authorization`. */
export class Authenticator {
  readonly #keys: ApiKeys;
  readonly #isReadingOpen: boolean;
  readonly #tokens: AccessTokens | null;

  constructor(keys: ApiKeys, { isReadingOpen, issuer }: AccessSettings) {
    this.#keys = keys;
    this.#isReadingOpen = isReadingOpen;
    this.#tokens = issuer && new AccessTokens(issuer);
  }

  /**
   * @throws UnauthenticatedError where it is nothing that lets in. It is the same for one that nobody knows, one
   *   that has expired and one that was revoked: a stranger learns nothing about keys.
   * @throws ForbiddenError where somebody is known who may not even read
   */
  async identify(authorization: string | undefined, now = new Date()): Promise<Caller> {
    if (authorization === undefined) {
      if (this.#isReadingOpen) return ANONYMOUS;
      throw new UnauthenticatedError('Reading needs a key here: send one as "authorization: Bearer <key>".');
    }
    const [, token] = BEARER.exec(authorization) ?? [];
    if (token === undefined)
      throw new UnauthenticatedError(
        'Send a key as "authorization: Bearer <key>", or leave "authorization" out.',
      );
    const caller = isSecret(token)
      ? await this.#byKey(token, now)
      : ((await this.#tokens?.identify(token, now)) ?? null);
    if (!caller)
      throw new UnauthenticatedError(
        'The key is not valid: nobody knows it, it has expired, or it was revoked.',
      );
    if (!hasScope(caller, 'read')) throw new ForbiddenError('That key has no scope here, not even "read".');
    return caller;
  }

  async #byKey(secret: string, now: Date): Promise<Caller | null> {
    const key = await this.#keys.byDigest(digestOf(secret));
    if (!key || !isValid(key, now)) return null;
    this.#noteUse(key, now);
    return { kind: 'KEY', id: key.id, name: key.name, scopes: key.scopes, publishers: key.publishers };
  }

  /** Nobody waits for it, and a store that cannot write at the moment keeps nobody out. */
  #noteUse({ id, dateLastUsed }: ApiKey, now: Date): void {
    if (dateLastUsed !== null && now.getTime() - Date.parse(dateLastUsed) < USE_PRECISION_MS) return;
    void this.#keys.noteUse(id, now).catch(() => {});
  }
}
