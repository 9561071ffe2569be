import { createHash } from 'node:crypto';
import type { SearchDocument } from './search-engine.js';

/**
 * Orders documents that are equal otherwise, the same in every index that they stand in: an article's statements
 * beside each other and beside the article. 22 bits of the article's id and 30 of the document's fit a JavaScript number.
 */
export function sortKey(document: SearchDocument): number {
  const { id } = document;
  const articleId = document.type === 'STATEMENT' ? document.articleId : id;
  const bits = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0);
  return (bits(articleId) >>> 10) * 2 ** 30 + (bits(id) >>> 2);
}
