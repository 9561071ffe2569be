import type { ApiKey } from '../../src/domain/api-key.js';
import type { ApiKeys } from '../../src/store/store.js';

/** Keys for tests of who asks; what a store does with them is in its contract. */
export class KeysInMemory implements ApiKeys {
  readonly byId = new Map<string, ApiKey>();
  readonly digests = new Map<string, string>();
  uses: [id: string, now: string][] = [];
  /** What noting a use fails with. */
  failure: Error | null = null;

  async add(key: ApiKey, digest: string): Promise<void> {
    this.byId.set(key.id, key);
    this.digests.set(digest, key.id);
  }

  async byDigest(digest: string): Promise<ApiKey | null> {
    return this.byId.get(this.digests.get(digest) ?? '') ?? null;
  }

  async list(): Promise<ApiKey[]> {
    return [...this.byId.values()];
  }

  async revoke(id: string, now: Date): Promise<ApiKey> {
    return this.#change(id, { dateRevoked: now.toISOString() });
  }

  async noteUse(id: string, now: Date): Promise<void> {
    if (this.failure) throw this.failure;
    this.uses.push([id, now.toISOString()]);
    this.#change(id, { dateLastUsed: now.toISOString() });
  }

  #change(id: string, change: Partial<ApiKey>): ApiKey {
    const changed = { ...(this.byId.get(id) as ApiKey), ...change };
    this.byId.set(id, changed);
    return changed;
  }
}
