import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

const WITHDRAWN = "select article_id from article_status where status <> 'USABLE'";

/**
 * Whether an article may be used, beside it: a column behind the body would have SQLite read through the long text.
 * What may be seen is said once, in views that every list and every read by id is from.
 */
export async function up(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('article_status')
    .addColumn('article_id', text, (c) =>
      c.primaryKey().notNull().references('article.id').onDelete('cascade'),
    )
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('date_changed', text, (c) => c.notNull())
    .execute();

  const createView = (name: string, select: string) =>
    db.schema.createView(name).as(sql.raw(select)).execute();
  await createView(
    'article_with_status',
    `select article.id, url, headline, headline_key, publisher, authors, date_published, sort_date, language,
            date_created, date_modified, coalesce(article_status.status, 'USABLE') as status,
            article_status.note as status_note, article_status.date_changed as date_status_changed
     from article left join article_status on article_status.article_id = article.id`,
  );
  await createView(
    'visible_statement',
    `select id, article_id, position, actor_id, kind, form, text, places, cue_text, part_of_id, act,
            polarity, confidence, date_published, sort_date
     from statement where article_id not in (${WITHDRAWN})`,
  );
  // Statements are counted in usable articles alone, so whoever has one is named there: most need not be looked up.
  await createView(
    'visible_actor',
    `select id, name, name_key, kind, role, role_date, aliases, stands_for_id,
            statement_count
     from actor where statement_count > 0 or exists (
       select 1 from article_actor where actor_id = actor.id and article_id not in (${WITHDRAWN})
     )`,
  );
}
