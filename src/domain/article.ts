/** IPTC ninjs `pubstatus`: only a usable article is shown; withheld and canceled ones are kept but out of sight. */
export const ARTICLE_STATUSES = ['USABLE', 'WITHHELD', 'CANCELED'] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

/** An article as it comes in, before anything is found in it. */
export interface RawArticle {
  readonly body: string;
  readonly headline?: string | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** ISO 8601 date or date-time, as it was given. */
  readonly datePublished?: string | undefined;
  /** BCP 47 language tag. */
  readonly language?: string | undefined;
}

/** A news article as it is kept. */
export interface Article {
  readonly id: string;
  readonly url: string | null;
  readonly headline: string;
  readonly body: string;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  /** ISO 8601 in UTC, to the millisecond. */
  readonly datePublished: string | null;
  readonly language: string;
  readonly status: ArticleStatus;
  /** Digest of everything that was given, so that the same article taken in again is known. */
  readonly contentHash: string;
  readonly dateCreated: string;
  readonly dateModified: string;
}
