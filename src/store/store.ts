import type { Actor, ActorKind } from '../domain/actor.js';
import type { ApiKey } from '../domain/api-key.js';
import type { Article, ArticleStatus } from '../domain/article.js';
import type { Change, ChangeKind, Editor } from '../domain/change.js';
import type { Claim, Polarity, SpeechAct } from '../domain/claim.js';
import type { ClaimReview } from '../domain/claim-review.js';
import type { IndexFailure, ReconcileRun } from '../domain/index-health.js';
import type { Quote } from '../domain/quote.js';
import type { ArticleRecord } from '../domain/record.js';
import type { Statement, StatementKind } from '../domain/statement.js';
import type { HumanReading } from '../domain/statement-edit.js';

/** Part of an ordered list: the first so many after a cursor, or the last so many before one. */
export interface PageRequest {
  readonly size: number;
  readonly direction: 'FORWARD' | 'BACKWARD';
  /** The cursor of the entry after (FORWARD) or before (BACKWARD) which the page starts. */
  readonly cursor: string | null;
}

/** A list to read: its parts joined by AND; a filter left out filters nothing, an empty one finds nothing. */
export interface ListQuery<Filter, Order> {
  readonly filter: Filter;
  readonly order: Order;
}

export interface Page<T> {
  /** In the list's order, whatever the direction. */
  readonly entries: readonly { readonly cursor: string; readonly node: T }[];
  /** Whether the list goes on beyond the page, in the direction that was asked for. */
  readonly hasMore: boolean;
}

export interface ArticleFilter {
  /** The exception to the rule: left out, it is USABLE alone. */
  readonly statuses?: readonly ArticleStatus[] | undefined;
  /** Articles in which one of these actors has a statement or is named. */
  readonly actorIds?: readonly string[] | undefined;
  readonly publishers?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  /** ISO 8601 in UTC; from is included, before is excluded. */
  readonly publishedFrom?: string | undefined;
  readonly publishedBefore?: string | undefined;
  /** Stands somewhere in the headline, case and accents folded. */
  readonly headline?: string | undefined;
}
export type ArticleOrder = 'NEWEST' | 'OLDEST' | 'HEADLINE';

export interface ActorFilter {
  readonly kinds?: readonly ActorKind[] | undefined;
  readonly articleIds?: readonly string[] | undefined;
  /** Capitals and spokespeople that speak for one of these. */
  readonly standsForIds?: readonly string[] | undefined;
  /** Stands somewhere in the name, case and accents folded. */
  readonly name?: string | undefined;
}
/** What a person says of an actor; what is left out stays as articles have it. */
export type ActorChanges = Partial<Pick<Actor, 'name' | 'kind' | 'role' | 'aliases'>>;

export type ActorOrder = 'NAME' | 'MOST_STATEMENTS';

export interface StatementFilter {
  readonly kinds?: readonly StatementKind[] | undefined;
  readonly forms?: readonly (Quote['form'] | Claim['form'])[] | undefined;
  readonly actorIds?: readonly string[] | undefined;
  readonly articleIds?: readonly string[] | undefined;
  /** Statements that stand inside one of these. */
  readonly partOfIds?: readonly string[] | undefined;
  /** What the claim does; a quote does nothing of it. */
  readonly acts?: readonly SpeechAct[] | undefined;
  readonly polarities?: readonly Polarity[] | undefined;
  /** Compared in lower case. */
  readonly cues?: readonly string[] | undefined;
  readonly publishers?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly publishedFrom?: string | undefined;
  readonly publishedBefore?: string | undefined;
}
/** Statements of one article stand in reading order in each of them. */
export type StatementOrder = 'NEWEST' | 'OLDEST' | 'READING';

