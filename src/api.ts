import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type AccessSettings, DEFAULT_ACCESS_SETTINGS } from './access/access-settings.js';
import { Authenticator } from './access/authenticator.js';
import { type App, FOLDERS } from './app.js';
import { makeContext } from './graphql/context.js';
import type { ReportInternalError } from './graphql/errors.js';
import { DEFAULT_GRAPHQL_SETTINGS, type GraphqlSettings } from './graphql/graphql-settings.js';
import { makeSchema } from './graphql/schema.js';
import { makeGraphqlServer } from './graphql/server.js';
import { SubscriptionDocuments } from './graphql/subscription-documents.js';
import { Subscriptions } from './graphql/subscriptions.js';
import { TrustedDocuments } from './graphql/trusted-documents.js';
import { DEFAULT_HTTP_SETTINGS, type HttpSettings } from './http/http-settings.js';
import type { MetricsSources } from './http/probes.js';
import { makeHttpServer } from './http/server.js';
import { Health } from './telemetry/health.js';
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.js';

export interface ServerOptions {
  readonly telemetry?: Telemetry;
  readonly health?: Health;
  /** Whether /metrics is among what it serves. */
  readonly servesMetrics?: boolean;
  /** Where it shall be otherwise than by default. */
  readonly settings?: Partial<HttpSettings>;
  readonly access?: AccessSettings;
  readonly graph?: GraphqlSettings;
  readonly documents?: TrustedDocuments;
}

/** Makes the HTTP server over an open app; it does not listen yet. */
export function makeServer(
  { store, engine, searcher, indexHealth, desk, feed }: App,
  logger: FastifyBaseLogger,
  options: ServerOptions = {},
): Promise<FastifyInstance> {
  const { telemetry = NO_TELEMETRY, health = new Health(store, engine), servesMetrics = true } = options;
  const authenticator = new Authenticator(store.keys, options.access ?? DEFAULT_ACCESS_SETTINGS);
  const settings = { ...DEFAULT_HTTP_SETTINGS, ...options.settings };
  const report: ReportInternalError = (error, errorId, notes) =>
    logger.error(
      { requestId: notes?.id, traceId: notes?.traceId ?? undefined, errorId, err: error },
      'request failed',
    );
  const graph = options.graph ?? DEFAULT_GRAPHQL_SETTINGS;
  const documents = options.documents ?? new TrustedDocuments({}, false);
  const schema = makeSchema();
  const { maxAnswerBytes, requestTimeoutMs: timeoutMs } = settings;
  return makeHttpServer({
    subscriptions: new Subscriptions({ schema, report, settings: graph, maxAnswerBytes, timeoutMs }),
    subscriptionDocuments: new SubscriptionDocuments(schema, graph, documents),
    graphql: makeGraphqlServer({
      schema,
      report,
      logger,
      maxAnswerBytes,
      settings: graph,
    }),
    identify: (authorization) => authenticator.identify(authorization),
    documents,
    makeContext: (request) => makeContext({ store, searcher, indexHealth, desk, feed }, request),
    settings,
    logger,
    telemetry,
    health,
    metricsSources: servesMetrics ? metricsSources({ indexHealth }, telemetry, health) : null,
    playgroundDir: FOLDERS.playground,
    operationsDir: FOLDERS.operations,
  });
}

/** Null where nothing is counted. */
export function metricsSources(
  { indexHealth }: Pick<App, 'indexHealth'>,
  { metrics }: Telemetry,
  health: Health,
): MetricsSources | null {
  return metrics ? { metrics, health, readIndexHealth: indexHealth } : null;
}
