import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type MetricsSources, serveMetrics, serveProbes } from './probes.js';
import { FAILURE_LOG } from './request-log.js';

/** Makes a server for metrics and probes alone, for an address that the public does not reach. */
export function makeMetricsServer(
  sources: MetricsSources,
  loggerInstance: FastifyBaseLogger,
): FastifyInstance {
  const app = fastify({ loggerInstance, logController: FAILURE_LOG });
  serveProbes(app, sources.health);
  serveMetrics(app, sources);
  return app;
}
