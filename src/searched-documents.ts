import type { IndexChange, SearchDocument } from './search/search-engine.js';
import type { OutboxEntry, SearchableStatement } from './store/store.js';

/** A statement of the store as the index has it. */
export function documentOf({
  statement,
  actorName,
  publisher,
  language,
}: SearchableStatement): SearchDocument {
  const { cueText: cue, ...rest } = statement;
  return { ...rest, cue, actorName, publisher, language };
}

/** What brings the index to the store's state. */
export function changeOf({ statementId, current }: OutboxEntry): IndexChange {
  return current ? { type: 'PUT', document: documentOf(current) } : { type: 'DELETE', id: statementId };
}
