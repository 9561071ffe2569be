import type { Transaction } from 'kysely';
import { chunks } from './list-reader.js';
import type { SearchableStatement } from './store.js';
import type { Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;

/** What an index needs of these statements, by their ids; those that are gone or may not be seen are left out. */
export async function searchableStatements(
  trx: Transaction<Tables>,
  ids: readonly string[],
): Promise<Map<string, SearchableStatement>> {
  const found = new Map<string, SearchableStatement>();
  for (const part of chunks(ids, MAX_IDS)) {
    const rows = await trx
      .selectFrom('visible_statement as statement')
      .innerJoin('article', 'article.id', 'statement.article_id')
      .leftJoin('actor', 'actor.id', 'statement.actor_id')
      .select([
        'statement.id',
        'statement.kind',
        'statement.form',
        'statement.text',
        'statement.article_id',
        'statement.actor_id',
        'statement.cue_text',
        'statement.date_published',
        'actor.name as actor_name',
        'article.publisher',
        'article.language',
      ])
      .where('statement.id', 'in', part)
      .execute();
    for (const row of rows)
      found.set(row.id, {
        statement: {
          id: row.id,
          kind: row.kind,
          form: row.form,
          text: row.text,
          articleId: row.article_id,
          actorId: row.actor_id,
          cueText: row.cue_text,
          datePublished: row.date_published,
        } as SearchableStatement['statement'],
        actorName: row.actor_name,
        publisher: row.publisher,
        language: row.language,
      });
  }
  return found;
}
