import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** What people put right about actors, kept so that the same article taken in again does not undo it. */
export async function up({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('actor_merge')
    .addColumn('from_id', text, (c) => c.primaryKey().notNull())
    .addColumn('into_id', text, (c) => c.notNull())
    .execute();
  await schema.createIndex('actor_merge_into').on('actor_merge').column('into_id').execute();
  await schema
    .createTable('actor_split')
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('from_id', text, (c) => c.notNull())
    .addColumn('into_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('actor_split_pk', ['article_id', 'from_id'])
    .execute();
  await schema.createIndex('actor_split_into').on('actor_split').column('into_id').execute();
}
