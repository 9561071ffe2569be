import type { Transaction } from 'kysely';
import type { Article, ArticleStatus } from '../domain/article.js';
import { articleFields, type Editor } from '../domain/change.js';
import { InvalidInputError } from '../domain/errors.js';
import { assignRoles } from './actor-roles.js';
import { logChange } from './change-log.js';
import { toArticle } from './lists.js';
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
  { status, note }: { readonly status: ArticleStatus; readonly note: string | null },
  by: Editor,
): Promise<number> {
  const before = await articleOf(trx, articleId);
  const now = new Date().toISOString();
  const changing = { status, note, date_changed: now };
  await trx
    .insertInto('article_status')
    .values({ article_id: articleId, ...changing })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(changing))
    .execute();
  await logChange(trx, by, {
    kind: 'ARTICLE_STATUS_SET',
    nodeId: articleId,
    relatedId: null,
    before: { status: before.status, statusNote: before.statusNote },
    after: { status, statusNote: note },
  });
  if ((before.status === 'USABLE') === (status === 'USABLE')) return 0;
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
export async function deleteArticle(trx: Trx, articleId: string, by: Editor): Promise<number> {
  const before = await articleOf(trx, articleId);
  const { statementIds, speakerIds } = await statementsIn(trx, articleId);
  const named = await namedIn(trx, articleId);
  // Statements, mentions and status go with it.
  await trx.deleteFrom('article').where('id', '=', articleId).execute();
  await removeUnnamed(trx, named);
  await countStatements(trx, speakerIds);
  await assignRoles(trx, named);
  await noteChanged(trx, statementIds, new Date().toISOString());
  await logChange(trx, by, {
    kind: 'ARTICLE_DELETED',
    nodeId: articleId,
    relatedId: null,
    before: { ...articleFields(before), status: before.status, statementsRemoved: statementIds.length },
    after: null,
  });
  return statementIds.length;
}

async function articleOf(trx: Trx, articleId: string): Promise<Article> {
  const row = await trx
    .selectFrom('article_with_status')
    .selectAll()
    .where('id', '=', articleId)
    .executeTakeFirst();
  if (!row) throw new InvalidInputError(`There is no article ${articleId.slice(0, 80)}.`);
  return toArticle(row);
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
