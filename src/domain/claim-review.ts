/** What a fact-checker found out about a claim (schema.org ClaimReview). */
export interface ClaimReview {
  /** Where it was published; of one claim a review is known by it. */
  readonly url: string;
  /** Who reviewed: the organisation or person. */
  readonly reviewer: string;
  /** In the reviewer's words: "Mostly false". */
  readonly verdict: string;
  readonly rating: Rating | null;
  /** ISO 8601 in UTC. */
  readonly dateReviewed: string | null;
}

/** A number on the reviewer's scale, whichever end of it is the larger. */
export interface Rating {
  readonly value: number;
  readonly best: number;
  readonly worst: number;
}
