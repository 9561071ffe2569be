import { Counter, collectDefaultMetrics, Gauge, Histogram, type LabelValues, Registry } from 'prom-client';
import { InvalidInputError } from '../domain/errors.js';
import type { IndexHealth } from '../domain/index-health.js';
import { SearchUnavailableError } from '../search/search-engine.js';
import type { HealthReport } from './health.js';
import type { PortCall } from './observed-port.js';
import { INVALID, OperationLabels } from './operation-labels.js';
import type { FinishedRequest } from './request-notes.js';

/** In seconds: a request takes from half a millisecond to the ten seconds that a search may. */
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** The embedded database reads a row in 7 µs; a batch on its way into the index takes seconds. */
const CALL_BUCKETS = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
/** Other routes refuse requests, too. */
const GRAPHQL_ROUTES = new Set<string | null>(['/graphql', '/graphql/stream']);
/** Between two looks at the event loop; its delay is told in percentiles. */
const LOOP_PRECISION_MS = 20;

/** Counts and times what happens, for Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #labels: OperationLabels;
  readonly #http = this.#histogram(
    'onrecord_http_request_duration_seconds',
    'HTTP requests, from their head to the end of the answer; status 0 where the client went away before.',
    ['method', 'route', 'status'],
    REQUEST_BUCKETS,
  );
  readonly #operations = this.#counter(
    'onrecord_graphql_requests_total',
    'GraphQL requests by operation and outcome: ok, refused, search_unavailable, timed_out or failed.',
    ['operation', 'outcome'],
  );
  readonly #operationSeconds = this.#histogram(
    'onrecord_graphql_request_duration_seconds',
    'GraphQL requests by operation, from their head to the end of the answer.',
    ['operation'],
    REQUEST_BUCKETS,
  );
  readonly #callSeconds = {
    store: this.#histogram(
      'onrecord_store_duration_seconds',
      'Calls of the store, by what was called.',
      ['call'],
      CALL_BUCKETS,
    ),
    search: this.#histogram(
      'onrecord_search_duration_seconds',
      'Calls of the search engine, by what was called.',
      ['call'],
      CALL_BUCKETS,
    ),
  };
  readonly #callErrors = {
    store: this.#counter('onrecord_store_errors_total', 'Calls of the store that failed.', [
      'call',
      'reason',
    ]),
    search: this.#counter(
      'onrecord_search_errors_total',
      'Calls of the search engine that failed; the reason is why it cannot be used, or ERROR.',
      ['call', 'reason'],
    ),
  };
  readonly #subscriptions = this.#gauge(
    'onrecord_graphql_subscriptions',
    'Subscriptions that run on this process, over Server-Sent Events and WebSocket.',
  );
  readonly #up = this.#gauge(
    'onrecord_up',
    'Whether what this process needs works: store and search, 1 or 0.',
    ['part'],
  );
  readonly #outbox = {
    waiting: this.#gauge(
      'onrecord_outbox_waiting',
      'Documents (statements, articles, actors) that wait to be indexed; all processes tell the same.',
    ),
    oldest: this.#gauge(
      'onrecord_outbox_oldest_seconds',
      'How long the first of them has waited; 0 where none waits.',
    ),
    failed: this.#gauge('onrecord_outbox_failed', 'How many of them the search engine has refused.'),
  };
  readonly #documents = this.#gauge(
    'onrecord_documents',
    'Documents (statements, articles, actors) that the index should have (store), and those that it has (index).',
    ['in'],
  );
  readonly #reconcile = {
    finished: this.#gauge(
      'onrecord_reconcile_timestamp_seconds',
      'When index and store were last compared, in seconds since 1970.',
    ),
    differences: this.#gauge(
      'onrecord_reconcile_differences',
      'What that found and repaired: missing in the index, stale there, or surplus.',
      ['kind'],
    ),
  };

  /**
   * @param version the program's own
   * @param knownOperations names that have a label of their own, whatever else is asked for
   */
  constructor(version: string, knownOperations: readonly string[]) {
    this.#labels = new OperationLabels(knownOperations);
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: LOOP_PRECISION_MS });
    this.#gauge('onrecord_info', 'Always 1; which version of the program this is.', ['version']).set(
      { version },
      1,
    );
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  countRequest({ method, route, status, durationMs, notes }: FinishedRequest): void {
    const seconds = durationMs / 1000;
    this.#http.observe({ method, route: route ?? '(none)', status: status ?? 0 }, seconds);
    const { operation, outcome } = notes;
    if (outcome === null || !GRAPHQL_ROUTES.has(route)) return;
    const label = operation ? this.#labels.labelOf(operation.name) : INVALID;
    this.#operations.inc({ operation: label, outcome });
    this.#operationSeconds.observe({ operation: label }, seconds);
  }

  /** @param running how many there are now */
  countSubscriptions(running: number): void {
    this.#subscriptions.set(running);
  }

  countCall({ port, method: call, startedAt, error }: PortCall): void {
    this.#callSeconds[port].observe({ call }, (performance.now() - startedAt) / 1000);
    // What was asked for wrongly is no failure.
    if (error === undefined || error instanceof InvalidInputError) return;
    const reason = error instanceof SearchUnavailableError ? error.reason : 'ERROR';
    this.#callErrors[port].inc({ call, reason });
  }

  /**
   * Everything in Prometheus' text format; what is not known is left out.
   * @param index null where the store does not answer
   */
  text({ checks: { store, search, outbox } }: HealthReport, index: IndexHealth | null): Promise<string> {
    this.#up.set({ part: 'store' }, store.status === 'up' ? 1 : 0);
    this.#up.set({ part: 'search' }, search.status === 'up' ? 1 : 0);
    setKnown(this.#outbox.waiting, outbox.waiting);
    setKnown(this.#outbox.oldest, outbox.waiting === 0 ? 0 : outbox.oldestSeconds);
    setKnown(this.#outbox.failed, outbox.failed);
    setKnown(this.#documents, index?.documentsInStore, { in: 'store' });
    setKnown(this.#documents, index?.documentsInIndex, { in: 'index' });
    const reconciled = index?.lastReconcile;
    setKnown(this.#reconcile.finished, reconciled && Date.parse(reconciled.finished) / 1000);
    for (const kind of ['missing', 'stale', 'surplus'] as const)
      setKnown(this.#reconcile.differences, reconciled?.[kind], { kind });
    return this.#registry.metrics();
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[], buckets: number[]) {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.#registry] });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]) {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }
}

function setKnown<Label extends string>(
  gauge: Gauge<Label>,
  value: number | null | undefined,
  labels: LabelValues<Label> = {},
): void {
  if (value == null) gauge.remove(labels);
  else gauge.set(labels, value);
}
