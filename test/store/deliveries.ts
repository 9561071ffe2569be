import type { OutboxEntry, RefusedEntries } from '../../src/store/store.js';

export const NONE_REFUSED: RefusedEntries = new Map();

export function allRefused(entries: readonly OutboxEntry[]): RefusedEntries {
  return new Map(entries.map(({ documentId }) => [documentId, 'The document is too odd.']));
}
