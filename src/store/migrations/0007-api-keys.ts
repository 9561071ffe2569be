import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** The keys that callers show. */
export async function up(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('api_key')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('digest', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('publishers', text)
    .addColumn('date_created', text, (c) => c.notNull())
    .addColumn('date_expires', text)
    .addColumn('date_revoked', text)
    .addColumn('date_last_used', text)
    .execute();
}
