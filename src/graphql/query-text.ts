import { InvalidInputError } from '../domain/errors.js';

/** In UTF-16 units: a page and a half of text, more than anybody pastes to find a quote again. */
const MAX_QUERY_LENGTH = 10_000;

/** The language of queries, for whom the schema is the manual. */
export const QUERY_DESCRIPTION =
  'Words that all have to be there, the last one as the beginning of a word; one typo is forgiven from 5 letters, two from 9. "A phrase" in double quotation marks; -without a word or -"phrase". Case and accents do not count. Empty finds everything. At most 10,000 characters.';

/** @throws InvalidInputError where the query is too long */
export function checkQuery(query: string): string {
  if (query.length > MAX_QUERY_LENGTH)
    throw new InvalidInputError(
      `The query has ${query.length} characters; at most ${MAX_QUERY_LENGTH} are taken.`,
    );
  return query;
}
