import { ANONYMOUS, type Caller } from '../domain/caller.js';
import { ForbiddenError } from '../domain/errors.js';
import type { IndexHealth } from '../domain/index-health.js';
import type { StatementFeed } from '../live/statement-feed.js';
import { LimitedSearch } from '../search/limited-search.js';
import type { Searcher } from '../search/search-engine.js';
import type { RecordReader, Store } from '../store/store.js';
import type { RequestNotes } from '../telemetry/request-notes.js';
import type { Desk } from './desk.js';
import { type Loaders, makeLoaders } from './loaders.js';

/** What resolvers work with; made anew for each request, so that no request sees what another one read. */
export interface RequestContext {
  /** Everything: for changes, and for what needs a scope that no caller has who is limited. */
  readonly store: Store;
  /** What the caller may read, as `loaders` and `engine` have it too. */
  readonly record: RecordReader;
  readonly engine: Searcher;
  readonly loaders: Loaders;
  readonly desk: Desk;
  /** What comes in. */
  readonly feed: StatementFeed;
  /** The last cursor that a client had before its connection broke, where that is told beside the operation. */
  readonly lastCursor: string | null;
  readonly readIndexHealth: () => Promise<IndexHealth>;
  /** Who asks. A field that not everybody may select says so with RequiresScope. */
  readonly caller: Caller;
  /** Of the HTTP request; none where an operation is executed without one. */
  readonly notes: RequestNotes | undefined;
  /** Aborts when the request's time is up, or nobody waits for its answer any more. */
  readonly signal: AbortSignal;
}

/** What all requests share. */
export interface ContextSources {
  readonly store: Store;
  readonly searcher: Searcher;
  readonly indexHealth: () => Promise<IndexHealth>;
  readonly desk: Desk;
  readonly feed: StatementFeed;
}

async function refuseIndexHealth(): Promise<never> {
  throw new ForbiddenError('The index is about the articles of all publishers; your key is limited to some.');
}

const NEVER = new AbortController().signal;

export function makeContext(
  { store, searcher, indexHealth, desk, feed }: ContextSources,
  {
    caller = ANONYMOUS,
    notes,
    signal = NEVER,
    lastCursor = null,
  }: Partial<Pick<RequestContext, 'caller' | 'notes' | 'signal' | 'lastCursor'>> = {},
): RequestContext {
  const { publishers } = caller;
  const record = publishers ? store.limitedTo(publishers) : store;
  return {
    store,
    record,
    engine: publishers ? new LimitedSearch(searcher, publishers) : searcher,
    desk,
    feed,
    lastCursor,
    loaders: makeLoaders(record, store, signal),
    readIndexHealth: publishers ? refuseIndexHealth : indexHealth,
    caller,
    notes,
    signal,
  };
}
