import type { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type RouteHandlerMethod,
} from 'fastify';
import type { RequestContext } from '../graphql/context.js';
import { readOperations } from '../graphql/operations.js';
import type { Health } from '../telemetry/health.js';
import type { RequestNotes } from '../telemetry/request-notes.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { servePlayground } from './playground.js';
import { type MetricsSources, serveMetrics, serveProbes } from './probes.js';
import { requestId } from './request-id.js';
import { FAILURE_LOG } from './request-log.js';
import { inTrace, observeRequests } from './request-observation.js';

/** An operation and its variables; a pasted query of 10,000 characters is a hundredth of it. */
const BODY_LIMIT = 1_000_000;

export interface HttpParts {
  readonly graphql: ApolloServer<RequestContext>;
  readonly makeContext: (notes: RequestNotes) => RequestContext;
  readonly logger: FastifyBaseLogger;
  readonly telemetry: Telemetry;
  readonly health: Health;
  /** Null where it does not serve /metrics. */
  readonly metricsSources: MetricsSources | null;
  /** Where the playground's built files are. */
  readonly playgroundDir: string;
  /** Where the ready-made operations are. */
  readonly operationsDir: string;
}

/**
 * Makes the HTTP server: GraphQL at /graphql, the playground there for browsers, a first page at /, and what its
 * keepers ask for at /healthz, /readyz and /metrics.
 */
export async function makeHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { graphql, makeContext, playgroundDir, operationsDir, telemetry, health } = parts;
  const app = fastify({
    loggerInstance: parts.logger,
    logController: FAILURE_LOG,
    genReqId: requestId,
    bodyLimit: BODY_LIMIT,
  });
  observeRequests(app, telemetry, () => health.isStopping);
  serveProbes(app, health);
  if (parts.metricsSources) serveMetrics(app, parts.metricsSources);
  const playground = await servePlayground(app, playgroundDir);
  const operations = await readOperations(operationsDir);

  graphql.addPlugin(fastifyApolloDrainPlugin(app));
  await graphql.start();
  const answer = fastifyApolloHandler(graphql, {
    context: async ({ notes }) => makeContext(notes),
  }) as RouteHandlerMethod;

  app.get('/', (_, reply) => playground.sendHome(reply));
  app.get('/graphql/operations', () => operations);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => (isVisit(request) ? playground.sendGraphiql(reply) : undefined),
    handler: (request, reply) => inTrace(request, () => answer.call(app, request, reply)),
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
