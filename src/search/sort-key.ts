import { createHash } from 'node:crypto';
import type { SearchDocument } from './search-engine.js';

/**
 * Orders documents that are equal otherwise, the same in every index that they stand in: the statements of an
 * article beside each other. 22 bits of the article's id and 30 of the document's fit a JavaScript number.
 */
export function sortKey({ articleId, id }: Pick<SearchDocument, 'articleId' | 'id'>): number {
  const bits = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0);
  return (bits(articleId) >>> 10) * 2 ** 30 + (bits(id) >>> 2);
}
