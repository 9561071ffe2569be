import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** Every change of what is on record: by whom, when, what it was and what it became. */
export async function up({ schema }: Kysely<unknown>, { text, serial }: ColumnTypes): Promise<void> {
  await schema
    .createTable('change')
    .addColumn('seq', serial.type, (c) => serial.make(c.primaryKey()))
    .addColumn('date', text, (c) => c.notNull())
    .addColumn('by_id', text)
    .addColumn('by_name', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('node_id', text, (c) => c.notNull())
    .addColumn('related_id', text)
    .addColumn('before', text)
    .addColumn('after', text)
    .execute();
  await schema.createIndex('change_of_node').on('change').columns(['node_id', 'seq']).execute();
  await schema.createIndex('change_of_related').on('change').columns(['related_id', 'seq']).execute();
  await schema.createIndex('change_of_kind').on('change').columns(['kind', 'seq']).execute();
}
