/**
 * How an operation ended, by the worst of its errors:
 * - ok: without one
 * - refused: what was asked for is wrong
 * - search_unavailable: the search engine cannot be used
 * - timed_out: it took longer than a request may
 * - failed: an error of ours, which the log has
 */
export type Outcome = 'ok' | 'refused' | 'search_unavailable' | 'timed_out' | 'failed';

/** The outcomes that an error's code stands for, worst first; any other code is a refusal. */
const OUTCOMES: readonly (readonly [string, Outcome])[] = [
  ['INTERNAL_SERVER_ERROR', 'failed'],
  ['TIMEOUT', 'timed_out'],
  ['SEARCH_UNAVAILABLE', 'search_unavailable'],
];

/** @param codes of all its errors */
export function outcomeOf(codes: readonly unknown[]): Outcome {
  if (codes.length === 0) return 'ok';
  return OUTCOMES.find(([code]) => codes.includes(code))?.[1] ?? 'refused';
}

/** What is noted of a request while it is answered, for logs, metrics and traces. */
export interface RequestNotes {
  /** In every line of the log about it. */
  readonly id: string;
  /** Of 32 hexadecimal digits; null where no traces are made. */
  readonly traceId: string | null;
  /** Null as long as it is not known, and where the document is refused before. */
  operation: { readonly type: string; readonly name: string | null } | null;
  /** Null as long as it is not known, and where the request never came to GraphQL. */
  outcome: Outcome | null;
  /** By performance.now(): when it began to be told what comes in. Null for an answer with an end. */
  streamsFrom: number | null;
}

export function makeNotes(id: string, traceId: string | null = null): RequestNotes {
  return { id, traceId, operation: null, outcome: null, streamsFrom: null };
}

/** A request that is over. */
export interface FinishedRequest {
  readonly method: string;
  /** The route's pattern; null where there is nothing at its address. */
  readonly route: string | null;
  /** Null where the client went away before it had the whole answer. */
  readonly status: number | null;
  /** To the end of the answer, or until it began to be told what comes in. */
  readonly durationMs: number;
  readonly notes: RequestNotes;
}
