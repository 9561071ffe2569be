import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** What people add to, put right about and take out of what was found, kept apart so that it outlives another reading. */
export async function up(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('statement_edit')
    .addColumn('statement_id', text, (c) => c.primaryKey().notNull())
    .addColumn('article_id', text, (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('statement_kind', text, (c) => c.notNull())
    .addColumn('reading', text)
    .addColumn('actor_id', text)
    .addColumn('actor_name', text)
    .addColumn('actor_kind', text)
    .addColumn('extracted', text)
    .addColumn('by_id', text)
    .addColumn('by_name', text, (c) => c.notNull())
    .addColumn('date', text, (c) => c.notNull())
    .execute();
  await schema.createIndex('statement_edit_of_article').on('statement_edit').column('article_id').execute();
  await schema.createIndex('statement_edit_of_actor').on('statement_edit').column('actor_id').execute();

  await schema.alterTable('statement').addColumn('correction', text).execute();
  await schema.dropView('visible_statement').execute();
  await schema
    .createView('visible_statement')
    .as(
      sql.raw(
        `select id, article_id, position, actor_id, kind, form, text, places, cue_text, part_of_id, act,
                polarity, confidence, date_published, sort_date, correction
         from statement
         where article_id not in (select article_id from article_status where status <> 'USABLE')`,
      ) as never,
    )
    .execute();
}
