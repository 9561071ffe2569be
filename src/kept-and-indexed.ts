import type { Indexer } from './indexer.js';
import type { Store } from './store/store.js';

/**
 * Makes all that work changes one transaction. Where the index lies in the same database, one for both is one wait
 * for the disk; and where the index fails, the changes are kept all the same, and the outbox has what is to be done.
 * An index elsewhere is brought up to date by the indexer of a server, and no change waits for it.
 */
export async function keptAndIndexed<T>(
  { store, indexer }: { readonly store: Store; readonly indexer: Indexer },
  work: () => Promise<T>,
): Promise<T> {
  let isDone = false;
  const keep = (index: () => Promise<unknown>): Promise<T> =>
    store.atomically(async () => {
      const outcome = await work();
      isDone = true;
      await index();
      return outcome;
    });
  if (!indexer.isIndexInStore) return keep(async () => {});
  try {
    return await keep(() => indexer.drain());
  } catch (error) {
    if (isDone) await keep(async () => {});
    throw error;
  }
}
