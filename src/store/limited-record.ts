import { type AliasedRawBuilder, expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Actor } from '../domain/actor.js';
import type { Article } from '../domain/article.js';
import { fold } from '../domain/fold.js';
import { ActorReader } from './actor-reader.js';
import { type ListDefinition, type RowReader, SqlListReader } from './list-reader.js';
import { ACTORS, ARTICLES, oneOf, STATEMENTS, toActor, toArticle } from './lists.js';
import type { ActorFilter, ActorOrder, RecordReader } from './store.js';
import type { ActorTable, ArticleView, Tables } from './tables.js';

const MAX_NAMESAKES = 100;

/**
 * The record as somebody sees it who may see only what some publishers published: each list is read from a view of
 * that part, under the name of the whole one, so that nothing that reads it can pass it by.
 */
export class LimitedRecord implements RecordReader {
  readonly articles;
  readonly actors;
  readonly statements;
  readonly #db: Kysely<Tables>;
  readonly #views: Views;

  constructor(db: Kysely<Tables>, publishers: readonly string[]) {
    this.#db = db;
    this.#views = viewsOf(publishers);
    const { articles, actors, statements, ids } = this.#views;
    const listOf = <T, Filter, Order extends string>(
      whole: ListDefinition<T, Filter, Order>,
      from: View,
    ): [Kysely<Tables>, RowReader, ListDefinition<T, Filter, Order>] => [
      db,
      rowsOf(db, from),
      { ...whole, from },
    ];
    this.articles = new SqlListReader(...listOf(ARTICLES, articles));
    this.statements = new SqlListReader(...listOf(STATEMENTS, statements));
    this.actors = new ActorReader(...listOf(actorsIn(ids), actors));
  }

  async articleByUrl(url: string): Promise<Article | null> {
    const row = await this.#db
      .selectFrom(this.#views.articles)
      .selectAll()
      .where(sql.ref('url'), '=', url)
      .executeTakeFirst();
    return row ? toArticle(row as ArticleView) : null;
  }

  async bodies(articleIds: readonly string[]): Promise<(string | null)[]> {
    if (articleIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('article')
      .select(['id', 'body'])
      .where('id', 'in', articleIds)
      .where('id', 'in', this.#views.ids)
      .execute();
    const bodies = new Map(rows.map(({ id, body }) => [id, body]));
    return articleIds.map((id) => bodies.get(id) ?? null);
  }

  /** By their names alone: who has which alias is told by all articles together. */
  async actorsByName(name: string): Promise<Actor[]> {
    const rows = await this.#db
      .selectFrom(this.#views.actors)
      .selectAll()
      .where(sql.ref('name_key'), '=', fold(name))
      .orderBy(sql.ref('statement_count'), 'desc')
      .orderBy(sql.ref('id'))
      .limit(MAX_NAMESAKES)
      .execute();
    return rows.map((row) => toActor(row as ActorTable));
  }
}

type View = AliasedRawBuilder<unknown, string>;

interface Views {
  readonly articles: View;
  readonly actors: View;
  readonly statements: View;
  /** The ids of the articles. */
  readonly ids: RawBuilder<string>;
}

function viewsOf(publishers: readonly string[]): Views {
  const isOwn =
    publishers.length === 0 ? sql`1 = 0` : sql`article_with_status.publisher in (${sql.join(publishers)})`;
  const ids = sql<string>`(select article_with_status.id from article_with_status where ${isOwn})`;
  const naming = sql`article_actor join article_with_status on article_with_status.id = article_actor.article_id
    where article_actor.actor_id = visible_actor.id and article_with_status.status = 'USABLE' and ${isOwn}`;
  return {
    ids,
    articles: sql`(select * from article_with_status where ${isOwn})`.as('article_with_status'),
    statements: sql`(select * from visible_statement where article_id in ${ids})`.as('visible_statement'),
    // What is gathered from all articles is gathered from these: the role, the count. Aliases are not kept by
    // article, so none are shown.
    actors: sql`(
      select id, name, name_key, kind, '[]' as aliases, stands_for_id,
        (select article_actor.role from ${naming} and article_actor.role is not null
         order by article_with_status.sort_date desc, article_with_status.date_modified desc limit 1) as role,
        (select cast(count(*) as integer) from visible_statement
         where visible_statement.actor_id = visible_actor.id and article_id in ${ids}) as statement_count
      from visible_actor where exists (select 1 from ${naming})
    )`.as('visible_actor'),
  };
}

/** An article that may not be seen does not tell who is in it. */
function actorsIn(ids: RawBuilder<string>): ListDefinition<Actor, ActorFilter, ActorOrder> {
  return {
    ...ACTORS,
    where(select, filter) {
      const narrowed = ACTORS.where(select, filter);
      if (!filter.articleIds) return narrowed;
      const named = expressionBuilder<Tables>()
        .selectFrom('article_actor')
        .select('actor_id')
        .where('article_id', 'in', ids);
      return narrowed.where('id', 'in', oneOf(named, 'article_id', filter.articleIds));
    },
  };
}

/** Reads by ids from a view, and remembers nothing: what is remembered is everybody's. */
function rowsOf(db: Kysely<Tables>, from: View): RowReader {
  return {
    dataVersion: () => null,
    read: async (_, columns, ids) =>
      (await db
        .selectFrom(from)
        .select(columns.map((column) => sql.ref(column).as(column)))
        .where(sql.ref('id'), 'in', ids)
        .execute()) as Record<string, unknown>[],
  };
}
