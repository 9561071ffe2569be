import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** What the store knows about its search index, and who is at work on it. */
export async function up(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  const { schema } = db;
  // One row.
  await schema
    .createTable('index_state')
    .addColumn('generation', text)
    .addColumn('last_reconcile', text)
    .execute();
  await sql`insert into index_state (generation, last_reconcile) values (null, null)`.execute(db);

  // One row while an index is built anew, none otherwise.
  await schema
    .createTable('index_rebuild')
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('next_generation', text)
    .execute();
  await schema
    .createTable('index_rebuild_change')
    .addColumn('statement_id', text, (c) => c.primaryKey().notNull())
    .execute();

  await schema
    .createTable('lease')
    .addColumn('name', text, (c) => c.primaryKey().notNull())
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('until', text, (c) => c.notNull())
    .execute();

  // A claim's end is one row for all its entries: a long delivery renews it every few seconds.
  await schema
    .createTable('outbox_claim')
    .addColumn('owner', text, (c) => c.primaryKey().notNull())
    .addColumn('until', text, (c) => c.notNull())
    .execute();
  await schema.alterTable('outbox').addColumn('claimed_version', 'integer').execute();
  await schema.alterTable('outbox').dropColumn('claimed_until').execute();
  await sql`update outbox set claimed_by = null`.execute(db);
  // An index that is filled anew has every statement in the outbox, and each batch looks for its first ones.
  await sql`create index outbox_by_turn on outbox (failures, seq) where claimed_by is null`.execute(db);
  await sql`create index outbox_by_claim on outbox (claimed_by) where claimed_by is not null`.execute(db);
}
