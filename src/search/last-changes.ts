import type { IndexChange, SearchDocument } from './search-engine.js';

/** What the changes come to, by id: the document to put there, or null where there shall be none. */
export function lastChanges(changes: readonly IndexChange[]): Map<string, SearchDocument | null> {
  const last = new Map<string, SearchDocument | null>();
  for (const change of changes) {
    if (change.type === 'PUT') last.set(change.document.id, change.document);
    else last.set(change.id, null);
  }
  return last;
}
