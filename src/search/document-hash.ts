import { createHash } from 'node:crypto';
import type { SearchDocument } from './search-engine.js';

/**
 * Tells whether two documents are the same in all that is searched, without comparing them. 120 bits, so that
 * a difference goes unseen once in 10^36.
 */
export function documentHash(document: SearchDocument): string {
  const { id, kind, form, text, actorId, actorName, articleId, publisher, language, cue, datePublished } =
    document;
  // Field by field: a document may carry more than it should, and its keys stand in any order.
  const fields = [
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
    datePublished,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 20);
}
