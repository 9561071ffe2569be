import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type App, FOLDERS } from './app.js';
import { makeContext } from './graphql/context.js';
import { makeGraphqlServer } from './graphql/server.js';
import { makeHttpServer } from './http/server.js';

/** Makes the HTTP server over an open app; it does not listen yet. */
export function makeServer(
  { store, engine, indexHealth }: App,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  return makeHttpServer({
    graphql: makeGraphqlServer((error, errorId) => logger.error({ err: error, errorId }, 'request failed')),
    makeContext: () => makeContext(store, engine, indexHealth),
    logger,
    playgroundDir: FOLDERS.playground,
    operationsDir: FOLDERS.operations,
  });
}
