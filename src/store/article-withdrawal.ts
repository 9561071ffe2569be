import type { Transaction } from 'kysely';
import type { ArticleStatus } from '../domain/article.js';
import { InvalidInputError } from '../domain/errors.js';
import { assignRoles } from './actor-roles.js';
import { noteChanged } from './outbox.js';
import { countStatements, removeUnnamed } from './save-record.js';
import type { Tables } from './tables.js';

type Trx = Transaction<Tables>;

/**
 * Sets an article's status.
 * @returns how many statements are hidden or shown by that
 * @throws InvalidInputError where there is no such article
 */
export async function setArticleStatus(
  trx: Trx,
  articleId: string,
  status: ArticleStatus,
  note: string | null,
): Promise<number> {
  const before = await statusOf(trx, articleId);
  const now = new Date().toISOString();
  const changing = { status, note, date_changed: now };
  await trx
    .insertInto('article_status')
    .values({ article_id: articleId, ...changing })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(changing))
    .execute();
  if ((before === 'USABLE') === (status === 'USABLE')) return 0;
  const { statementIds, speakerIds } = await statementsIn(trx, articleId);
  await countStatements(trx, speakerIds);
  await assignRoles(trx, await namedIn(trx, articleId));
  await noteChanged(trx, statementIds, now);
  return statementIds.length;
}

/**
 * Removes an article.
 * @returns how many statements went with it
 * @throws InvalidInputError where there is no such article
 */
export async function deleteArticle(trx: Trx, articleId: string): Promise<number> {
  await statusOf(trx, articleId);
  const { statementIds, speakerIds } = await statementsIn(trx, articleId);
  const named = await namedIn(trx, articleId);
  // Statements, mentions and status go with it.
  await trx.deleteFrom('article').where('id', '=', articleId).execute();
  await removeUnnamed(trx, named);
  await countStatements(trx, speakerIds);
  await assignRoles(trx, named);
  await noteChanged(trx, statementIds, new Date().toISOString());
  return statementIds.length;
}

async function statusOf(trx: Trx, articleId: string): Promise<ArticleStatus> {
  const row = await trx
    .selectFrom('article_with_status')
    .select('status')
    .where('id', '=', articleId)
    .executeTakeFirst();
  if (!row) throw new InvalidInputError(`There is no article ${articleId.slice(0, 80)}.`);
  return row.status;
}

async function namedIn(trx: Trx, articleId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('article_actor')
    .select('actor_id')
    .where('article_id', '=', articleId)
    .execute();
  return rows.map(({ actor_id }) => actor_id);
}

async function statementsIn(
  trx: Trx,
  articleId: string,
): Promise<{ readonly statementIds: string[]; readonly speakerIds: string[] }> {
  const rows = await trx
    .selectFrom('statement')
    .select(['id', 'actor_id'])
    .where('article_id', '=', articleId)
    .execute();
  return {
    statementIds: rows.map(({ id }) => id),
    speakerIds: [...new Set(rows.flatMap(({ actor_id }) => actor_id ?? []))],
  };
}
