/**
 * Whether an article may be used, as IPTC's ninjs says it (pubstatus):
 * - USABLE: without restriction
 * - WITHHELD: not until further notice
 * - CANCELED: never
 */
export type ArticleStatus = 'USABLE' | 'WITHHELD' | 'CANCELED';

/** A news article as it comes in; its body is kept beside it, since most readers of a list do without. */
export interface ArticleContent {
  readonly id: string;
  readonly url: string | null;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  /** ISO 8601 in UTC, to the millisecond. */
  readonly datePublished: string | null;
  /** BCP 47 tag, "und" where it is not known. */
  readonly language: string;
  readonly dateCreated: string;
  readonly dateModified: string;
}

/** A news article as it is kept. Nothing of one that is not usable is shown, counted or found. */
export interface Article extends ArticleContent {
  readonly status: ArticleStatus;
  /** Why it is so. */
  readonly statusNote: string | null;
  /** When it became so; null where it has always been usable. */
  readonly dateStatusChanged: string | null;
}
