import { type IndexChange, IndexingError, type SearchEngine } from './search/search-engine.js';

/** An engine that refuses more than that at once is at fault itself, and not the documents. */
const MAX_REFUSED = 100;

/** Why documents were refused, by id. */
export type Refusals = Map<string, string>;

/**
 * Applies changes to an index. Where it refuses some, each half is tried by itself, down to those that it refuses
 * alone: a document that is refused keeps no other one out.
 * @returns what it refused
 * @throws SearchUnavailableError where it cannot be used: that says nothing against a document
 * @throws IndexingError where it refuses more than a hundred, here and before
 */
export async function deliver(
  index: Pick<SearchEngine, 'apply'>,
  changes: readonly IndexChange[],
  refused: Refusals = new Map(),
): Promise<Refusals> {
  if (changes.length === 0) return refused;
  try {
    await index.apply(changes);
  } catch (error) {
    if (!(error instanceof IndexingError) || refused.size >= MAX_REFUSED) throw error;
    const [change] = changes;
    if (change && changes.length === 1) return refused.set(idOf(change), error.message);
    const half = changes.length >> 1;
    await deliver(index, changes.slice(0, half), refused);
    await deliver(index, changes.slice(half), refused);
  }
  return refused;
}

function idOf(change: IndexChange): string {
  return change.type === 'PUT' ? change.document.id : change.id;
}
