import type { Kysely } from 'kysely';
import { chunks } from './list-reader.js';
import type { SearchableStatement } from './store.js';
import type { Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;

/** What an index needs of these statements, by their ids; those that are gone or may not be seen are left out. */
export async function searchableStatements(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, SearchableStatement>> {
  const found = new Map<string, SearchableStatement>();
  for (const part of chunks(ids, MAX_IDS))
    for (const row of await searchable(db).where('statement.id', 'in', part).execute())
      found.set(row.id, toSearchable(row));
  return found;
}

/** The first so many by id after this one. */
export async function searchableAfter(
  db: Kysely<Tables>,
  id: string,
  limit: number,
): Promise<SearchableStatement[]> {
  const select = searchable(db).where('statement.id', '>', id).orderBy('statement.id').limit(limit);
  return (await select.execute()).map(toSearchable);
}

export async function countSearchable(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('visible_statement')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function searchable(db: Kysely<Tables>) {
  return db
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
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof searchable>['executeTakeFirstOrThrow']>>;

function toSearchable(row: Row): SearchableStatement {
  return {
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
  };
}
