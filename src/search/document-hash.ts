import { createHash } from 'node:crypto';
import type { SearchDocument } from './search-engine.js';

/**
 * Tells whether two documents are the same in all that is searched, without comparing them. 120 bits, so that
 * a difference goes unseen once in 10^36.
 */
export function documentHash(document: SearchDocument): string {
  return createHash('sha256')
    .update(JSON.stringify(fieldsOf(document)))
    .digest('base64url')
    .slice(0, 20);
}

/** Field by field: a document may carry more than it should, and its keys stand in any order. */
function fieldsOf(document: SearchDocument): unknown[] {
  switch (document.type) {
    case 'STATEMENT': {
      const {
        id,
        kind,
        form,
        text,
        actorId,
        actorName,
        articleId,
        publisher,
        language,
        cue,
        act,
        polarity,
        datePublished,
      } = document;
      return [
        id,
        kind,
        form,
        text,
        actorId,
        actorName,
        articleId,
        publisher,
        language,
        cue,
        act,
        polarity,
        datePublished,
      ];
    }
    case 'ARTICLE': {
      const { type, id, headline, body, publisher, authors, language, datePublished } = document;
      return [type, id, headline, body, publisher, authors, language, datePublished];
    }
    case 'ACTOR': {
      const { type, id, name, aliases, role, statementCount } = document;
      return [type, id, name, aliases, role, statementCount];
    }
  }
}
