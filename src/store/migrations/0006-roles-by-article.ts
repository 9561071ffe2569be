import { type Kysely, sql } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** The role that each article gives an actor, so that one that is withdrawn takes its own with it. */
export async function up(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('article_actor').addColumn('role', text).execute();
  // Of articles that are here already, those that gave the present role are known by its date.
  await sql`
    update article_actor set role = (
      select actor.role from actor, article
      where actor.id = article_actor.actor_id and article.id = article_actor.article_id
        and actor.role_date = article.sort_date
    )`.execute(db);
}
