import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type App, FOLDERS } from './app.js';
import { makeContext } from './graphql/context.js';
import { makeGraphqlServer } from './graphql/server.js';
import type { MetricsSources } from './http/probes.js';
import { makeHttpServer } from './http/server.js';
import { Health } from './telemetry/health.js';
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.js';

export interface ServerOptions {
  readonly telemetry?: Telemetry;
  readonly health?: Health;
  /** Whether /metrics is among what it serves. */
  readonly servesMetrics?: boolean;
}

/** Makes the HTTP server over an open app; it does not listen yet. */
export function makeServer(
  { store, engine, searcher, indexHealth }: App,
  logger: FastifyBaseLogger,
  { telemetry = NO_TELEMETRY, health = new Health(store, engine), servesMetrics = true }: ServerOptions = {},
): Promise<FastifyInstance> {
  return makeHttpServer({
    graphql: makeGraphqlServer((error, errorId, notes) =>
      logger.error(
        { requestId: notes?.id, traceId: notes?.traceId ?? undefined, errorId, err: error },
        'request failed',
      ),
    ),
    makeContext: (notes) => makeContext(store, searcher, indexHealth, notes),
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
