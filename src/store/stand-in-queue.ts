import { type Kysely, sql } from 'kysely';
import { SEARCHED_TABLES } from './outbox.js';
import { searchablesByIds } from './searchables.js';
import type { OutboxEntry } from './store.js';
import type { Tables } from './tables.js';
import type { Transactions } from './transactions.js';

/** Made when there is first a second index; by triggers, so that no process misses a change that another one makes. */
const LAYOUT = [
  'create table if not exists stand_in_change (document_id text primary key not null)',
  'create table if not exists stand_in_state (generation text not null)',
  `create trigger if not exists stand_in_note_new after insert on outbox begin
     insert into stand_in_change values (new.document_id) on conflict do nothing;
   end`,
  `create trigger if not exists stand_in_note_again after update of version on outbox begin
     insert into stand_in_change values (new.document_id) on conflict do nothing;
   end`,
];

/**
 * What a second index, in the SQLite file itself, has to be told, beside the outbox and apart from it: the outbox
 * waits for an engine elsewhere, and this index is there for when that is away.
 */
export class StandInQueue {
  readonly #reader: Kysely<Tables>;
  readonly #transactions: Transactions<Tables>;

  constructor(reader: Kysely<Tables>, transactions: Transactions<Tables>) {
    this.#reader = reader;
    this.#transactions = transactions;
  }

  /**
   * Notes every change from now on, and every document where the index is another one than before.
   * @param generation of the index
   */
  async start(generation: string): Promise<void> {
    await this.#transactions.run(async (trx) => {
      for (const statement of LAYOUT) await sql.raw(statement).execute(trx);
      const known = await trx.selectFrom('stand_in_state').select('generation').executeTakeFirst();
      if (known?.generation === generation) return;
      await trx.deleteFrom('stand_in_state').execute();
      await trx.insertInto('stand_in_state').values({ generation }).execute();
      for (const table of SEARCHED_TABLES)
        await sql`insert into stand_in_change select id from ${sql.table(table)} where true on conflict do nothing`.execute(
          trx,
        );
    });
  }

  /**
   * Hands some changes to `deliver` and forgets them when it succeeds, in one transaction.
   * @returns how many there were
   */
  async drain(limit: number, deliver: (entries: readonly OutboxEntry[]) => Promise<void>): Promise<number> {
    // Asked outside a transaction first, so that an idle process never takes the write lock.
    if (!(await this.#reader.selectFrom('stand_in_change').select('document_id').executeTakeFirst()))
      return 0;
    return this.#transactions.run(async (trx) => {
      const rows = await trx.selectFrom('stand_in_change').select('document_id').limit(limit).execute();
      const ids = rows.map(({ document_id }) => document_id);
      if (ids.length === 0) return 0;
      const current = await searchablesByIds(trx, ids);
      await deliver(ids.map((documentId) => ({ documentId, current: current.get(documentId) ?? null })));
      await trx.deleteFrom('stand_in_change').where('document_id', 'in', ids).execute();
      return ids.length;
    });
  }
}
