/** What the server lets in and gives out over HTTP. */
export interface HttpSettings {
  /** How long an operation has; then its work is ended. */
  readonly requestTimeoutMs: number;
  /** How large a request's body may be. */
  readonly maxRequestBytes: number;
  /** How large an answer may be, before it is compressed. */
  readonly maxAnswerBytes: number;
  /** Of which sites the pages may read answers: their origins, or `*` for any. */
  readonly corsOrigins: readonly string[] | '*';
}

export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  // A hundred times as long as the slowest operation in schema/operations takes with a million statements.
  requestTimeoutMs: 30_000,
  // An operation and its variables; a pasted query of 10,000 characters is a hundredth of it.
  maxRequestBytes: 1_000_000,
  // A hundred long articles with all their statements; more than any page shows.
  maxAnswerBytes: 10_000_000,
  corsOrigins: [],
};
