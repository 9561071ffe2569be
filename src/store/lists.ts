import { expressionBuilder, sql } from 'kysely';
import type { Actor } from '../domain/actor.js';
import type { Article } from '../domain/article.js';
import { fold } from '../domain/fold.js';
import type { Statement } from '../domain/statement.js';
import type { ListDefinition, Select } from './list-reader.js';
import { STATEMENT_COLUMNS, toStatement } from './statement-row.js';
import type {
  ActorFilter,
  ActorOrder,
  ArticleFilter,
  ArticleOrder,
  StatementFilter,
  StatementOrder,
} from './store.js';
import type { ActorTable, ArticleView, Tables } from './tables.js';

const subquery = expressionBuilder<Tables>();

/** In bytes: SQLite refuses longer patterns, and no name comes near. */
const MAX_PATTERN = 50_000;

/** The articles that are not usable. */
const WITHDRAWN = subquery
  .selectFrom('article_status')
  .select('article_id')
  // Inline, so that it is the very condition of the views.
  .where('status', '<>', sql.lit('USABLE'));

export const ARTICLES: ListDefinition<Article, ArticleFilter, ArticleOrder> = {
  table: 'article_with_status',
  columns: [
    'id',
    'url',
    'headline',
    'headline_key',
    'publisher',
    'authors',
    'date_published',
    'sort_date',
    'language',
    'date_created',
    'date_modified',
    'status',
    'status_note',
    'date_status_changed',
  ],
  orders: {
    NEWEST: [
      { column: 'sort_date', direction: 'desc' },
      { column: 'id', direction: 'desc' },
    ],
    OLDEST: [
      { column: 'sort_date', direction: 'asc' },
      { column: 'id', direction: 'asc' },
    ],
    HEADLINE: [
      { column: 'headline_key', direction: 'asc' },
      { column: 'id', direction: 'asc' },
    ],
  },
  where(select, { statuses = ['USABLE'], ...filter }) {
    const { actorIds, publishers, languages, publishedFrom, publishedBefore, headline } = filter;
    let narrowed = oneOf(select, 'status', statuses);
    if (actorIds) {
      const named = subquery.selectFrom('article_actor').select('article_id');
      narrowed = narrowed.where('id', 'in', oneOf(named, 'actor_id', actorIds));
    }
    narrowed = oneOf(narrowed, 'publisher', publishers);
    narrowed = oneOf(narrowed, 'language', languages);
    if (publishedFrom) narrowed = narrowed.where('sort_date', '>=', publishedFrom);
    if (publishedBefore)
      narrowed = narrowed.where('sort_date', '<', publishedBefore).where('sort_date', '>', '');
    if (headline) narrowed = narrowed.where(contains('headline_key', headline));
    return narrowed;
  },
  toNode: toArticle,
};

export const ACTORS: ListDefinition<Actor, ActorFilter, ActorOrder> = {
  table: 'visible_actor',
  columns: ['id', 'name', 'name_key', 'kind', 'role', 'aliases', 'stands_for_id', 'statement_count'],
  orders: {
    NAME: [
      { column: 'name_key', direction: 'asc' },
      { column: 'id', direction: 'asc' },
    ],
    MOST_STATEMENTS: [
      { column: 'statement_count', direction: 'desc', numeric: true },
      { column: 'name_key', direction: 'asc' },
      { column: 'id', direction: 'asc' },
    ],
  },
  where(select, { kinds, articleIds, standsForIds, name }) {
    let narrowed = select;
    narrowed = oneOf(narrowed, 'kind', kinds);
    narrowed = oneOf(narrowed, 'stands_for_id', standsForIds);
    if (articleIds) {
      const named = subquery
        .selectFrom('article_actor')
        .select('actor_id')
        .where('article_id', 'not in', WITHDRAWN);
      narrowed = narrowed.where('id', 'in', oneOf(named, 'article_id', articleIds));
    }
    if (name) narrowed = narrowed.where(contains('name_key', name));
    return narrowed;
  },
  toNode: toActor,
};

export const STATEMENTS: ListDefinition<Statement, StatementFilter, StatementOrder> = {
  table: 'visible_statement',
  columns: STATEMENT_COLUMNS,
  orders: {
    NEWEST: [
      { column: 'sort_date', direction: 'desc' },
      { column: 'article_id', direction: 'asc' },
      { column: 'position', direction: 'asc', numeric: true },
    ],
    OLDEST: [
      { column: 'sort_date', direction: 'asc' },
      { column: 'article_id', direction: 'asc' },
      { column: 'position', direction: 'asc', numeric: true },
    ],
    READING: [
      { column: 'article_id', direction: 'asc' },
      { column: 'position', direction: 'asc', numeric: true },
    ],
  },
  where(select, filter) {
    const { kinds, forms, actorIds, articleIds, partOfIds, cues, publishers, languages } = filter;
    let narrowed = select;
    narrowed = oneOf(narrowed, 'kind', kinds);
    narrowed = oneOf(narrowed, 'form', forms);
    narrowed = oneOf(narrowed, 'actor_id', actorIds);
    narrowed = oneOf(narrowed, 'article_id', articleIds);
    narrowed = oneOf(narrowed, 'part_of_id', partOfIds);
    narrowed = oneOf(narrowed, 'act', filter.acts);
    narrowed = oneOf(narrowed, 'polarity', filter.polarities);
    narrowed = oneOf(
      narrowed,
      'cue_text',
      cues?.map((cue) => cue.toLowerCase()),
    );
    if (publishers || languages) {
      const known: Select = subquery.selectFrom('article').select('article.id');
      const articles = oneOf(oneOf(known, 'publisher', publishers), 'language', languages);
      narrowed = narrowed.where('article_id', 'in', articles);
    }
    if (filter.publishedFrom) narrowed = narrowed.where('sort_date', '>=', filter.publishedFrom);
    if (filter.publishedBefore)
      narrowed = narrowed.where('sort_date', '<', filter.publishedBefore).where('sort_date', '>', '');
    return narrowed;
  },
  toNode: toStatement,
};

export function toArticle(row: ArticleView): Article {
  return {
    id: row.id,
    url: row.url,
    headline: row.headline,
    publisher: row.publisher,
    authors: JSON.parse(row.authors) as string[],
    datePublished: row.date_published,
    language: row.language,
    dateCreated: row.date_created,
    dateModified: row.date_modified,
    status: row.status,
    statusNote: row.status_note,
    dateStatusChanged: row.date_status_changed,
  };
}

export function toActor(row: ActorTable): Actor {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    role: row.role,
    aliases: JSON.parse(row.aliases) as string[],
    standsForId: row.stands_for_id,
    statementCount: row.statement_count,
  };
}

/** An empty list finds nothing, which not every database says by `in ()`. */
export function oneOf(select: Select, column: string, values: readonly string[] | undefined): Select {
  if (values === undefined) return select;
  return values.length === 0 ? select.where(sql<boolean>`1 = 0`) : select.where(column, 'in', values);
}

/** A folded column has the folded words somewhere; `%` and `_` in them are letters like others. */
function contains(column: string, words: string) {
  const pattern = `%${fold(words).replace(/[\\%_]/g, '\\$&')}%`;
  if (Buffer.byteLength(pattern) > MAX_PATTERN) return sql<boolean>`1 = 0`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}
