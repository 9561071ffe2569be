import { type ApiKey, isValid } from '../domain/api-key.js';
import { ANONYMOUS, type Caller } from '../domain/caller.js';
import { UnauthenticatedError } from '../domain/errors.js';
import type { ApiKeys } from '../store/store.js';
import { digestOf, isSecret } from './api-key-secret.js';

/** How exactly it is known when a key was used last: a write for each request would cost more than most requests. */
const USE_PRECISION_MS = 60_000;
const BEARER = /^Bearer +(\S+)$/i;

/** Finds out who asks, by what a request has in `authorization`. */
export class Authenticator {
  readonly #keys: ApiKeys;

  constructor(keys: ApiKeys) {
    this.#keys = keys;
  }

  /**
   * @throws UnauthenticatedError where it is nothing that lets in. It is the same for one that nobody knows, one
   *   that has expired and one that was revoked: a stranger learns nothing about keys.
   */
  async identify(authorization: string | undefined, now = new Date()): Promise<Caller> {
    if (authorization === undefined) return ANONYMOUS;
    const [, token] = BEARER.exec(authorization) ?? [];
    if (token === undefined)
      throw new UnauthenticatedError('Send a key as "authorization: Bearer <key>", or nothing in its place.');
    const key = isSecret(token) ? await this.#keys.byDigest(digestOf(token)) : null;
    if (!key || !isValid(key, now))
      throw new UnauthenticatedError(
        'The key is not valid: nobody knows it, it has expired, or it was revoked.',
      );
    this.#noteUse(key, now);
    return { kind: 'KEY', id: key.id, name: key.name, scopes: key.scopes, publishers: key.publishers };
  }

  /** Nobody waits for it, and a store that cannot write at the moment keeps nobody out. */
  #noteUse({ id, dateLastUsed }: ApiKey, now: Date): void {
    if (dateLastUsed !== null && now.getTime() - Date.parse(dateLastUsed) < USE_PRECISION_MS) return;
    void this.#keys.noteUse(id, now).catch(() => {});
  }
}
