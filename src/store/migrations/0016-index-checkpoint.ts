import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** How far the search engine was when something was last delivered to it. */
export async function up({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema.alterTable('index_state').addColumn('checkpoint', text).execute();
}
