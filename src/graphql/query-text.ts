import { checkText } from './text-input.js';

/** The language of queries, for whom the schema is the manual. */
export const QUERY_DESCRIPTION =
  'Words that all have to be there, the last one as the beginning of a word; one typo is forgiven from 5 letters, two from 9. "A phrase" in double quotation marks; -without a word or -"phrase". Case and accents do not count. Empty finds everything. At most 10,000 characters.';

/** @throws InvalidInputError where the query is too long, or no text */
export function checkQuery(query: string): string {
  return checkText('query', query);
}
