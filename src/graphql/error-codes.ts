interface CodeEntry {
  /** The HTTP status where the whole request fails with it; an error of one field comes with 200. */
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
}

/** All that an error's `extensions.code` can be: no answer has another one, and docs/api.md shows this table. */
export const ERROR_CODES = {
  BAD_REQUEST: {
    status: 400,
    meaning:
      'The HTTP request is no GraphQL request: no JSON, no `query`, a wrong media type (415) or method (405), or a form that a foreign page may have sent.',
    remedy: 'Send a JSON object with `query` by POST, as `application/json`.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    meaning: 'The body of the request is larger than is taken.',
    remedy: 'Send less at once.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: 'The document is not GraphQL.',
    remedy: 'See `locations`.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning:
      'The document does not fit the schema: an unknown field, a missing argument, a literal of another type.',
    remedy: 'See the message and `locations`.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The document has several operations and none is named, or none of that name.',
    remedy: 'Send `operationName`.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    meaning: 'The server does not know the query of this hash (yet).',
    remedy: 'Send the query with its hash; clients with persisted queries do so by themselves.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    meaning: 'The server takes no queries by their hash.',
    remedy: 'Send the query.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 404,
    meaning: 'The server knows no document of this `documentId`.',
    remedy: 'Send the id of a document that was given to the server, or the document itself as `query`.',
  },
  DOCUMENT_NOT_TRUSTED: {
    status: 403,
    meaning: 'The server takes only documents that were given to it beforehand, and this is none of them.',
    remedy: 'Send a `documentId`, or the very text of such a document.',
  },
  BAD_USER_INPUT: {
    status: 400,
    meaning:
      'An argument or variable cannot be taken: a number out of range, an id of another type, a cursor of another list, a text that is too long or has a NUL character or half a surrogate pair.',
    remedy: 'The message says what is wrong and what would be right.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'What is to be changed is not there. (What is only read is null, without an error.)',
    remedy: 'Look it up again.',
  },
  CONFLICT: {
    status: 409,
    meaning: 'Somebody else has changed it meanwhile, or it is there already.',
    remedy: 'Read it again, and change what it is now.',
  },
  UNAUTHENTICATED: {
    status: 401,
    meaning: 'A key is needed, or the one that was given is not valid.',
    remedy: 'Send a valid key in `authorization`.',
  },
  FORBIDDEN: {
    status: 403,
    meaning: 'The key does not allow it.',
    remedy: 'Use a key that does.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'There were too many requests.',
    remedy: 'Wait as long as `retry-after` says.',
  },
  TOO_COSTLY: {
    status: 400,
    meaning: 'The operation asks for more than one operation may: too deep, too broad, too many parts.',
    remedy: 'Ask for less at once; the message says what is the limit.',
  },
  ANSWER_TOO_LARGE: {
    status: 400,
    meaning: 'The answer would be larger than is sent.',
    remedy: 'Ask for fewer entries or fields.',
  },
  SEARCH_UNAVAILABLE: {
    status: 503,
    meaning: 'The search engine cannot be used at present; everything else can.',
    remedy: 'Try again later.',
  },
  TIMEOUT: {
    status: 504,
    meaning: 'It took longer than a request may; the work was ended.',
    remedy: 'Ask for less at once, or try again later.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'Something went wrong here. `extensions.errorId` is in the log of the server with all the rest.',
    remedy: 'Tell who runs the server the id.',
  },
} as const satisfies Record<string, CodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
