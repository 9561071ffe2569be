import type { SearchEngine } from './search/search-engine.js';
import type { Store } from './store/store.js';

interface LiveIndexParts {
  readonly store: Store;
  readonly engine: SearchEngine;
}

/** Whether the engine is behind what was delivered to it, since it was put back to an earlier state. */
export async function hasGoneBack({ store, engine }: LiveIndexParts): Promise<boolean> {
  const { checkpoint } = await store.index.known();
  return checkpoint !== null && !(await engine.isBeyond(checkpoint));
}

/**
 * Notes how far the engine is, once something was delivered to it.
 * @returns false where it has gone back before that, which the new note would hide
 */
export async function noteCheckpoint(parts: LiveIndexParts): Promise<boolean> {
  if (await hasGoneBack(parts)) return false;
  const checkpoint = await parts.engine.checkpoint();
  if (checkpoint !== null) await parts.store.index.noteCheckpoint(checkpoint);
  return true;
}
