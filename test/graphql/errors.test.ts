import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { ConflictError, InvalidInputError, NotFoundError, TimeoutError } from '../../src/domain/errors.js';
import { ERROR_CODES } from '../../src/graphql/error-codes.js';
import { formatError, RequestError } from '../../src/graphql/errors.js';
import { SearchUnavailableError } from '../../src/search/search-engine.js';

const SECRET = 'select secret from article';

/** An error as it comes from a field, and what a client gets of it. */
function formatted(originalError: Error) {
  const reported: unknown[] = [];
  const error = new GraphQLError(originalError.message, { originalError, path: ['article'] });
  const shown = formatError(error.toJSON(), error, (...report) => reported.push(report));
  return { shown, reported };
}

describe('an error', () => {
  it.each([
    [new InvalidInputError('Give either.'), 'BAD_USER_INPUT'],
    [new NotFoundError('There is no article art_1.'), 'NOT_FOUND'],
    [new ConflictError('It is version 3 by now.'), 'CONFLICT'],
    [new TimeoutError('It took longer than 30 s.'), 'TIMEOUT'],
  ] as const)('of ours is told in full: %s', (error, code) => {
    const { shown, reported } = formatted(error);
    expect(shown).toEqual({ message: error.message, path: ['article'], extensions: { code } });
    expect(reported).toEqual([]);
  });

  it('of a search engine that is away tells nothing of the engine', () => {
    const { shown } = formatted(new SearchUnavailableError('REFUSED', `${SECRET} at 10.0.0.1`));
    expect(shown.extensions).toEqual({ code: 'SEARCH_UNAVAILABLE' });
    expect(shown.message).not.toContain(SECRET);
  });

  it.each([
    ['nobody foresaw', new TypeError(SECRET)],
    ['a library gave a code of its own', new GraphQLError(SECRET, { extensions: { code: 'E42' } })],
    ['GraphQL itself throws without a code', new GraphQLError(SECRET)],
  ])('that %s is an id, and the log has the rest', (_, error) => {
    const { shown, reported } = formatted(error);
    expect(shown.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(reported).toEqual([[error, shown.extensions?.['errorId']]]);
    expect(shown.message).toContain(shown.extensions?.['errorId']);
  });

  it('that refuses a request has the status of its code, and its headers', () => {
    const { extensions } = new RequestError('RATE_LIMITED', 'Wait 3 seconds.', { 'retry-after': '3' });
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', http: { status: 429 } });
    expect([...(extensions['http'] as { headers: Map<string, string> }).headers]).toEqual([
      ['retry-after', '3'],
    ]);
  });

  it('has a code of the table, with a status, a meaning and a remedy', () => {
    for (const { status, meaning, remedy } of Object.values(ERROR_CODES)) {
      expect(status).toBeGreaterThanOrEqual(200);
      for (const sentence of [meaning, remedy]) expect(sentence).toMatch(/^[A-Z].*[.)]$/);
    }
  });
});
