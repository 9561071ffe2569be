import { type Environment, type Started, start } from './commands/run.js';

interface LogLine {
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A server that runs as a process of its own. */
export interface ServerProcess extends Started {
  /** Where it listens: "http://127.0.0.1:4000". */
  readonly origin: string;
  /** All lines of its log so far. */
  readonly log: readonly LogLine[];
  /** Sends an operation by POST, and reads the answer. */
  send(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** The next line of its log, or one that is there already. */
  logged(fits: (line: LogLine) => boolean): Promise<LogLine>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: of whatever shape was asked for.
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly errorId?: string };
  }[];
}

/** Starts the server on a free port, and waits until it listens. */
export async function startServer(environment: Environment): Promise<ServerProcess> {
  const started = start('main.js', [], { SEED: 'off', ...environment });
  const log: LogLine[] = [];
  started.line((each) => log.push(JSON.parse(each)) === 0).catch(() => {});
  const line = await started.line((each) => JSON.parse(each).msg === 'listening');
  const origin = new URL((JSON.parse(line) as { playground: string }).playground).origin;
  return {
    ...started,
    origin,
    log,
    async send(query, variables = {}, headers = {}) {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const { status, headers: sent } = response;
      return { status, headers: sent, ...((await response.json()) as Pick<Answer, 'data' | 'errors'>) };
    },
    async logged(fits) {
      const known = log.find(fits);
      return known ?? JSON.parse(await started.line((each) => fits(JSON.parse(each) as LogLine)));
    },
  };
}
