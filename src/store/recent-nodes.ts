/** Nodes of one noun: about 10 MB of statements. With fewer than searches find again, all are read, and kept in vain. */
const MAX_NODES = 10_000;

/**
 * Says when anything has been committed to the database, by whatever process: the number is another one then. Null
 * where the database cannot tell at the price of a few microseconds, so that nothing may be remembered.
 */
export type DataVersion = () => number | null;

/** Nodes that were read lately, forgotten with the next commit: who speaks in one answer speaks in the next. */
export class RecentNodes<T> {
  readonly #dataVersion: DataVersion;
  readonly #nodes = new Map<string, T>();
  #version: number | null = null;

  constructor(dataVersion: DataVersion) {
    this.#dataVersion = dataVersion;
  }

  /** Those of the nodes that are known, and the version under which others may be added. */
  find(ids: readonly string[]): { readonly nodes: Map<string, T>; readonly version: number | null } {
    const version = this.#dataVersion();
    if (version === null || version !== this.#version) this.#nodes.clear();
    this.#version = version;
    const nodes = new Map<string, T>();
    for (const id of ids) {
      const node = this.#nodes.get(id);
      if (node !== undefined) nodes.set(id, node);
    }
    return { nodes, version };
  }

  /** Remembers a node that was read after the find that gave the version, unless there has been another one since. */
  add(version: number | null, id: string, node: T): void {
    if (version === null || version !== this.#version) return;
    if (this.#nodes.size >= MAX_NODES) this.#nodes.delete(this.#nodes.keys().next().value as string);
    this.#nodes.set(id, node);
  }
}
