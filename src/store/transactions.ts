import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';

/**
 * Runs writes in transactions, one at a time. A write that is asked for inside another one becomes part of it: so
 * the index that lies in the same database is written in the very transaction that empties the outbox.
 */
export class Transactions<Tables> {
  readonly #db: Kysely<Tables>;
  readonly #current = new AsyncLocalStorage<Transaction<Tables>>();
  #running = 0;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Whether this is asked from inside a transaction. */
  get isOpen(): boolean {
    return this.#current.getStore() !== undefined;
  }

  /** Commits when `work` resolves, rolls back when it rejects. */
  async run<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    const current = this.#current.getStore();
    if (current) return work(current);
    this.#running++;
    try {
      return await this.#db.transaction().execute((trx) => this.#current.run(trx, () => work(trx)));
    } finally {
      this.#running--;
      // Once it has run, it makes every promise of the process dearer until it is told to stop.
      if (this.#running === 0) this.#current.disable();
    }
  }
}
