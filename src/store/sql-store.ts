import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../domain/actor.js';
import type { Article, ArticleStatus } from '../domain/article.js';
import { ON_RECORD } from '../domain/change.js';
import type { ClaimReview } from '../domain/claim-review.js';
import { fold } from '../domain/fold.js';
import { textDigest } from '../domain/id.js';
import type { ArticleRecord } from '../domain/record.js';
import type { StatementKind } from '../domain/statement.js';
import type { HumanReading } from '../domain/statement-edit.js';
import { mergeActors, splitActor, withCorrections } from './actor-corrections.js';
import { updateActor } from './actor-edits.js';
import { ActorReader } from './actor-reader.js';
import { SqlApiKeys } from './api-keys.js';
import { SqlArrivals } from './arrivals.js';
import { deleteArticle, setArticleStatus } from './article-withdrawal.js';
import { ChangeReader } from './change-log.js';
import { deleteReview, keepReview, reviewsOf } from './claim-reviews.js';
import { once } from './keyed-requests.js';
import { keepRenewing } from './leases.js';
import { LimitedRecord } from './limited-record.js';
import { chunks, SqlListReader } from './list-reader.js';
import { ARTICLES, STATEMENTS, toActor, toArticle } from './lists.js';
import { outboxState } from './outbox.js';
import {
  type Claim,
  claimEntries,
  endExpiredClaims,
  releaseClaim,
  renewClaim,
  settleClaim,
} from './outbox-claims.js';
import { saveRecord } from './save-record.js';
import type { SqlConnections } from './sql-connections.js';
import { SqlIndexLedger } from './sql-index-ledger.js';
import { addStatement, correctStatement, deleteStatement, withKeptEdits } from './statement-edits.js';
import type {
  ActorChanges,
  KeyedRequest,
  OutboxEntry,
  OutboxState,
  RecordReader,
  RefusedEntries,
  SaveOutcome,
  Store,
  StoreCounts,
} from './store.js';
import type { Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;
const MAX_NAMESAKES = 100;

/** The store on an SQL database. */
export class SqlStore implements Store {
  readonly name: string;
  readonly migrations: readonly string[];
  readonly articles;
  readonly actors;
  readonly statements;
  readonly history;
  readonly index;
  readonly keys;
  readonly arrivals;
  readonly #connections: SqlConnections;
  readonly #reader: Kysely<Tables>;

  constructor(connections: SqlConnections) {
    const { rows } = connections;
    this.#connections = connections;
    this.#reader = connections.reader;
    this.name = connections.name;
    this.migrations = connections.migrations;
    this.articles = new SqlListReader(this.#reader, rows, ARTICLES);
    this.actors = new ActorReader(this.#reader, rows);
    this.statements = new SqlListReader(this.#reader, rows, STATEMENTS);
    this.history = new ChangeReader(this.#reader, rows);
    this.index = new SqlIndexLedger(connections);
    this.keys = new SqlApiKeys(connections);
    this.arrivals = new SqlArrivals(this.#reader, connections.watchArrivals);
  }

  limitedTo(publishers: readonly string[]): RecordReader {
    return new LimitedRecord(this.#reader, publishers);
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
    return this.#write(work);
  }

  once<T>(request: KeyedRequest, work: () => Promise<T>): Promise<T> {
    return this.#write((trx) => once(trx, request, work));
  }

  save(
    record: ArticleRecord,
    by = ON_RECORD,
    kind: 'ARTICLE_INGESTED' | 'ARTICLE_UPDATED' = 'ARTICLE_INGESTED',
  ): Promise<SaveOutcome> {
    return this.#write(async (trx) =>
      saveRecord(trx, await withKeptEdits(trx, await withCorrections(trx, record)), by, kind),
    );
  }

  addStatement(
    articleId: string,
    kind: StatementKind,
    reading: HumanReading,
    by = ON_RECORD,
  ): Promise<string> {
    return this.#write((trx) => addStatement(trx, articleId, kind, reading, by));
  }

  correctStatement(id: string, reading: HumanReading, by = ON_RECORD): Promise<void> {
    return this.#write((trx) => correctStatement(trx, id, reading, by));
  }

  deleteStatement(id: string, by = ON_RECORD): Promise<void> {
    return this.#write((trx) => deleteStatement(trx, id, by));
  }

  updateActor(id: string, changes: ActorChanges, by = ON_RECORD): Promise<void> {
    return this.#write((trx) => updateActor(trx, id, changes, by));
  }

  reviewClaim(claimId: string, review: ClaimReview, by = ON_RECORD): Promise<void> {
    return this.#write((trx) => keepReview(trx, claimId, review, by));
  }

  deleteReview(claimId: string, url: string, by = ON_RECORD): Promise<void> {
    return this.#write((trx) => deleteReview(trx, claimId, url, by));
  }

  reviews(claimIds: readonly string[]): Promise<ClaimReview[][]> {
    return reviewsOf(this.#reader, claimIds);
  }

  mergeActors(intoId: string, fromIds: readonly string[], by = ON_RECORD): Promise<number> {
    return this.#write((trx) => mergeActors(trx, intoId, fromIds, by));
  }

  splitActor(actorId: string, articleIds: readonly string[], by = ON_RECORD): Promise<string> {
    return this.#write((trx) => splitActor(trx, actorId, articleIds, by));
  }

  setArticleStatus(id: string, status: ArticleStatus, note: string | null, by = ON_RECORD): Promise<number> {
    return this.#write((trx) => setArticleStatus(trx, id, { status, note }, by));
  }

  deleteArticle(id: string, by = ON_RECORD): Promise<number> {
    return this.#write((trx) => deleteArticle(trx, id, by));
  }

  #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    const { transactions, lockSaves, notifyOfArrivals } = this.#connections;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      const result = await work(trx);
      await notifyOfArrivals(trx);
      return result;
    });
  }

  async drainOutbox(
    limit: number,
    deliver: (entries: readonly OutboxEntry[]) => Promise<void>,
  ): Promise<number> {
    const { transactions, lockSaves } = this.#connections;
    // Asked outside a transaction first, so that an idle process never takes the write lock.
    if (!transactions.isOpen && !(await this.#isOutboxWaiting())) return 0;
    return transactions.run(async (trx) => {
      await lockSaves(trx);
      const claim = await this.#claim(trx, limit, 0);
      if (!claim) return 0;
      await deliver(claim.entries);
      await settleClaim(trx, claim, new Map(), new Date());
      return claim.entries.length;
    });
  }

  async leaseOutbox(
    { limit, leaseMs }: { limit: number; leaseMs: number },
    deliver: (entries: readonly OutboxEntry[]) => Promise<RefusedEntries>,
  ): Promise<number> {
    if (!(await this.#isOutboxWaiting())) return 0;
    const { transactions, lockSaves } = this.#connections;
    await this.#endExpiredClaims();
    const claim = await transactions.run((trx) => this.#claim(trx, limit, leaseMs));
    if (!claim) return 0;
    const { owner, entries } = claim;
    const finish = (work: (trx: Transaction<Tables>) => Promise<void>): Promise<void> =>
      transactions.run(async (trx) => {
        // Two transactions that take the same rows in another order would wait for each other.
        await lockSaves(trx);
        await work(trx);
      });
    const stopRenewing = keepRenewing(() =>
      transactions.run((trx) => renewClaim(trx, { owner, ...leaseFrom(new Date(), leaseMs) })),
    );
    try {
      const refused = await deliver(entries);
      await finish((trx) => settleClaim(trx, claim, refused, new Date()));
    } catch (error) {
      // Where the store is away, the claim ends by itself.
      await finish((trx) => releaseClaim(trx, claim, new Date())).catch(() => {});
      throw error;
    } finally {
      stopRenewing();
    }
    return entries.length;
  }

  #claim(trx: Transaction<Tables>, limit: number, leaseMs: number): Promise<Claim | null> {
    const skipLocked = this.#connections.canSkipLocked;
    return claimEntries(trx, { limit, owner: randomUUID(), skipLocked, ...leaseFrom(new Date(), leaseMs) });
  }

  async #endExpiredClaims(): Promise<void> {
    const { transactions, lockSaves } = this.#connections;
    const now = new Date().toISOString();
    const expired = await this.#reader
      .selectFrom('outbox_claim')
      .select('owner')
      .where('until', '<', now)
      .limit(1)
      .executeTakeFirst();
    if (!expired) return;
    await transactions.run(async (trx) => {
      await lockSaves(trx);
      await endExpiredClaims(trx, now);
    });
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

function leaseFrom(now: Date, leaseMs: number): { now: string; until: string } {
  return { now: now.toISOString(), until: new Date(now.getTime() + leaseMs).toISOString() };
}
