import type { ClaimForm, Polarity, SpeechAct } from '../domain/claim.js';
import type { QuoteForm } from '../domain/quote.js';
import type { Span } from '../domain/span.js';
import type { StatementKind } from '../domain/statement.js';

/** What is in an index: each type of document is a part of it that can be searched by itself. */
export const DOCUMENT_TYPES = ['STATEMENT', 'ARTICLE', 'ACTOR'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What a found document is. */
export type DocumentKind = StatementKind | Exclude<DocumentType, 'STATEMENT'>;

/** One statement as it is searched, with what can be filtered, counted and sorted. */
export interface StatementDocument {
  readonly type: 'STATEMENT';
  /** The statement's id. */
  readonly id: string;
  readonly kind: StatementKind;
  readonly form: QuoteForm | ClaimForm;
  readonly text: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly articleId: string;
  readonly publisher: string | null;
  readonly language: string;
  /** In lower case. */
  readonly cue: string | null;
  /** What a claim does and whether it stands for its text; of a quote both are null. */
  readonly act: SpeechAct | null;
  readonly polarity: Polarity | null;
  /** ISO 8601 in UTC. */
  readonly datePublished: string | null;
}

export interface ArticleDocument {
  readonly type: 'ARTICLE';
  readonly id: string;
  readonly headline: string | null;
  readonly body: string;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly language: string;
  /** ISO 8601 in UTC. */
  readonly datePublished: string | null;
}

export interface ActorDocument {
  readonly type: 'ACTOR';
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: string | null;
  readonly statementCount: number;
}

export type SearchDocument = StatementDocument | ArticleDocument | ActorDocument;

/** A document to add or replace, or the id of one to take out. */
export type IndexChange =
  | { readonly type: 'PUT'; readonly document: SearchDocument }
  | { readonly type: 'DELETE'; readonly id: string };

export const FACETS = ['KIND', 'FORM', 'ACT', 'POLARITY', 'ACTOR', 'PUBLISHER', 'LANGUAGE', 'YEAR'] as const;
export type Facet = (typeof FACETS)[number];

/** Narrows one facet to what somebody has begun to type; only values that have a name can be looked for. */
export interface FacetQuery {
  readonly facet: 'ACTOR' | 'PUBLISHER';
  /**
   * Every word of it is the beginning of a word in the actor's or publisher's name, whatever the case, the accents
   * and the order. Without a word it narrows nothing.
   */
  readonly text: string;
}

/** The facet that a part of the filter chooses in, a range of dates in YEAR; OTHER are those no facet shows. */
export type FilterPart = Facet | 'OTHER';

export type SearchSort = 'RELEVANCE' | 'NEWEST' | 'OLDEST';

/** Every given list is an OR of its values; the fields are joined by AND. A field left out filters nothing. */
export interface SearchFilter {
  readonly kinds?: readonly DocumentKind[];
  readonly forms?: readonly (QuoteForm | ClaimForm)[];
  /** What is done by saying it; what no cue tells of, as of quotes, is not found. */
  readonly acts?: readonly SpeechAct[];
  readonly polarities?: readonly Polarity[];
  readonly actorIds?: readonly string[];
  readonly articleIds?: readonly string[];
  readonly publishers?: readonly string[];
  readonly languages?: readonly string[];
  /** Compared in lower case. */
  readonly cues?: readonly string[];
  /** ISO 8601 in UTC; from is included, before is excluded. */
  readonly publishedFrom?: string;
  readonly publishedBefore?: string;
  /**
   * Only what these published, to whoever asks: a rule and no choice, so that every facet is counted with it. What
   * has no publisher is not found.
   */
  readonly within?: readonly string[];
}

export interface SearchRequest {
  /**
   * Words that all count, the last one as a prefix; `"a phrase"`; `-without`, `-"without a phrase"`.
   * Empty finds everything. See parseQuery.
   */
  readonly query: string;
  /** What is looked through; a filter's kinds choose among that. */
  readonly types: readonly DocumentType[];
  readonly filter: SearchFilter;
  readonly sort: SearchSort;
  readonly first: number;
  /** The cursor of the hit after which the page starts. */
  readonly after: string | null;
  readonly facets: readonly Facet[];
  /** How many values a facet lists at the most. */
  readonly facetLimit: number;
  /** Of this facet, where it is among those that are asked for, only the values that are looked for are listed. */
  readonly facetQuery: FacetQuery | null;
  /** Whether hits carry highlights, and whether the total is counted; neither is free. */
  readonly highlights: boolean;
  readonly total: boolean;
}

/** See searched-fields.ts. */
export type SearchedField =
  | 'TEXT'
  | 'ACTOR'
  | 'HEADLINE'
  | 'PUBLISHER'
  | 'AUTHOR'
  | 'BODY'
  | 'NAME'
  | 'ALIAS'
  | 'ROLE';

/** Where a field's text matches the query; of several authors or aliases each has its own. */
export interface Highlight {
  readonly field: SearchedField;
  /** Into the field's own text, in UTF-16 code units; sorted, not overlapping, never empty. */
  readonly ranges: readonly Span[];
  /**
   * The field's whole text, HTML-escaped, each range inside `<mark>`. Of a body it is the stretch that matches best,
   * with "…" where it is cut off, and the ranges are those in it.
   */
  readonly html: string;
}

export interface SearchHit {
  /** The document's id. */
  readonly id: string;
  /** From 0 to 1, higher is better; comparable within one answer only. */
  readonly score: number;
  readonly cursor: string;
  readonly highlights: readonly Highlight[];
}

export interface FacetCount {
  /** An actor's id, a kind, a form, an act, a polarity, a publisher, a language tag, or a year in four digits. */
  readonly value: string;
  readonly count: number;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  /** Null where it was not asked for. */
  readonly total: { readonly count: number; readonly exact: boolean } | null;
  /** Most frequent first, then by value. Counted without the facet's own filter, with all the others. */
  readonly facets: ReadonlyMap<Facet, readonly FacetCount[]>;
  /** Whether it comes from the engine that stands in for another one; see GuardedSearch. */
  readonly isFromStandIn?: true;
}

/** Calendar periods in UTC; a week starts on Monday. */
export const INTERVALS = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type Interval = (typeof INTERVALS)[number];

/** What a timeline can be split by. */
export type TimelineSplit = Extract<Facet, 'ACTOR' | 'KIND'>;

/** Of statements alone. */
export interface TimelineRequest extends Pick<SearchRequest, 'query' | 'filter'> {
  readonly interval: Interval;
  readonly split: TimelineSplit | null;
  /** How many values are given a series of their own, those of most documents first. */
  readonly seriesLimit: number;
}

/** When that was said which a search finds, by the dates of the articles. */
export interface Timeline {
  /** Without a gap, from that of the first document found to that of the last; none where none has a date. */
  readonly buckets: readonly TimelineBucket[];
  /** Those of most documents first, then by value. */
  readonly series: readonly TimelineSeries[];
  /** How many documents were found that have no date, and so are in no bucket. */
  readonly undated: number;
}

interface TimelineBucket {
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly count: number;
}

interface TimelineSeries {
  /** An actor's id, or a kind. */
  readonly value: string;
  /** One for each bucket, in their order. */
  readonly counts: readonly number[];
}

/** A statement that others are compared with. */
export interface SimilarRequest extends Pick<StatementDocument, 'id' | 'text' | 'articleId'> {
  readonly first: number;
  /** See SearchFilter. */
  readonly within?: readonly string[];
}

export interface SimilarHit {
  /** The statement's id. */
  readonly id: string;
  /**
   * From 0 to 1. Above 0.5 the wording is the same, and it is how much of the shorter one is in the longer; up to
   * 0.5 it is half of how much they share of what their words say, a rare word saying more.
   */
  readonly score: number;
  readonly isNearDuplicate: boolean;
}

/** What may be meant by what somebody has typed so far. */
export interface SuggestRequest {
  /** Words, the last one as the beginning of a word; one typo is forgiven as in a search. */
  readonly prefix: string;
  /** How many of each kind. */
  readonly limit: number;
}

/** Each list has those of most statements or articles first. */
export interface Suggestions {
  /** By name, other names and role. */
  readonly actors: readonly { readonly id: string; readonly statements: number }[];
  readonly publishers: readonly { readonly name: string; readonly articles: number }[];
  /**
   * That begin with what was typed, found in the latest of the statements that have it, and counted in all of them.
   * Of nothing typed there are none.
   */
  readonly phrases: readonly { readonly text: string; readonly statements: number }[];
}

/** What answers searches. Where it is a server of its own, it may throw SearchUnavailableError. */
export interface Searcher {
  /**
   * @param signal gives the search up where it can be, as it does those below: what has not begun does not, no
   *   server is waited for, and it rejects with a TimeoutError
   * @throws InvalidInputError for a malformed cursor
   */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>;
  /** @throws InvalidInputError where the documents found are spread over too many intervals */
  timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Timeline>;
  /**
   * The statements of other articles that are like one, best first: those of the same wording, then those about
   * the same. See ComparedStatement.
   */
  similar(request: SimilarRequest, signal?: AbortSignal): Promise<readonly SimilarHit[]>;
  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<Suggestions>;
}

/** What an index has, to compare it with the store. */
export interface IndexEntry {
  readonly id: string;
  /** See documentHash. */
  readonly hash: string;
}

/** An index that is filled beside the live one, and not searched yet. */
export interface NextIndex {
  /** What `prepare` gives once it is live. */
  readonly generation: string;
  /** As SearchEngine.apply. Several may be under way at once, as long as no document is in two of them. */
  apply(changes: readonly IndexChange[]): Promise<void>;
  /**
   * Puts it in the live one's place in one step, and drops the former, where there is one.
   * @throws IndexingError where it is not what it was, since another one was laid out
   */
  replaceLive(): Promise<void>;
  /** Throws it away. */
  discard(): Promise<void>;
}

/**
 * An index over statements, articles and actors. Derived from the store, so it may be thrown away and filled again at any time.
 *
 * An engine that is a server of its own throws SearchUnavailableError from every method when it cannot be used.
 */
export interface SearchEngine extends Searcher {
  /** For people: "built-in (SQLite FTS5)". */
  readonly name: string;
  /** The engine's version, for people: "3.45.1". */
  version(): Promise<string>;
  /**
   * Whether the index is missing, or of an older layout and answers only as far as it can: another one has to be
   * filled beside it, and take its place.
   */
  needsRebuild(): Promise<boolean>;
  /** The live index's generation, see prepare; null where it is missing or none of ours. */
  generation(): Promise<string | null>;
  /**
   * How far the engine is with what was asked of it, by a count of its own that goes up; null where the index lies in
   * the store's own file, and so cannot be of another time.
   */
  checkpoint(): Promise<string | null>;
  /** Whether the engine is that far still; not where it was put back to an earlier state, out of a backup. */
  isBeyond(checkpoint: string): Promise<boolean>;
  /**
   * Makes the index ready to use: an empty one where it is missing. One that needs a rebuild stays as it is.
   * @returns its generation, which an index gets when it is made and keeps: another one has to be filled
   */
  prepare(): Promise<string>;
  /**
   * Applies the changes in their order; searches see all of them once it resolves. Where it rejects, they may
   * or may not be applied, and applying them again does no harm.
   * @throws IndexingError where the engine refuses them, with its reason
   */
  apply(changes: readonly IndexChange[]): Promise<void>;
  countDocuments(): Promise<number>;
  /**
   * Every document's id and hash, in batches, in no order. What changes meanwhile may be there or not, or twice:
   * the last one counts.
   */
  entries(): AsyncIterable<readonly IndexEntry[]>;
  /** The entries of these documents, in no order; those that it does not have are left out. */
  entriesOf(ids: readonly string[]): Promise<IndexEntry[]>;
  /**
   * Lays an empty index out beside the live one, which stays as it is. One at a time: what an earlier one left that
   * was killed, or is still being filled, is thrown away.
   */
  layOutNext(): Promise<NextIndex>;
  /** Drops what rebuilds that were killed have left beside the live index. Nobody may be at one meanwhile. */
  dropAbandoned(): Promise<void>;
  /** Rejects where no search can be answered at present, be it for the key alone. Costs next to nothing. */
  check(): Promise<void>;
  /** Takes everything out. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * - UNREACHABLE: nothing answers at its address
 * - SLOW: it does not answer in time
 * - REFUSED: it does not accept the key
 * - NOT_READY: it has no index yet
 * - FAILED: it answers with an error of its own
 */
export type UnavailableReason = 'UNREACHABLE' | 'SLOW' | 'REFUSED' | 'NOT_READY' | 'FAILED';

/** The engine cannot be used at present. The message says what to do; what the engine itself said is the cause. */
export class SearchUnavailableError extends Error {
  override readonly name = 'SearchUnavailableError';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The engine did not take a change; the message has its reason, the code is the engine's name for it. */
export class IndexingError extends Error {
  override readonly name = 'IndexingError';
  readonly code: string;

  constructor(message: string, code: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
