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
  const { statementIds, actorIds } = await contentOf(trx, articleId);
  await countStatements(trx, actorIds, now);
  await assignRoles(trx, actorIds);
  await noteChanged(trx, [...statementIds, articleId, ...actorIds], now);
  return statementIds.length;
}

/**
 * Removes an article.
 * @returns how many statements went with it
 * @throws InvalidInputError where there is no such article
 */
export async function deleteArticle(trx: Trx, articleId: string, by: Editor): Promise<number> {
  const before = await articleOf(trx, articleId);
  const { statementIds, actorIds } = await contentOf(trx, articleId);
  // Statements, mentions and status go with it.
  await trx.deleteFrom('article').where('id', '=', articleId).execute();
  await removeUnnamed(trx, actorIds);
  const now = new Date().toISOString();
  await countStatements(trx, actorIds, now);
  await assignRoles(trx, actorIds);
  await noteChanged(trx, [...statementIds, articleId, ...actorIds], now);
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

/** The statements in an article, and the actors that speak or are named in it. */
async function contentOf(
  trx: Trx,
  articleId: string,
): Promise<{ readonly statementIds: string[]; readonly actorIds: string[] }> {
  const statements = await trx
    .selectFrom('statement')
    .select(['id', 'actor_id'])
    .where('article_id', '=', articleId)
    .execute();
  const named = await trx
    .selectFrom('article_actor')
    .select('actor_id')
    .where('article_id', '=', articleId)
    .execute();
  return {
    statementIds: statements.map(({ id }) => id),
    actorIds: [...new Set([...statements, ...named].flatMap(({ actor_id }) => actor_id ?? []))],
  };
}
