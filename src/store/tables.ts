import type { Generated } from 'kysely';
import type { ActorKind } from '../domain/actor.js';
import type { ArticleStatus } from '../domain/article.js';
import type { ChangeKind } from '../domain/change.js';
import type { Polarity, SpeechAct } from '../domain/claim.js';
import type { Statement, StatementKind } from '../domain/statement.js';

/** The database's tables and views as the migrations lay them out. Dates are ISO 8601 in UTC, offsets UTF-16 units. */
export interface Tables {
  article: ArticleTable;
  actor: ActorTable;
  actor_name: ActorNameTable;
  article_actor: ArticleActorTable;
  statement: StatementTable;
  outbox: OutboxTable;
  outbox_claim: OutboxClaimTable;
  index_state: IndexStateTable;
  index_rebuild: IndexRebuildTable;
  index_rebuild_change: IndexRebuildChangeTable;
  lease: LeaseTable;
  actor_merge: ActorMergeTable;
  actor_split: ActorSplitTable;
  article_status: ArticleStatusTable;
  change: ChangeTable;
  keyed_request: KeyedRequestTable;
  statement_edit: StatementEditTable;
  actor_edit: { actor_id: string /** JSON: see ActorChanges. */; fields: string };
  claim_review: ClaimReviewTable;
  article_with_status: ArticleView;
  visible_statement: StatementTable;
  visible_actor: ActorTable;
  api_key: ApiKeyTable;
  stand_in_change: { document_id: string };
  arrival: ArrivalTable;
  stand_in_state: { generation: string };
  searched_article: SearchedArticleView;
  searched_actor: SearchedActorView;
}

export interface ArticleTable {
  id: string;
  url: string | null;
  headline: string | null;
  /** Folded, '' where there is none: to sort and to find by. */
  headline_key: string;
  publisher: string | null;
  /** JSON array. */
  authors: string;
  date_published: string | null;
  /** The same, '' where there is none, so that keyset paging needs no case for null. */
  sort_date: string;
  language: string;
  date_created: string;
  date_modified: string;
  body_digest: string;
  body: string;
}

export interface ActorTable {
  id: string;
  name: string;
  /** Folded. */
  name_key: string;
  kind: ActorKind;
  role: string | null;
  /** sort_date of the article that gave the role. */
  role_date: string;
  /** JSON array. */
  aliases: string;
  stands_for_id: string | null;
  statement_count: number;
}

/** Every folded name and alias, to find actors by. */
interface ActorNameTable {
  name_key: string;
  actor_id: string;
}

export interface ArticleActorTable {
  article_id: string;
  actor_id: string;
  /** JSON array of [start, end]. */
  mentions: string;
  /** As this article has it. */
  role: string | null;
}

export interface StatementTable {
  id: string;
  article_id: string;
  /** Counts the article's statements in reading order, from 0. */
  position: number;
  actor_id: string | null;
  kind: StatementKind;
  form: Statement['form'];
  text: string;
  /** JSON: see statement-row.ts. */
  places: string;
  cue_text: string | null;
  part_of_id: string | null;
  /** Of a claim alone, like the polarity. */
  act: SpeechAct | null;
  polarity: Polarity | null;
  confidence: number;
  date_published: string | null;
  sort_date: string;
  /** JSON: see Correction. */
  correction: string | null;
}

/** One row a document whose index entry is out of date. */
interface OutboxTable {
  /** Counts up: whose turn it is. */
  seq: Generated<number>;
  document_id: string;
  /** Goes up with every further change while it waits. */
  version: Generated<number>;
  date_added: string;
  /** Not before this time; '' for at once. */
  retry_at: string;
  failures: Generated<number>;
  reason: string | null;
  /** The claim it is delivered under, and the version that is. */
  claimed_by: string | null;
  claimed_version: number | null;
  /** 1 where a delivery broke off that may still arrive, on top of a later one; see settleClaim. */
  doubtful: Generated<number>;
}

/** Until when a process may deliver what it has claimed. */
interface OutboxClaimTable {
  owner: string;
  until: string;
}

/** One row. */
interface IndexStateTable {
  /** Of the index that was filled, or is being filled, from this store. */
  generation: string | null;
  /** JSON: see ReconcileRun. */
  last_reconcile: string | null;
  /** Of the engine: see KnownIndex. */
  checkpoint: string | null;
}

/** One row while an index is built anew. */
interface IndexRebuildTable {
  owner: string;
  /** The new index's, from when it is about to take the live one's place: nothing is delivered then. */
  next_generation: string | null;
}

/** Documents that were delivered to the live index since the new one is being filled. */
interface IndexRebuildChangeTable {
  document_id: string;
}

/** Work that one process at a time does. */
interface LeaseTable {
  name: string;
  owner: string;
  until: string;
}

/** What the first id once was is now the second's; one step leads to the present one. */
interface ActorMergeTable {
  from_id: string;
  into_id: string;
}

/** In this article the first actor is the second. */
interface ActorSplitTable {
  article_id: string;
  from_id: string;
  into_id: string;
}

/** The articles that have, or once had, another status than USABLE. */
interface ArticleStatusTable {
  article_id: string;
  status: ArticleStatus;
  note: string | null;
  date_changed: string;
}

export interface ApiKeyTable {
  id: string;
  /** SHA-256 of the secret, in hexadecimal digits. */
  digest: string;
  name: string;
  /** JSON array. */
  scopes: string;
  /** JSON array; null for all. */
  publishers: string | null;
  date_created: string;
  date_expires: string | null;
  date_revoked: string | null;
  date_last_used: string | null;
}

/** The audit log. */
export interface ChangeTable {
  /** Counts up. */
  seq: Generated<number>;
  date: string;
  by_id: string | null;
  by_name: string;
  reason: string | null;
  kind: ChangeKind;
  node_id: string;
  related_id: string | null;
  /** JSON objects of the fields that changed. */
  before: string | null;
  after: string | null;
}

/** What people say about statements, whatever is found without them. */
export interface StatementEditTable {
  statement_id: string;
  article_id: string;
  statement_kind: StatementKind;
  /** JSON: see HumanReading, without the actor; null where it is no statement. */
  reading: string | null;
  actor_id: string | null;
  actor_name: string | null;
  actor_kind: ActorKind | null;
  /** JSON: see ExtractedReading. */
  extracted: string | null;
  by_id: string | null;
  by_name: string;
  date: string;
}

/** What fact-checkers say of claims. */
interface ClaimReviewTable {
  claim_id: string;
  url: string;
  article_id: string;
  /** JSON: see ClaimReview. */
  review: string;
  date: string;
}

/** A request that is not to be done twice, with its answer. */
interface KeyedRequestTable {
  caller: string;
  key: string;
  digest: string;
  /** JSON. */
  answer: string;
  date: string;
}

/** Statements that came in with an article, by one save. */
interface ArrivalTable {
  seq: Generated<number>;
  article_id: string;
  /** JSON array. */
  statement_ids: string;
}

/** Every article, whatever its status; the other two views leave out what is of articles that are not usable. */
export interface ArticleView extends Omit<ArticleTable, 'body' | 'body_digest'> {
  status: ArticleStatus;
  status_note: string | null;
  date_status_changed: string | null;
}

/** What of articles and actors is searched. */
type SearchedArticleView = Pick<
  ArticleTable,
  'id' | 'headline' | 'publisher' | 'authors' | 'language' | 'date_published' | 'body'
>;
type SearchedActorView = Pick<ActorTable, 'id' | 'name' | 'aliases' | 'role' | 'statement_count'>;
