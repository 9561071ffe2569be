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
  /** Whether there are pages for people: the playground and the first page. */
  readonly hasPlayground: boolean;
  /** Requests a minute that an address may send without a key; 0 for any number. */
  readonly ratePerAddress: number;
  /** Requests a minute that may be sent with one key; 0 for any number. */
  readonly ratePerKey: number;
  /** Whose word is taken for the address of a client (`x-forwarded-for`): addresses and networks; none for nobody's. */
  readonly trustedProxies: readonly string[];
  /** How many subscriptions may run at once. */
  readonly maxSubscriptions: number;
  /** How many of them one key, or one address without a key, may have. */
  readonly maxSubscriptionsEach: number;
  /** A client that takes nothing of what a subscription tells it for so long is cut off. */
  readonly slowClientMs: number;
}

export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  // A hundred times as long as the slowest operation in schema/operations takes with a million statements.
  requestTimeoutMs: 30_000,
  // An operation and its variables; a pasted query of 10,000 characters is a hundredth of it.
  maxRequestBytes: 1_000_000,
  // A hundred long articles with all their statements; more than any page shows.
  maxAnswerBytes: 10_000_000,
  corsOrigins: [],
  hasPlayground: true,
  // Whoever serves the public sets them; what is tried out or measured is not held up.
  ratePerAddress: 0,
  ratePerKey: 0,
  trustedProxies: ['loopback'],
  // Each is a search whenever an article comes in: a second of work for all of them.
  maxSubscriptions: 1_000,
  maxSubscriptionsEach: 100,
  // A line that is lost for a moment recovers within it; what a client missed it can ask for.
  slowClientMs: 20_000,
};
