import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** In which order statements came in. */
export async function up({ schema }: Kysely<unknown>, { text, serial }: ColumnTypes): Promise<void> {
  await schema
    .createTable('arrival')
    .addColumn('seq', serial.type, (c) => serial.make(c.primaryKey()))
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('statement_ids', text, (c) => c.notNull())
    .execute();
}
