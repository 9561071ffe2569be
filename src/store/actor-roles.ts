import type { Transaction } from 'kysely';
import { actorEditsOf } from './actor-edits.js';
import type { Tables } from './tables.js';

/** Gives actors the role that the latest usable article has for them, or none where no such article has one. */
export async function assignRoles(trx: Transaction<Tables>, actorIds: readonly string[]): Promise<void> {
  const edits = await actorEditsOf(trx, actorIds);
  for (const id of actorIds) {
    // What a person said stays.
    if (edits.get(id)?.role !== undefined) continue;
    const latest = await trx
      .selectFrom('article_actor')
      .innerJoin('article_with_status as article', 'article.id', 'article_actor.article_id')
      .select(['role', 'sort_date'])
      .where('actor_id', '=', id)
      .where('role', 'is not', null)
      .where('status', '=', 'USABLE')
      .orderBy('sort_date', 'desc')
      .orderBy('date_modified', 'desc')
      .limit(1)
      .executeTakeFirst();
    await trx
      .updateTable('actor')
      .set({ role: latest?.role ?? null, role_date: latest?.sort_date ?? '' })
      .where('id', '=', id)
      .execute();
  }
}
