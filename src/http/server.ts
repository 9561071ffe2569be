import type { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { RequestContext } from '../graphql/context.js';
import { readOperations } from '../graphql/operations.js';
import { servePlayground } from './playground.js';

/** An operation and its variables; a pasted query of 10,000 characters is a hundredth of it. */
const BODY_LIMIT = 1_000_000;

/** Two lines a request would be most of the log; a proxy in front writes an access log. */
const QUIET = new LogController({ disableRequestLogging: true });

export interface HttpParts {
  readonly graphql: ApolloServer<RequestContext>;
  readonly makeContext: () => RequestContext;
  readonly logger: FastifyBaseLogger;
  /** Where the playground's built files are. */
  readonly playgroundDir: string;
  /** Where the ready-made operations are. */
  readonly operationsDir: string;
}

/** Makes the HTTP server: GraphQL at /graphql, the playground there for browsers, and a first page at /. */
export async function makeHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { graphql, makeContext, playgroundDir, operationsDir } = parts;
  const app = fastify({ loggerInstance: parts.logger, logController: QUIET, bodyLimit: BODY_LIMIT });
  const playground = await servePlayground(app, playgroundDir);
  const operations = await readOperations(operationsDir);

  graphql.addPlugin(fastifyApolloDrainPlugin(app));
  await graphql.start();
  const answer = fastifyApolloHandler(graphql, { context: async () => makeContext() });

  app.get('/', (_, reply) => playground.sendHome(reply));
  app.get('/graphql/operations', () => operations);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => (isVisit(request) ? playground.sendGraphiql(reply) : undefined),
    handler: answer,
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: `There is nothing at ${request.method} ${request.url.slice(0, 200)}: GraphQL is at /graphql.`,
    }),
  );
  return app;
}

/** A browser that opens the address, not a client that sends a query by GET. */
function isVisit({ method, headers, query }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html') && !('query' in (query as object));
}
