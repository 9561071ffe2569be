import type { IndexChange, SearchDocument } from './search/search-engine.js';
import type { OutboxEntry, Searchable } from './store/store.js';

/** What the store has to be searched, as the index has it. */
export function documentOf(searchable: Searchable): SearchDocument {
  switch (searchable.type) {
    case 'STATEMENT': {
      const { type, statement, act, polarity, actorName, publisher, language } = searchable;
      const { cueText: cue, ...rest } = statement;
      return { type, ...rest, cue, act, polarity, actorName, publisher, language };
    }
    case 'ARTICLE': {
      const { type, article, body } = searchable;
      return { type, ...article, body };
    }
    case 'ACTOR': {
      const { type, actor } = searchable;
      return { type, ...actor };
    }
  }
}

/** What brings the index to the store's state. */
export function changeOf({ documentId, current }: OutboxEntry): IndexChange {
  return current ? { type: 'PUT', document: documentOf(current) } : { type: 'DELETE', id: documentId };
}
