import { randomUUID } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  TimeoutError,
  UnauthenticatedError,
} from '../domain/errors.js';
import { SearchUnavailableError } from '../search/search-engine.js';
import type { RequestNotes } from '../telemetry/request-notes.js';
import { ERROR_CODES, type ErrorCode, isErrorCode } from './error-codes.js';

/** Tells the log about an error that nobody foresaw, and in which request. */
export type ReportInternalError = (error: unknown, errorId: string, notes?: RequestNotes) => void;

/** As Apollo marks what asks for the schema where that is not told; its own sentence is about Apollo. */
const INTROSPECTION_DISABLED = 'INTROSPECTION_DISABLED';
const NO_INTROSPECTION =
  'This server does not tell its schema (__schema, __type): its documentation does, and the file schema/schema.graphql.';
/** As graphql-js says it. */
const TOO_MANY_TOKENS = 'Document contains more that';

/** A few tell what is wrong; each takes time to find. */
export const MAX_VALIDATION_ERRORS = 5;

/** What was given wrongly is told in full, but not repeated in full. */
const MAX_MESSAGE_LENGTH = 1_000;

const CODES_OF_ERRORS: readonly (readonly [abstract new (...args: never[]) => Error, ErrorCode])[] = [
  [InvalidInputError, 'BAD_USER_INPUT'],
  [NotFoundError, 'NOT_FOUND'],
  [ConflictError, 'CONFLICT'],
  [UnauthenticatedError, 'UNAUTHENTICATED'],
  [ForbiddenError, 'FORBIDDEN'],
  [TimeoutError, 'TIMEOUT'],
];

/**
 * An error that refuses a request as a whole, with the HTTP status of its code. For what goes wrong in a field,
 * throw an error of the domain: its siblings still have their data.
 */
export class RequestError extends GraphQLError {
  readonly code: ErrorCode;
  readonly status: number;
  /** Of the answer. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    const { status } = ERROR_CODES[code];
    super(message, {
      extensions: { code, http: { status, headers: new HeaderMap(Object.entries(headers)) } },
    });
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/**
 * An error as clients see it, with one of ERROR_CODES. Whatever nobody foresaw is INTERNAL_SERVER_ERROR with an id,
 * and only the log has the rest.
 *
 * @param formatted the error as Apollo has it, with its code for what it refuses itself
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: ReportInternalError,
): GraphQLFormattedError {
  const { code, ...others } = formatted.extensions ?? {};
  if (code === 'GRAPHQL_PARSE_FAILED' && formatted.message.includes(TOO_MANY_TOKENS))
    return withCode(formatted, 'TOO_COSTLY', formatted.message);
  if (others['validationErrorCode'] === INTROSPECTION_DISABLED)
    return withCode(formatted, 'GRAPHQL_VALIDATION_FAILED', NO_INTROSPECTION);
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR')
    return withCode(formatted, code, formatted.message, others);
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const known = CODES_OF_ERRORS.find(([kind]) => cause instanceof kind);
  if (known) return withCode(formatted, known[1], (cause as Error).message);
  if (cause instanceof SearchUnavailableError)
    return withCode(
      formatted,
      'SEARCH_UNAVAILABLE',
      'The search cannot be used at present; everything else can. Try again later.',
    );
  if (cause instanceof GraphQLError && isCoercion(cause.message))
    return withCode(formatted, 'BAD_USER_INPUT', formatted.message);
  // Apollo's own for a persisted query of another version or hash: a status, and no code.
  if (cause instanceof GraphQLError && isClientError(cause))
    return withCode(formatted, 'BAD_REQUEST', formatted.message);
  const errorId = randomUUID();
  report(cause, errorId);
  const message = `Something went wrong here; the log has it as ${errorId}.`;
  return withCode(formatted, 'INTERNAL_SERVER_ERROR', message, { errorId });
}

/** An error that does not tell what the schema has instead. */
export function withoutSuggestions(error: GraphQLFormattedError): GraphQLFormattedError {
  return { ...error, message: error.message.replace(/ ?Did you mean [^?]*\?/g, '') };
}

/** What graphql-js refuses when it reads variables and arguments, and gives no code. */
function isCoercion(message: string): boolean {
  return /^(?:Variable "\$|Argument "|Too many errors processing variables)/.test(message);
}

function isClientError({ extensions }: GraphQLError): boolean {
  const { status = 500 } = (extensions['http'] ?? {}) as { status?: number };
  return status >= 400 && status < 500;
}

function withCode(
  { locations, path }: GraphQLFormattedError,
  code: ErrorCode,
  message: string,
  others: Record<string, unknown> = {},
): GraphQLFormattedError {
  const shown =
    message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH).toWellFormed()}…` : message;
  return {
    message: shown,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { code, ...others },
  };
}
