import type { Logger } from './logger.js';
import { Metrics } from './metrics.js';
import type { PortObserver } from './observed-port.js';
import type { Tracing } from './tracing.js';

/** What is told about requests and calls, and to whom. */
export interface Telemetry {
  readonly metrics: Metrics | null;
  readonly tracing: Tracing | null;
  /** From how many milliseconds on a request is told in the log; 0 for every one. */
  readonly slowRequestMs: number;
}

export interface TelemetryOptions {
  readonly hasMetrics: boolean;
  readonly hasTracing: boolean;
  readonly slowRequestMs: number;
  /** The program's own. */
  readonly version: string;
  /** Operations that are counted by their names, whatever else is asked for. */
  readonly knownOperations: readonly string[];
}

export const NO_TELEMETRY: Telemetry = {
  metrics: null,
  tracing: null,
  slowRequestMs: Number.POSITIVE_INFINITY,
};

/** Makes what is asked for; OpenTelemetry is loaded for traces alone. */
export async function startTelemetry(options: TelemetryOptions, logger: Logger): Promise<Telemetry> {
  const { hasMetrics, hasTracing, slowRequestMs, version, knownOperations } = options;
  return {
    metrics: hasMetrics ? new Metrics(version, knownOperations) : null,
    tracing: hasTracing ? new (await import('./tracing.js')).Tracing(version, logger) : null,
    slowRequestMs,
  };
}

/** Who is told of calls of the store and of the search engine; null where nobody is. */
export function portObserver({ metrics, tracing }: Telemetry): PortObserver | null {
  if (metrics && tracing)
    return (call) => {
      metrics.countCall(call);
      tracing.addCall(call);
    };
  if (metrics) return (call) => metrics.countCall(call);
  return tracing ? (call) => tracing.addCall(call) : null;
}
