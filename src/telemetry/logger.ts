import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger };

/** What stands between // and @ in a url: a user's name and password. */
const CREDENTIALS = /\/\/[^/\s@]+@/g;
/** Errors have causes, and those have causes. */
const MAX_DEPTH = 5;

/** Makes the log: a line of JSON for each event, on the standard output unless another destination is given. */
export function makeLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    serializers: {
      err: (error: unknown) => told(error),
      // A query string may hold an operation with its variables.
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without what libraries add to theirs: requests with headers and keys, queries with their values. */
function told(error: unknown, depth = 0): unknown {
  if (typeof error !== 'object' || error === null || !('message' in error))
    return withoutCredentials(String(error));
  const { message, stack, code, cause, errors } = error as Error &
    Partial<AggregateError> & { code?: unknown };
  const goesOn = depth < MAX_DEPTH;
  return {
    type: error.constructor.name,
    message: withoutCredentials(message),
    ...(code === undefined ? {} : { code }),
    ...(stack === undefined ? {} : { stack: withoutCredentials(stack) }),
    ...(cause === undefined || !goesOn ? {} : { cause: told(cause, depth + 1) }),
    ...(errors === undefined || !goesOn ? {} : { errors: errors.map((each) => told(each, depth + 1)) }),
  };
}

function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, '//');
}
