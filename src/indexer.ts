import type { IndexChange, SearchEngine } from './search/search-engine.js';
import type { OutboxEntry, Store } from './store/store.js';

/** Statements in one transaction of the indexer: 5,000 take about a second, in which others wait to write. */
const BATCH = 1_000;

/** Brings the search index to the store's state, from the outbox. */
export class Indexer {
  readonly #store: Store;
  readonly #engine: SearchEngine;

  constructor(store: Store, engine: SearchEngine) {
    this.#store = store;
    this.#engine = engine;
  }

  /** Makes the index ready; a new one, or one of an older layout, is filled anew. */
  async prepare(): Promise<void> {
    if (await this.#engine.prepare()) await this.#store.fillOutbox();
    await this.drain();
  }

  /**
   * Delivers all that waits in the outbox.
   * @returns how many statements were delivered
   */
  async drain(): Promise<number> {
    let delivered = 0;
    for (;;) {
      const count = await this.#store.drainOutbox(BATCH, (entries) =>
        this.#engine.apply(entries.map(toChange)),
      );
      if (count === 0) return delivered;
      delivered += count;
      // Requests that came in meanwhile have their turn between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function toChange({ statementId, current }: OutboxEntry): IndexChange {
  if (!current) return { type: 'DELETE', id: statementId };
  const { statement, actorName, publisher, language } = current;
  const { cueText: cue, ...rest } = statement;
  return { type: 'PUT', document: { ...rest, cue, actorName, publisher, language } };
}
