import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** Deliveries of which nobody knows whether they have arrived. */
export async function up(db: Kysely<unknown>, _: ColumnTypes): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('doubtful', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
