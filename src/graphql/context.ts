import { ANONYMOUS, type Caller } from '../domain/caller.js';
import type { IndexHealth } from '../domain/index-health.js';
import type { Searcher } from '../search/search-engine.js';
import type { Store } from '../store/store.js';
import type { RequestNotes } from '../telemetry/request-notes.js';
import type { Desk } from './desk.js';
import { type Loaders, makeLoaders } from './loaders.js';

/** What resolvers work with; made anew for each request, so that no request sees what another one read. */
export interface RequestContext {
  readonly store: Store;
  readonly engine: Searcher;
  readonly loaders: Loaders;
  readonly desk: Desk;
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
}

const NEVER = new AbortController().signal;

export function makeContext(
  { store, searcher, indexHealth, desk }: ContextSources,
  {
    caller = ANONYMOUS,
    notes,
    signal = NEVER,
  }: Partial<Pick<RequestContext, 'caller' | 'notes' | 'signal'>> = {},
): RequestContext {
  return {
    store,
    engine: searcher,
    desk,
    loaders: makeLoaders(store, signal),
    readIndexHealth: indexHealth,
    caller,
    notes,
    signal,
  };
}
