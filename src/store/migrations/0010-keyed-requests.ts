import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** Answers to requests that are not to be done twice. */
export async function up({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('keyed_request')
    .addColumn('caller', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('answer', text, (c) => c.notNull())
    .addColumn('date', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('keyed_request_pk', ['caller', 'key'])
    .execute();
  await schema.createIndex('keyed_request_by_date').on('keyed_request').column('date').execute();
}
