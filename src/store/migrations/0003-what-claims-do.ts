import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/**
 * What a claim's cue tells of it, statements inside any other statement, and capitals that stand for their countries.
 * Of articles that are here already nothing of it is known until they are taken in again.
 */
export async function up({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema.alterTable('statement').renameColumn('claim_id', 'part_of_id').execute();
  await schema.alterTable('statement').addColumn('act', text).execute();
  await schema.alterTable('statement').addColumn('polarity', text).execute();
  await schema.alterTable('actor').addColumn('stands_for_id', text).execute();
  await schema
    .createIndex('actor_by_stands_for')
    .on('actor')
    .columns(['stands_for_id', 'name_key', 'id'])
    .execute();
}
