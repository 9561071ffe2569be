/** Whether a search finds what is in the store, and if not, why. */
export interface IndexHealth {
  /**
   * - UP_TO_DATE: it has everything
   * - BEHIND: changes wait for their turn, or another index is being built to take the place of an older or unknown one
   * - FAILING: the engine refused some changes; they are tried again
   * - AWAY: the engine cannot be used; changes wait for it
   */
  readonly status: 'UP_TO_DATE' | 'BEHIND' | 'FAILING' | 'AWAY';
  readonly engine: {
    /** For people: "built-in (SQLite FTS5)". */
    readonly name: string;
    /** Null where it is away. */
    readonly version: string | null;
    /** Why it cannot be used, and what to do; null where it can. */
    readonly problem: string | null;
  };
  /** Statements, articles, actors and phrases that the index should have. */
  readonly documentsInStore: number;
  /** Those that it has; null where the engine is away. */
  readonly documentsInIndex: number | null;
  /** Those whose entry in the index is out of date. */
  readonly backlog: number;
  /** When the first of them changed, by ISO 8601 in UTC; null where none waits. */
  readonly oldestWaiting: string | null;
  /** How many of them were refused; they wait for another try. */
  readonly failed: number;
  /** Those that were refused most often. */
  readonly failures: readonly IndexFailure[];
  readonly lastReconcile: ReconcileRun | null;
}

/** A document that the engine refused. */
export interface IndexFailure {
  readonly documentId: string;
  readonly attempts: number;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly retryAt: string;
}

/** A comparison of the whole index with the store. */
export interface ReconcileRun {
  /** ISO 8601 in UTC. */
  readonly started: string;
  readonly finished: string;
  /** How many documents of the store were looked for. */
  readonly compared: number;
  /** In the store and not in the index. */
  readonly missing: number;
  /** In the index otherwise than in the store. */
  readonly stale: number;
  /** In the index and not in the store. */
  readonly surplus: number;
}