export interface ChangeFilter {
  /** Changes of one of these things, or of what belongs to it: an article's statements, an actor's former parts. */
  readonly nodeIds?: readonly string[] | undefined;
  readonly kinds?: readonly ChangeKind[] | undefined;
  /** By names, exactly. */
  readonly by?: readonly string[] | undefined;
  /** ISO 8601 in UTC; from is included, before is excluded. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}
export type ChangeOrder = 'NEWEST' | 'OLDEST';

/** One kind of list, read many at a time so that nested lists cost one round trip together. */
export interface ListReader<T, Filter, Order> {
  /**
   * One page for each query, in their order.
   * @throws InvalidInputError for a cursor that is malformed or of another order
   */
  pages(queries: readonly ListQuery<Filter, Order>[], page: PageRequest): Promise<Page<T>[]>;
  /** How many entries each list has. */
  counts(queries: readonly ListQuery<Filter, Order>[]): Promise<number[]>;
  /** One entry for each id, in their order; null where there is none. */
  byIds(ids: readonly string[]): Promise<(T | null)[]>;
}

/** A request that is not to be done twice. */
export interface KeyedRequest {
  /** Whose key it is. */
  readonly caller: string;
  readonly key: string;
  /** Of all that is asked for. */
  readonly digest: string;
}

/** What saving did to the store. */
export interface SaveOutcome {
  readonly change: 'CREATED' | 'REPLACED' | 'UNCHANGED';
  readonly statementsAdded: number;
  readonly statementsRemoved: number;
}

/** A document whose index entry is out of date, with what to put there; null where it is gone. */
export interface OutboxEntry {
  readonly documentId: string;
  readonly current: Searchable | null;
}

/** Why documents were refused, by id. */
export type RefusedEntries = ReadonlyMap<string, string>;

export interface OutboxState {
  /** Documents whose index entry is out of date. */
  readonly waiting: number;
  /** When the first of them changed; ISO 8601 in UTC. */
  readonly oldest: string | null;
  /** How many of them have failed. */
  readonly failed: number;
  /** Those that have failed most often. */
  readonly failures: readonly IndexFailure[];
}

/** What an index has a document of, with all that it is searched by. */
export type Searchable = SearchableStatement | SearchableArticle | SearchableActor;

export interface SearchableStatement {
  readonly type: 'STATEMENT';
  readonly statement: Pick<
    Statement,
    'id' | 'kind' | 'form' | 'text' | 'articleId' | 'actorId' | 'cueText' | 'datePublished'
  >;
  /** A claim's; null for a quote. */
  readonly act: SpeechAct | null;
  readonly polarity: Polarity | null;
  readonly actorName: string | null;
  readonly publisher: string | null;
  readonly language: string;
}

export interface SearchableArticle {
  readonly type: 'ARTICLE';
  readonly article: Pick<Article, 'id' | 'headline' | 'publisher' | 'authors' | 'language' | 'datePublished'>;
  readonly body: string;
}

/** Unnamed sources are not searched: each is known by a description alone, and found by what it said. */
export interface SearchableActor {
  readonly type: 'ACTOR';
  readonly actor: Pick<Actor, 'id' | 'name' | 'aliases' | 'role' | 'statementCount'>;
}

export interface StoreCounts {
  /** Usable ones; actors, quotes and claims are what may be seen because of them. */
  readonly articles: number;
  /** Articles that are withheld or canceled. */
  readonly withdrawn: number;
  readonly actors: number;
  readonly quotes: number;
  readonly claims: number;
  /** Documents whose index entry is out of date. */
  readonly outbox: number;
}

/** What the search index should have, and what is known about the one there is. */
export interface IndexLedger {
  /** Documents as they are searched, by id, the first so many after one; '' for the first of all. */
  searchable(afterId: string, limit: number): Promise<Searchable[]>;
  /** These as they are searched, by id; those that are not to be found are left out. */
  searchableByIds(ids: readonly string[]): Promise<Map<string, Searchable>>;
  countSearchable(): Promise<number>;
  /** Which of these documents wait in the outbox. */
  waitingAmong(ids: readonly string[]): Promise<Set<string>>;
  /** Which of these documents have changed and were not sent to the index since; what it refused was. */
  unsentAmong(ids: readonly string[]): Promise<Set<string>>;
  /** Puts these documents into the outbox, whether or not there are such. */
  deliverAgain(ids: readonly string[]): Promise<void>;

  /** The index that belongs to the store. */
  known(): Promise<KnownIndex>;
  /**
   * Takes the index of this generation for the one that belongs to the store, where it may.
   * - KNOWN: it did before
   * - CAUGHT_UP: it was built beside the former one; what changed meanwhile is in the outbox
   * - FOREIGN: nobody knows what it has, and the former one stays the store's
   */
  adopt(generation: string): Promise<'KNOWN' | 'CAUGHT_UP' | 'FOREIGN'>;
  /** Takes an index for the store's whatever it has: every document is in the outbox. */
  fill(generation: string): Promise<void>;
  /** Notes how far the engine is, until another index is taken for the store's. */
  noteCheckpoint(checkpoint: string): Promise<void>;
  /**
   * Notes from now on what is delivered to the live index, until an index is adopted.
   * @param lease the one that keeps rebuilds to one at a time
   */
  startRebuild(lease: Lease): Promise<RebuildLedger>;

  lastReconcile(): Promise<ReconcileRun | null>;
  noteReconcile(run: ReconcileRun): Promise<void>;

