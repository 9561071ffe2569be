import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** What people say of actors, whatever articles say; and what fact-checkers say of claims. */
export async function up({ schema }: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await schema
    .createTable('actor_edit')
    .addColumn('actor_id', text, (c) => c.primaryKey().notNull())
    .addColumn('fields', text, (c) => c.notNull())
    .execute();
  await schema
    .createTable('claim_review')
    .addColumn('claim_id', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('article_id', text, (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('review', text, (c) => c.notNull())
    .addColumn('date', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('claim_review_pk', ['claim_id', 'url'])
    .execute();
  await schema.createIndex('claim_review_of_article').on('claim_review').column('article_id').execute();
}
