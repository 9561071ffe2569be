/** Nodes of one noun: about 10 MB of statements. With fewer than searches find again, all are read, and kept in vain. */
const MAX_NODES = 10_000;

/**
 * Says when anything has been committed to the database, by whatever process: the number is another one then. Null
 * where the database cannot tell at the price of a few microseconds, so that nothing may be remembered.
 */
export type DataVersion = () => number | null;

/**
 * Nodes that were read lately, and not for the first time, forgotten with the next commit: who speaks in one answer
 * speaks in the next. Most statements are found once; to keep them, too, takes an eighth of a search page's processor
 * time, since what lives long is dear to collect.
 */
export class RecentNodes<T> {
  readonly #dataVersion: DataVersion;
  /** Half of them at the most; when it is full, it takes the place of the other half. */
  #newer = new Map<string, T>();
  #older: ReadonlyMap<string, T> = new Map();
  readonly #readOnce = new Set<string>();
  #version: number | null = null;

  constructor(dataVersion: DataVersion) {
    this.#dataVersion = dataVersion;
  }

  /** Those of the nodes that are known, and the version under which others may be added. */
  find(ids: readonly string[]): { readonly nodes: Map<string, T>; readonly version: number | null } {
    const version = this.#dataVersion();
    if (version === null || version !== this.#version) this.#forget();
    this.#version = version;
    const nodes = new Map<string, T>();
    for (const id of ids) {
      const node = this.#newer.get(id) ?? this.#older.get(id);
      if (node !== undefined) nodes.set(id, node);
    }
    return { nodes, version };
  }

  /** Remembers what was read again, after the find that gave the version, unless there has been another one since. */
  add(version: number | null, id: string, node: T): void {
    if (version === null || version !== this.#version || this.#isFirst(id)) return;
    // Not one by one: behind thousands that were deleted, a Map takes long to find its first entry.
    if (this.#newer.size >= MAX_NODES / 2) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(id, node);
  }

  #isFirst(id: string): boolean {
    if (this.#readOnce.has(id)) return false;
    if (this.#readOnce.size >= MAX_NODES) this.#readOnce.clear();
    this.#readOnce.add(id);
    return true;
  }

  #forget(): void {
    this.#newer.clear();
    this.#older = new Map();
  }
}
