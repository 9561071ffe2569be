import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** Why somebody changed what is on record, in that person's words. */
export async function up({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema.alterTable('change').addColumn('reason', text).execute();
}
