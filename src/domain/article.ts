/** A news article as it is kept; its body is kept beside it, since most readers of a list do without. */
export interface Article {
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
