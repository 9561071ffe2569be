import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../domain/actor.js';
import type { Article, ArticleStatus } from '../domain/article.js';
import { fold } from '../domain/fold.js';
import { textDigest } from '../domain/id.js';
import type { ArticleRecord } from '../domain/record.js';
import { mergeActors, splitActor, withCorrections } from './actor-corrections.js';
import { ActorReader } from './actor-reader.js';
import { deleteArticle, setArticleStatus } from './article-withdrawal.js';
import { chunks, type RowReader, SqlListReader } from './list-reader.js';
import { ARTICLES, STATEMENTS, toActor, toArticle } from './lists.js';
import {
  type ClaimedEntry,
  claimEntries,
  failEntries,
  noteAllChanged,
  oldestEntries,
  outboxState,
  releaseEntries,
  settleEntries,
} from './outbox.js';
import { saveRecord } from './save-record.js';
import type { DeliveryFailure, OutboxEntry, OutboxState, SaveOutcome, Store, StoreCounts } from './store.js';
import type { Tables } from './tables.js';
import type { Transactions } from './transactions.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;
const MAX_NAMESAKES = 100;

/** What a database has to bring; the rest is the same SQL for all. */
export interface SqlConnections {
  readonly name: string;
  /** Sees committed data only. */
  readonly reader: Kysely<Tables>;
  readonly rows: RowReader;
  readonly transactions: Transactions<Tables>;
  /** Whether a SELECT can pass by rows that another transaction has locked; without, one writes at a time. */
  readonly canSkipLocked: boolean;
  /** Makes the transaction wait until it is the only one that saves, where the database does not by itself. */
  lockSaves(trx: Transaction<Tables>): Promise<void>;
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
    const { rows } = connections;
    this.#connections = connections;
    this.#reader = connections.reader;
    this.name = connections.name;
    this.articles = new SqlListReader(this.#reader, rows, ARTICLES);
    this.actors = new ActorReader(this.#reader, rows);
    this.statements = new SqlListReader(this.#reader, rows, STATEMENTS);
  }

  async articleByUrl(url: string): Promise<Article | null> {
    const row = await this.#reader
      .selectFrom('article_with_status')
      .selectAll()
      .where('url', '=', url)
      .executeTakeFirst();
    return row ? toArticle(row) : null;
  }

  async articleByBody(body: string): Promise<Article | null> {
    const row = await this.#reader
      .selectFrom('article_with_status')
      .selectAll()
      .where('id', '=', (eb) =>
        eb
          .selectFrom('article')
          .select('id')
          .where('body_digest', '=', textDigest(body))
          .orderBy('date_created')
          .limit(1),
      )
      .executeTakeFirst();
    return row ? toArticle(row) : null;
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

  async actorsByName(name: string): Promise<Actor[]> {
    const rows = await this.#reader
      .selectFrom('actor_name')
      .innerJoin('visible_actor as actor', 'actor.id', 'actor_name.actor_id')
      .selectAll('actor')
      .where('actor_name.name_key', '=', fold(name))
      .orderBy('actor.statement_count', 'desc')
      .orderBy('actor.id')
      .limit(MAX_NAMESAKES)
      .execute();
    return rows.map(toActor);
  }

  atomically<T>(work: () => Promise<T>): Promise<T> {
    return this.#connections.transactions.run(() => work());
  }

  async save(record: ArticleRecord): Promise<SaveOutcome> {
    const { transactions, lockSaves } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      return saveRecord(trx, await withCorrections(trx, record));
    });
  }

  async mergeActors(intoId: string, fromIds: readonly string[]): Promise<number> {
    const { transactions, lockSaves } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      return mergeActors(trx, intoId, fromIds);
    });
  }

  async splitActor(actorId: string, articleIds: readonly string[]): Promise<string> {
    const { transactions, lockSaves } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      return splitActor(trx, actorId, articleIds);
    });
  }

  async setArticleStatus(id: string, status: ArticleStatus, note: string | null): Promise<number> {
    const { transactions, lockSaves } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      return setArticleStatus(trx, id, status, note);
    });
  }

  async deleteArticle(id: string): Promise<number> {
    const { transactions, lockSaves } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      return deleteArticle(trx, id);
    });
  }

  async drainOutbox(
    limit: number,
    deliver: (entries: readonly OutboxEntry[]) => Promise<void>,
  ): Promise<number> {
    // Asked outside a transaction first, so that an idle process never takes the write lock.
    if (!this.#connections.transactions.isOpen && !(await this.#isOutboxWaiting())) return 0;
    return this.#connections.transactions.run(async (trx) => {
      const entries = await oldestEntries(trx, limit);
      if (entries.length > 0) await deliver(entries.map(withoutVersion));
      await settleEntries(trx, entries, null);
      return entries.length;
    });
  }

  async leaseOutbox(
    { limit, leaseMs }: { limit: number; leaseMs: number },
    deliver: (entries: readonly OutboxEntry[]) => Promise<DeliveryFailure | null>,
  ): Promise<number> {
    if (!(await this.#isOutboxWaiting())) return 0;
    const { transactions, canSkipLocked } = this.#connections;
    const owner = randomUUID();
    const now = new Date();
    const until = new Date(now.getTime() + leaseMs).toISOString();
    const entries = await transactions.run((trx) =>
      claimEntries(trx, { limit, owner, now: now.toISOString(), until, skipLocked: canSkipLocked }),
    );
    if (entries.length === 0) return 0;
    try {
      const failure = await deliver(entries.map(withoutVersion));
      await transactions.run((trx) =>
        failure === null
          ? settleEntries(trx, entries, owner)
          : failEntries(trx, entries, { owner, reason: failure.reason, now: new Date() }),
      );
    } catch (error) {
      await transactions.run((trx) => releaseEntries(trx, owner));
      throw error;
    }
    return entries.length;
  }

  async fillOutbox(): Promise<void> {
    await this.#connections.transactions.run((trx) => noteAllChanged(trx, new Date().toISOString()));
  }

  outboxState(failuresShown: number): Promise<OutboxState> {
    return outboxState(this.#reader, failuresShown);
  }

  async #isOutboxWaiting(): Promise<boolean> {
    return (await this.#reader.selectFrom('outbox').select('seq').limit(1).executeTakeFirst()) !== undefined;
  }

  async counts(): Promise<StoreCounts> {
    const [articles = 0, withdrawn = 0] = await this.articles.counts([
      { filter: {}, order: 'NEWEST' },
      { filter: { statuses: ['WITHHELD', 'CANCELED'] }, order: 'NEWEST' },
    ]);
    const [actors = 0] = await this.actors.counts([{ filter: {}, order: 'NAME' }]);
    const [quotes = 0, claims = 0] = await this.statements.counts([
      { filter: { kinds: ['QUOTE'] }, order: 'NEWEST' },
      { filter: { kinds: ['CLAIM'] }, order: 'NEWEST' },
    ]);
    const { waiting: outbox } = await this.outboxState(0);
    return { articles, withdrawn, actors, quotes, claims, outbox };
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }
}

/** The version is the store's own affair. */
function withoutVersion({ statementId, current }: ClaimedEntry): OutboxEntry {
  return { statementId, current };
}
