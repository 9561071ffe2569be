import fastifyCompress from '@fastify/compress';
import fastifyCors from '@fastify/cors';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { readOperations } from '../graphql/operations.js';
import type { SubscriptionDocuments } from '../graphql/subscription-documents.js';
import type { Subscriptions } from '../graphql/subscriptions.js';
import type { Health } from '../telemetry/health.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { Admission, type Identify } from './admission.js';
import { serveEventStream } from './event-stream.js';
import { type GraphqlParts, serveGraphql } from './graphql-route.js';
import type { HttpSettings } from './http-settings.js';
import { servePlayground } from './playground.js';
import { type MetricsSources, serveMetrics, serveProbes } from './probes.js';
import { RATE_HEADERS } from './rate-limits.js';
import { refuseErrors } from './refusals.js';
import { requestId } from './request-id.js';
import { FAILURE_LOG } from './request-log.js';
import { observeRequests } from './request-observation.js';
import { RunningSubscriptions } from './running-subscriptions.js';
import { serveWebSockets } from './web-sockets.js';

/** How long a client may take to send a request; it is a thousandth of that on a slow line. */
const RECEIVE_WITHIN_MS = 60_000;
/** In bytes: below that an answer is one packet, compressed or not. */
const COMPRESS_FROM = 1_400;
/** In seconds: how long a browser need not ask again what a page of another site may send. */
const PREFLIGHT_AGE = 86_400;

export interface HttpParts extends Omit<GraphqlParts, 'admission'> {
  readonly identify: Identify;
  readonly subscriptions: Subscriptions;
  readonly subscriptionDocuments: SubscriptionDocuments;
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
 * Makes the HTTP server: GraphQL at /graphql and what comes in at /graphql/stream, the playground there for browsers, a first page at /, and what its
 * keepers ask for at /healthz, /readyz and /metrics.
 */
export async function makeHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { graphql, settings, playgroundDir, operationsDir, telemetry, health } = parts;
  const app = fastify({
    loggerInstance: parts.logger,
    logController: FAILURE_LOG,
    genReqId: requestId,
    bodyLimit: settings.maxRequestBytes,
    requestTimeout: RECEIVE_WITHIN_MS,
    trustProxy: settings.trustedProxies.length > 0 && [...settings.trustedProxies],
  });
  app.setErrorHandler(refuseErrors(settings));
  // The only other type that is read by itself, and no operation comes as one.
  app.removeContentTypeParser('text/plain');
  observeRequests(app, telemetry, () => health.isStopping);
  serveProbes(app, health);
  if (parts.metricsSources) serveMetrics(app, parts.metricsSources);
  await compressAnswers(app);
  await letOtherSitesAsk(app, settings);
  const playground = settings.hasPlayground ? await servePlayground(app, playgroundDir) : null;
  const operations = await readOperations(operationsDir);

  await graphql.start();
  const admission = new Admission(parts.identify, settings);
  serveGraphql(app, { ...parts, admission }, playground?.sendGraphiql ?? null);
  const live = { ...parts, admission, running: new RunningSubscriptions(settings, telemetry.metrics) };
  serveEventStream(app, live);
  serveWebSockets(app, live);
  if (playground) app.get('/', (_, reply) => playground.sendHome(reply));
  app.get('/graphql/operations', () => operations);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: `There is nothing at ${request.method} ${request.url.slice(0, 200)}: GraphQL is at /graphql.`,
    }),
  );
  return app;
}

/** An answer of 6 kB takes 0.08 ms as gzip and 0.12 ms as br, for the same 2 kB: so gzip, if a client takes both. */
async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(fastifyCompress, {
    globalDecompression: false,
    encodings: ['gzip', 'br'],
    threshold: COMPRESS_FROM,
  });
}

async function letOtherSitesAsk(app: FastifyInstance, { corsOrigins }: HttpSettings): Promise<void> {
  if (corsOrigins.length === 0) return;
  await app.register(fastifyCors, {
    origin: corsOrigins === '*' ? '*' : [...corsOrigins],
    methods: ['GET', 'POST'],
    maxAge: PREFLIGHT_AGE,
    exposedHeaders: [...RATE_HEADERS, 'x-request-id'],
  });
}
