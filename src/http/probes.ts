import type { FastifyInstance } from 'fastify';
import type { IndexHealth } from '../domain/index-health.js';
import type { Health } from '../telemetry/health.js';
import type { Metrics } from '../telemetry/metrics.js';
import { remembered } from '../telemetry/remembered.js';

export interface MetricsSources {
  readonly metrics: Metrics;
  readonly health: Health;
  readonly readIndexHealth: () => Promise<IndexHealth>;
}

/** Whether the process is alive (/healthz), and whether it can answer (/readyz; see HealthReport). */
export function serveProbes(app: FastifyInstance, health: Health): void {
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'up' }));
  app.get('/readyz', async (_, reply) => {
    const report = await health.report();
    return reply
      .code(report.status === 'unready' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(report);
  });
}

/** How long the state of the index is remembered: it counts all statements. */
const INDEX_AGE_MS = 10_000;

/**
 * What Prometheus asks for.
 * @param readIndexHealth rejects where the store does not answer
 */
export function serveMetrics(
  app: FastifyInstance,
  { metrics, health, readIndexHealth }: MetricsSources,
): void {
  const recentIndexHealth = remembered(readIndexHealth, INDEX_AGE_MS);
  app.get('/metrics', async (_, reply) => {
    const report = await health.report();
    const index = report.checks.store.status === 'up' ? await recentIndexHealth().catch(() => null) : null;
    const text = await metrics.text(report, index);
    return reply.type(metrics.contentType).header('cache-control', 'no-store').send(text);
  });
}
