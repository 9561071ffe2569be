import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../domain/actor.js';
import type { Article } from '../domain/article.js';
import { fold } from '../domain/fold.js';
import { textDigest } from '../domain/id.js';
import type { ArticleRecord } from '../domain/record.js';
import { chunks, SqlListReader } from './list-reader.js';
import { ACTORS, ARTICLES, STATEMENTS, toActor, toArticle } from './lists.js';
import { saveRecord } from './save-record.js';
import type { OutboxEntry, SaveOutcome, SearchableStatement, Store, StoreCounts } from './store.js';
import type { Tables } from './tables.js';
import type { Transactions } from './transactions.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;

/** What a database has to bring; the rest is the same SQL for all. */
export interface SqlConnections {
  readonly name: string;
  /** Sees committed data only. */
  readonly reader: Kysely<Tables>;
  readonly transactions: Transactions<Tables>;
  close(): Promise<void>;
}

/** The store on an SQL database. */
export class SqlStore implements Store {
  readonly name: string;
  readonly articles;
  readonly actors;
  readonly statements;
  readonly #connections: SqlConnections;
  readonly #reader: Kysely<Tables>;

  constructor(connections: SqlConnections) {
    this.#connections = connections;
    this.#reader = connections.reader;
    this.name = connections.name;
    this.articles = new SqlListReader(this.#reader, ARTICLES);
    this.actors = new SqlListReader(this.#reader, ACTORS);
    this.statements = new SqlListReader(this.#reader, STATEMENTS);
  }

  async articleByUrl(url: string): Promise<Article | null> {
    const row = await this.#reader
      .selectFrom('article')
      .select(ARTICLES.columns as 'id'[])
      .where('url', '=', url)
      .executeTakeFirst();
    return row ? toArticle(row as never) : null;
  }

  async articleByBody(body: string): Promise<Article | null> {
    const row = await this.#reader
      .selectFrom('article')
      .select(ARTICLES.columns as 'id'[])
      .where('body_digest', '=', textDigest(body))
      .orderBy('date_created')
      .executeTakeFirst();
    return row ? toArticle(row as never) : null;
  }

  async bodies(articleIds: readonly string[]): Promise<(string | null)[]> {
    const bodies = new Map<string, string>();
    for (const part of chunks([...new Set(articleIds)], MAX_IDS))
      for (const { id, body } of await this.#reader
        .selectFrom('article')
        .select(['id', 'body'])
        .where('id', 'in', part)
        .execute())
        bodies.set(id, body);
    return articleIds.map((id) => bodies.get(id) ?? null);
  }

  async actorByName(name: string): Promise<Actor | null> {
    const row = await this.#reader
      .selectFrom('actor_name')
      .innerJoin('actor', 'actor.id', 'actor_name.actor_id')
      .selectAll('actor')
      .where('actor_name.name_key', '=', fold(name))
      .orderBy('actor.statement_count', 'desc')
      .orderBy('actor.id')
      .executeTakeFirst();
    return row ? toActor(row) : null;
  }

  async save(record: ArticleRecord): Promise<SaveOutcome> {
    return this.#connections.transactions.run((trx) => saveRecord(trx, record));
  }

  async drainOutbox(
    limit: number,
    deliver: (entries: readonly OutboxEntry[]) => Promise<void>,
  ): Promise<number> {
    // Asked outside a transaction first, so that an idle process never takes the write lock.
    const waiting = await this.#reader.selectFrom('outbox').select('seq').limit(1).executeTakeFirst();
    if (!waiting) return 0;
    return this.#connections.transactions.run(async (trx) => {
      const rows = await trx
        .selectFrom('outbox')
        .select(['seq', 'statement_id'])
        .orderBy('seq')
        .limit(limit)
        .execute();
      const last = rows.at(-1);
      if (!last) return 0;
      const ids = [...new Set(rows.map(({ statement_id }) => statement_id))];
      const current = await searchableStatements(trx, ids);
      await deliver(ids.map((statementId) => ({ statementId, current: current.get(statementId) ?? null })));
      await trx.deleteFrom('outbox').where('seq', '<=', last.seq).execute();
      return ids.length;
    });
  }

  async fillOutbox(): Promise<void> {
    await this.#connections.transactions.run(async (trx) => {
      await trx
        .insertInto('outbox')
        .columns(['statement_id', 'date_added'])
        .expression((eb) =>
          eb.selectFrom('statement').select(['id', eb.val(new Date().toISOString()).as('date_added')]),
        )
        .execute();
    });
  }

  async counts(): Promise<StoreCounts> {
    const count = async (table: 'article' | 'actor' | 'outbox'): Promise<number> => {
      const row = await this.#reader
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    };
    const [quotes, claims] = await this.statements.counts([
      { filter: { kinds: ['QUOTE'] }, order: 'NEWEST' },
      { filter: { kinds: ['CLAIM'] }, order: 'NEWEST' },
    ]);
    return {
      articles: await count('article'),
      actors: await count('actor'),
      quotes: quotes ?? 0,
      claims: claims ?? 0,
      outbox: await count('outbox'),
    };
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }
}

async function searchableStatements(
  trx: Transaction<Tables>,
  ids: readonly string[],
): Promise<Map<string, SearchableStatement>> {
  const found = new Map<string, SearchableStatement>();
  for (const part of chunks(ids, MAX_IDS)) {
    const rows = await trx
      .selectFrom('statement')
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