  /**
   * Does what one process at a time may do. The lease of one that was killed ends after seconds, and is waited for.
   * @returns null where another process is at it
   */
  alone<T>(work: 'rebuild' | 'reconcile', run: (lease: Lease) => Promise<T>): Promise<T | null>;
}

export interface KnownIndex {
  /** Null where none ever belonged to the store. */
  readonly generation: string | null;
  /** How far the engine was when something was last delivered to it, by its own count; null where that is not known. */
  readonly checkpoint: string | null;
}

/** The right to do something alone, as long as the process lives and reaches the store. */
export interface Lease {
  readonly owner: string;
  /** Aborted where the right was lost. */
  readonly signal: AbortSignal;
}

/** What is noted while a new index is filled beside the live one. */
export interface RebuildLedger {
  /** Hands over documents that were delivered to the live index, as they are now, and forgets them; at most so many. */
  takeChanges(limit: number): Promise<OutboxEntry[]>;
  /**
   * Lets nobody deliver anything until the new index is adopted, and resolves when the last delivery has ended.
   * @param generation the new index's
   */
  hold(generation: string): Promise<void>;
}

/** Statements that came in with an article, by one save. */
export interface Arrival {
  /** Counts up. */
  readonly position: number;
  readonly articleId: string;
  /** In reading order. Some may be gone since, and none may be seen where the article is not usable. */
  readonly statementIds: readonly string[];
}

/** What came in, in its order, whichever process saved it. The last 100,000 are kept. */
export interface Arrivals {
  /** The position of the last one; 0 where nothing has come in. */
  last(): Promise<number>;
  /**
   * The first so many after a position.
   * @throws InvalidInputError where some of those are not kept any more
   */
  after(position: number, limit: number): Promise<Arrival[]>;
  /**
   * Calls back soon after something has come in, and perhaps when nothing has.
   * @returns stops it
   */
  watch(onArrival: () => void): Promise<() => Promise<void>>;
}

/** The keys that callers show. What a key is known by is kept as its digest alone. */
export interface ApiKeys {
  add(key: ApiKey, digest: string): Promise<void>;
  /** Whatever its state; null where there is none. */
  byDigest(digest: string): Promise<ApiKey | null>;
  /** All of them, the oldest first. */
  list(): Promise<ApiKey[]>;
  /**
   * Makes it invalid from now on, for good; one that was revoked before stays as it is.
   * @throws InvalidInputError where there is no such key
   */
  revoke(id: string, now: Date): Promise<ApiKey>;
  noteUse(id: string, now: Date): Promise<void>;
}

/** What readers see of the record. */
export interface RecordReader {
  readonly articles: ListReader<Article, ArticleFilter, ArticleOrder>;
  /** By its id, a merged actor is the one that it became. */
  readonly actors: ListReader<Actor, ActorFilter, ActorOrder>;
  readonly statements: ListReader<Statement, StatementFilter, StatementOrder>;
  articleByUrl(url: string): Promise<Article | null>;
  /** The bodies of these articles, in their order; null where there is none. */
  bodies(articleIds: readonly string[]): Promise<(string | null)[]>;
  /** The actors of this name or alias, case and accents folded, most statements first; at most a hundred. */
  actorsByName(name: string): Promise<Actor[]>;
}

/**
 * Where articles and their statements are kept. Every change tells the outbox and the audit log in its own
 * transaction; a change says who makes it, and is On Record's own where it does not.
 *
 * An article that is not usable is kept with everything in it, and found by its id, url and body, for whoever takes
 * it in again or lifts its status. Its statements, and the actors that no other article names, are as if they were
 * not there: in lists, in counts, by id and for the index.
 */
export interface Store extends RecordReader {
  /** For people: "SQLite 3.45.1 at ./data/onrecord.db". */
  readonly name: string;
  /** The migrations that brought it to this version's layout when it was opened, by name. */
  readonly migrations: readonly string[];
  /** The audit log. */
  readonly history: ListReader<Change, ChangeFilter, ChangeOrder>;

  /**
   * The record of these publishers' articles alone: others are not there, by id, in a list or in a count. An actor is
   * there where one of the articles names it, with what they tell of it: its role and how much it says. Its name is
   * everybody's; its aliases are none's.
   */
  limitedTo(publishers: readonly string[]): RecordReader;

