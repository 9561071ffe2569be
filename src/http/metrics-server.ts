import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Health } from '../telemetry/health.js';
import type { Metrics } from '../telemetry/metrics.js';
import { serveMetrics, serveProbes } from './probes.js';
import { FAILURE_LOG } from './request-log.js';

/** Makes a server for metrics and probes alone, for an address that the public does not reach. */
export function makeMetricsServer(
  metrics: Metrics,
  health: Health,
  loggerInstance: FastifyBaseLogger,
): FastifyInstance {
  const app = fastify({ loggerInstance, logController: FAILURE_LOG });
  serveProbes(app, health);
  serveMetrics(app, metrics, health);
  return app;
}
