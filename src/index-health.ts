import type { IndexHealth } from './domain/index-health.js';
import { hasGoneBack } from './live-index.js';
import { type SearchEngine, SearchUnavailableError } from './search/search-engine.js';
import type { Store } from './store/store.js';

/** The worst are enough to see what is wrong. */
const FAILURES_SHOWN = 10;
/** An engine that takes longer for a count is as good as away. */
const ENGINE_TIMEOUT_MS = 2_000;

/**
 * Reads how the search index stands against the store. Answers within two seconds of the store's own time,
 * whatever has become of the engine.
 */
export async function readIndexHealth(store: Store, engine: SearchEngine): Promise<IndexHealth> {
  const [index, known, documentsInStore, outbox, lastReconcile] = await Promise.all([
    indexState(store, engine),
    store.index.known(),
    store.index.countSearchable(),
    store.outboxState(FAILURES_SHOWN),
    store.index.lastReconcile(),
  ]);
  const { waiting: backlog, oldest: oldestWaiting, failed, failures } = outbox;
  const isBehind = backlog > 0 || index.isOutdated || index.generation !== known.generation;
  return {
    status: index.problem ? 'AWAY' : failed > 0 ? 'FAILING' : isBehind ? 'BEHIND' : 'UP_TO_DATE',
    engine: { name: engine.name, version: index.version, problem: index.problem },
    documentsInStore,
    documentsInIndex: index.documents,
    backlog,
    oldestWaiting,
    failed,
    failures,
    lastReconcile,
  };
}

interface IndexState {
  readonly version: string | null;
  readonly documents: number | null;
  readonly problem: string | null;
  readonly isOutdated: boolean;
  readonly generation: string | null;
}

const UNKNOWN = { version: null, documents: null, isOutdated: false, generation: null };

async function indexState(store: Store, engine: SearchEngine): Promise<IndexState> {
  try {
    const [version, documents, generation, ...outdated] = await withinTime(
      Promise.all([
        engine.version(),
        engine.countDocuments(),
        engine.generation(),
        engine.needsRebuild(),
        hasGoneBack({ store, engine }),
        engine.check(),
      ]),
    );
    const isOutdated = outdated.includes(true);
    return { version, documents, isOutdated, generation, problem: null };
  } catch (error) {
    if (error instanceof SearchUnavailableError) return { ...UNKNOWN, problem: error.message };
    throw error;
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new SearchUnavailableError('SLOW', 'The search engine does not answer in time.');
    timer = setTimeout(() => reject(error), ENGINE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