  /** The article with this very body; the oldest, should there be several. */
  articleByBody(body: string): Promise<Article | null>;
  /**
   * Makes everything that `work` writes one transaction, on disk once it resolves, and nothing where it rejects.
   * Reads see it after that.
   */
  atomically<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Does the work in one transaction, once: for a day the same request gets the answer of the first time, whatever
   * it was, without the work. What rejects is not remembered.
   * @throws ConflictError where the key came with another request
   */
  once<T>(request: KeyedRequest, work: () => Promise<T>): Promise<T>;
  /**
   * Keeps the record in one transaction; what it no longer has is removed. On disk once it resolves. A new article
   * is usable, a known one keeps its status.
   */
  save(
    record: ArticleRecord,
    by?: Editor,
    kind?: 'ARTICLE_INGESTED' | 'ARTICLE_UPDATED',
  ): Promise<SaveOutcome>;

  /**
   * Adds a statement that nobody found in an article, for good: it is there when the article is taken in again, as
   * long as its words are.
   * @returns its id
   * @throws NotFoundError where there is no such article
   * @throws ConflictError where it is there already
   */
  addStatement(articleId: string, kind: StatementKind, reading: HumanReading, by?: Editor): Promise<string>;
  /**
   * Puts a statement right, for good; what was found without people is kept beside it.
   * @throws NotFoundError where there is no such statement
   */
  correctStatement(id: string, reading: HumanReading, by?: Editor): Promise<void>;
  /**
   * Takes a statement out, for good.
   * @throws NotFoundError where there is no such statement
   */
  deleteStatement(id: string, by?: Editor): Promise<void>;

  /**
   * Says whether an article may be used, and why. Setting the same status again replaces the note.
   * @returns how many statements that hides, or shows again
   * @throws InvalidInputError where there is no such article
   */
  setArticleStatus(
    articleId: string,
    status: ArticleStatus,
    note: string | null,
    by?: Editor,
  ): Promise<number>;
  /**
   * Removes an article with everything in it, and the actors that no other one names. Taken in again, it is new.
   * @returns how many statements went with it
   * @throws InvalidInputError where there is no such article
   */
  deleteArticle(articleId: string, by?: Editor): Promise<number>;

  /**
   * Changes what is known of an actor, for good: articles that are taken in change nothing of it any more. A former
   * name stays as an alias, unless aliases are given.
   * @throws NotFoundError where there is no such actor
   */
  updateActor(id: string, changes: ActorChanges, by?: Editor): Promise<void>;
  /**
   * Keeps a review of a claim; one of the same url is replaced.
   * @throws NotFoundError where there is no such claim
   * @throws InvalidInputError where it has fifty
   */
  reviewClaim(claimId: string, review: ClaimReview, by?: Editor): Promise<void>;
  /**
   * Takes a review off a claim.
   * @throws NotFoundError where it has none of this url
   */
  deleteReview(claimId: string, url: string, by?: Editor): Promise<void>;
  /** The reviews of these claims, in their order, each claim's latest first. */
  reviews(claimIds: readonly string[]): Promise<ClaimReview[][]>;
  /**
   * Makes actors one, for good: what the others said becomes the first one's, and so does what articles that are
   * taken in later show of them.
   * @returns how many statements changed hands
   * @throws InvalidInputError where there is no such actor, or only one
   */
  mergeActors(intoId: string, fromIds: readonly string[], by?: Editor): Promise<number>;
  /**
   * Makes the actor of some articles someone else of the same name, for good.
   * @returns the new actor's id
   * @throws InvalidInputError where there is no such actor, or it is not in these articles, or in no others
   */
  splitActor(actorId: string, articleIds: readonly string[], by?: Editor): Promise<string>;

  /**
   * Hands the oldest outbox entries to `deliver` and forgets them when it succeeds, in one transaction: two
   * processes never deliver the same document in the wrong order.
   * @returns how many documents were delivered; 0 when the outbox is empty
   */
  drainOutbox(limit: number, deliver: (entries: readonly OutboxEntry[]) => Promise<void>): Promise<number>;
  /**
   * Hands the oldest outbox entries to `deliver` outside any transaction, for an index elsewhere. Nobody else gets
   * the same documents until it is done, or until the lease ends because the process was killed.
   * `deliver` resolves to what was refused, which is kept with the reason until a later try succeeds, and the other
   * entries are forgotten, but for those that changed meanwhile; or it rejects, and all are given back.
   * @returns how many documents were handed over; 0 where none is waiting for its turn
   */
  leaseOutbox(
    lease: { readonly limit: number; readonly leaseMs: number },
    deliver: (entries: readonly OutboxEntry[]) => Promise<RefusedEntries>,
  ): Promise<number>;
  /** How the outbox stands, with the worst failures. */
  outboxState(failuresShown: number): Promise<OutboxState>;
  readonly index: IndexLedger;
  readonly keys: ApiKeys;
  readonly arrivals: Arrivals;

  counts(): Promise<StoreCounts>;
  close(): Promise<void>;
}
