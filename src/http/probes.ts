import type { FastifyInstance } from 'fastify';
import type { Health } from '../telemetry/health.js';
import type { Metrics } from '../telemetry/metrics.js';

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

/** What Prometheus asks for. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, health: Health): void {
  app.get('/metrics', async (_, reply) => {
    const text = await metrics.text(await health.report());
    return reply.type(metrics.contentType).header('cache-control', 'no-store').send(text);
  });
}
