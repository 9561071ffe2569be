import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { InvalidInputError } from '../domain/errors.js';
import { SearchUnavailableError } from '../search/search-engine.js';
import type { RequestNotes } from '../telemetry/request-notes.js';

/** Tells the log about an error that nobody foresaw, and in which request. */
export type ReportInternalError = (error: unknown, errorId: string, notes?: RequestNotes) => void;

/**
 * An error as clients see it. What was given wrongly is told in full (BAD_USER_INPUT); a search engine that is away
 * is told as that (SEARCH_UNAVAILABLE); what GraphQL itself
 * refuses keeps its own code; anything else is INTERNAL_SERVER_ERROR with an id, and only the log has the rest.
 */
export function formatError(error: unknown, report: ReportInternalError): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof InvalidInputError) return withCode(error, cause.message, { code: 'BAD_USER_INPUT' });
  if (cause instanceof SearchUnavailableError)
    return withCode(error, 'The search cannot be used at present; everything else can. Try again later.', {
      code: 'SEARCH_UNAVAILABLE',
    });
  if (error instanceof GraphQLError && (cause === error || cause instanceof GraphQLError)) {
    const { code = 'INTERNAL_SERVER_ERROR' } = error.extensions;
    if (code !== 'INTERNAL_SERVER_ERROR') return withCode(error, error.message, { code });
  }
  const errorId = randomUUID();
  report(cause, errorId);
  return withCode(error, `Something went wrong here; the log has it as ${errorId}.`, {
    code: 'INTERNAL_SERVER_ERROR',
    errorId,
  });
}

function withCode(
  error: unknown,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError {
  const { locations, path } = error instanceof GraphQLError ? error : {};
  return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions };
}
