import type { Kysely } from 'kysely';
import { chunks } from './list-reader.js';
import type { Searchable, SearchableActor, SearchableArticle, SearchableStatement } from './store.js';
import type { Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;

type Db = Kysely<Tables>;

/** What an index needs of these documents, by their ids; those that are gone or may not be seen are left out. */
export async function searchablesByIds(db: Db, ids: readonly string[]): Promise<Map<string, Searchable>> {
  const found = new Map<string, Searchable>();
  for (const part of chunks([...ids], MAX_IDS)) {
    // Most are statements, and an id is of one thing alone.
    let missing = part;
    for (const read of [readStatements, readArticles, readActors]) {
      if (missing.length === 0) break;
      for (const [id, searchable] of await read(db, missing)) found.set(id, searchable);
      missing = missing.filter((id) => !found.has(id));
    }
  }
  return found;
}

/** The first so many by id after this one. */
export async function searchablesAfter(db: Db, id: string, limit: number): Promise<Searchable[]> {
  const firstOf = (table: (typeof SEARCHED)[number]) =>
    db.selectFrom(
      db.selectFrom(table).select('id').where('id', '>', id).orderBy('id').limit(limit).as(`some_${table}`),
    );
  const [first, ...others] = SEARCHED.map((table) => firstOf(table).select('id'));
  const rows = await others
    .reduce((all, next) => all.unionAll(next), first as NonNullable<typeof first>)
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.id);
  const found = await searchablesByIds(db, ids);
  return ids.flatMap((its) => found.get(its) ?? []);
}

/** Everything that is searched, by the views that show it. */
const SEARCHED = ['visible_statement', 'searched_article', 'searched_actor'] as const;

export async function countSearchables(db: Db): Promise<number> {
  let all = 0;
  for (const table of SEARCHED) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    all += Number(count);
  }
  return all;
}

async function readStatements(db: Db, ids: readonly string[]): Promise<[string, SearchableStatement][]> {
  const rows = await statements(db).where('statement.id', 'in', ids).execute();
  return rows.map((row) => [row.id, toStatement(row)]);
}

async function readArticles(db: Db, ids: readonly string[]): Promise<[string, SearchableArticle][]> {
  const rows = await db.selectFrom('searched_article').selectAll().where('id', 'in', ids).execute();
  return rows.map(({ id, headline, publisher, authors, language, date_published, body }) => [
    id,
    {
      type: 'ARTICLE',
      article: {
        id,
        headline,
        publisher,
        authors: JSON.parse(authors) as string[],
        language,
        datePublished: date_published,
      },
      body,
    },
  ]);
}

async function readActors(db: Db, ids: readonly string[]): Promise<[string, SearchableActor][]> {
  const rows = await db.selectFrom('searched_actor').selectAll().where('id', 'in', ids).execute();
  return rows.map(({ id, name, aliases, role, statement_count }) => [
    id,
    {
      type: 'ACTOR',
      actor: { id, name, aliases: JSON.parse(aliases) as string[], role, statementCount: statement_count },
    },
  ]);
}

function statements(db: Db) {
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
      'statement.act',
      'statement.polarity',
      'statement.date_published',
      'actor.name as actor_name',
      'article.publisher',
      'article.language',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof statements>['executeTakeFirstOrThrow']>>;

function toStatement(row: Row): SearchableStatement {
  return {
    type: 'STATEMENT',
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
    act: row.act,
    polarity: row.polarity,
    actorName: row.actor_name,
    publisher: row.publisher,
    language: row.language,
  };
}
