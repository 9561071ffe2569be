import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Lease } from './store.js';
import type { Tables } from './tables.js';
import type { Transactions } from './transactions.js';

/** A process that was killed keeps others waiting so long. */
const LEASE_MS = 15_000;
/** Two renewals may fail before a lease ends. */
const RENEW_MS = 5_000;
/** Between two looks whether a lease is free. */
const LOOK_MS = 200;
/** Beyond the end of a lease, for clocks that differ. */
const MARGIN_MS = 500;

/** Calls `renew` every few seconds until it is stopped. Where the store is away, the next call may reach it. */
export function keepRenewing(renew: () => Promise<void>): () => void {
  const timer = setInterval(() => void renew().catch(() => {}), RENEW_MS);
  return () => clearInterval(timer);
}

/** Leases of work that one process at a time does. */
export class Leases {
  readonly #reader: Kysely<Tables>;
  readonly #transactions: Transactions<Tables>;

  constructor(reader: Kysely<Tables>, transactions: Transactions<Tables>) {
    this.#reader = reader;
    this.#transactions = transactions;
  }

  /** @see IndexLedger.alone */
  async alone<T>(name: string, run: (lease: Lease) => Promise<T>): Promise<T | null> {
    const owner = randomUUID();
    if (!(await this.#acquire(name, owner)) && !(await this.#outlive(name, owner))) return null;
    const lost = new AbortController();
    const stop = keepRenewing(async () => {
      if (!(await this.#renew(name, owner))) lost.abort(new Error(`Another process is at the ${name}.`));
    });
    try {
      return await run({ owner, signal: lost.signal });
    } finally {
      stop();
      await this.#transactions.run((trx) =>
        trx.deleteFrom('lease').where('name', '=', name).where('owner', '=', owner).execute(),
      );
    }
  }

  async #acquire(name: string, owner: string): Promise<boolean> {
    const now = new Date();
    const row = { name, owner, until: endOf(now) };
    const taken = await this.#transactions.run((trx) =>
      trx
        .insertInto('lease')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ owner, until: row.until })
            .where('lease.until', '<', now.toISOString()),
        )
        .returning('owner')
        .execute(),
    );
    return taken.length > 0;
  }

  /**
   * Waits for the lease until the one that is there would have ended if its process were dead: several may be after
   * it, and have it for a moment each.
   * @returns whether it is this process's now
   */
  async #outlive(name: string, owner: string): Promise<boolean> {
    const first = await this.#endOf(name);
    const left = first === null ? 0 : first - Date.now();
    const end = Date.now() + Math.min(LEASE_MS, Math.max(0, left)) + MARGIN_MS;
    for (;;) {
      const isFree = ((await this.#endOf(name)) ?? 0) < Date.now();
      if (isFree && (await this.#acquire(name, owner))) return true;
      if (Date.now() > end) return false;
      await sleep(LOOK_MS);
    }
  }

  /** Null where nobody has it. */
  async #endOf(name: string): Promise<number | null> {
    const lease = await this.#reader
      .selectFrom('lease')
      .select('until')
      .where('name', '=', name)
      .executeTakeFirst();
    return lease ? Date.parse(lease.until) : null;
  }

  /** Also one that has ended, as on a machine that is very busy, as long as nobody else has taken it. */
  async #renew(name: string, owner: string): Promise<boolean> {
    const renewed = await this.#transactions.run((trx) =>
      trx
        .updateTable('lease')
        .set({ until: endOf(new Date()) })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .returning('owner')
        .execute(),
    );
    return renewed.length > 0;
  }
}

function endOf(now: Date): string {
  return new Date(now.getTime() + LEASE_MS).toISOString();
}
