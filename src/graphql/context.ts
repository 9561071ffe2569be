import type { IndexHealth } from '../domain/index-health.js';
import type { Searcher } from '../search/search-engine.js';
import type { Store } from '../store/store.js';
import type { RequestNotes } from '../telemetry/request-notes.js';
import { type Loaders, makeLoaders } from './loaders.js';

/** What resolvers work with; made anew for each request, so that no request sees what another one read. */
export interface RequestContext {
  readonly store: Store;
  readonly engine: Searcher;
  readonly loaders: Loaders;
  readonly readIndexHealth: () => Promise<IndexHealth>;
  /** Of the HTTP request; none where an operation is executed without one. */
  readonly notes: RequestNotes | undefined;
  /** Aborts when the request's time is up, or nobody waits for its answer any more. */
  readonly signal: AbortSignal;
}

const NEVER = new AbortController().signal;

export function makeContext(
  store: Store,
  engine: Searcher,
  readIndexHealth: RequestContext['readIndexHealth'],
  notes?: RequestNotes,
  signal = NEVER,
): RequestContext {
  return { store, engine, loaders: makeLoaders(store, signal), readIndexHealth, notes, signal };
}
