import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from './logger.js';
import type { PortCall } from './observed-port.js';
import type { FinishedRequest, RequestNotes } from './request-notes.js';
import type { TraceParent } from './trace-parent.js';

const SERVICE_NAME = 'onrecord';
/** What is left when the process stops has to be on its way by then. */
const SHUTDOWN_MS = 2_000;

/**
 * Traces of requests: the request, the GraphQL operation in it, and in that each call of the store and of the search
 * engine. Loaded only where traces have somewhere to go. Where that is, what is sampled and what goes with it is
 * read by the library from OpenTelemetry's own settings (OTEL_...).
 */
export class Tracing {
  readonly #provider: BasicTracerProvider;
  readonly #tracer: Tracer;
  /** What calls are part of. */
  readonly #current = new AsyncLocalStorage<Context>();

  constructor(version: string, logger: Logger) {
    const resource = defaultResource()
      .merge(resourceFromAttributes({ 'service.name': SERVICE_NAME, 'service.version': version }))
      // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
      .merge(detectResources({ detectors: [envDetector] }));
    this.#provider = new BasicTracerProvider({
      resource,
      spanProcessors: [new BatchSpanProcessor(new ToldExporter(logger))],
    });
    this.#tracer = this.#provider.getTracer(SERVICE_NAME, version);
  }

  /** @param parent the span elsewhere that the request is part of */
  startRequest(method: string, route: string | null, parent: TraceParent | null): RequestSpan {
    const context = parent
      ? trace.setSpanContext(ROOT_CONTEXT, {
          traceId: parent.traceId,
          spanId: parent.spanId,
          traceFlags: parent.flags,
          isRemote: true,
        })
      : ROOT_CONTEXT;
    const attributes = { 'http.request.method': method, ...(route ? { 'http.route': route } : {}) };
    const name = route ? `${method} ${route}` : method;
    const span = this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, context);
    return new RequestSpan(span, this.#tracer, this.#current);
  }

  /** Calls outside of requests, such as the indexer's every second, have no trace. */
  addCall({ port, method, startedAt, error }: PortCall): void {
    const context = this.#current.getStore();
    if (!context) return;
    const span = this.#tracer.startSpan(`${port}.${method}`, { startTime: startedAt }, context);
    if (error !== undefined) fail(span, error);
    span.end();
  }

  /** Sends what is left. */
  async close(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref());
    await Promise.race([this.#provider.shutdown().catch(() => {}), late]);
  }
}

/** The span of one request. */
export class RequestSpan {
  readonly #span: Span;
  readonly #tracer: Tracer;
  readonly #current: AsyncLocalStorage<Context>;

  constructor(span: Span, tracer: Tracer, current: AsyncLocalStorage<Context>) {
    this.#span = span;
    this.#tracer = tracer;
    this.#current = current;
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  /** Does the work as a GraphQL operation, as which the notes have it when it is done. */
  async runOperation<T>(notes: RequestNotes, work: () => Promise<T>): Promise<T> {
    const context = trace.setSpan(ROOT_CONTEXT, this.#span);
    const span = this.#tracer.startSpan('GraphQL', {}, context);
    try {
      return await this.#current.run(trace.setSpan(context, span), work);
    } finally {
      const { operation, outcome } = notes;
      if (operation) {
        span.updateName([operation.type, operation.name ?? ''].join(' ').trim());
        span.setAttribute('graphql.operation.type', operation.type);
        if (operation.name !== null) span.setAttribute('graphql.operation.name', operation.name);
      }
      span.setAttribute('onrecord.outcome', outcome ?? 'failed');
      if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
  }

  end({ status, notes }: FinishedRequest): void {
    this.#span.setAttribute('onrecord.request_id', notes.id);
    if (status !== null) this.#span.setAttribute('http.response.status_code', status);
    if (status === null || status >= 500) this.#span.setStatus({ code: SpanStatusCode.ERROR });
    this.#span.end();
  }
}

/** Says once that traces cannot be delivered, and once that they can again. */
class ToldExporter extends OTLPTraceExporter {
  readonly #logger: Logger;
  #isFailing = false;

  constructor(logger: Logger) {
    super();
    this.#logger = logger;
  }

  override export(...[spans, done]: Parameters<OTLPTraceExporter['export']>): void {
    super.export(spans, (result) => {
      const isFailing = result.error !== undefined || result.code !== 0;
      if (isFailing && !this.#isFailing)
        this.#logger.warn({ err: result.error }, 'traces cannot be delivered; they are dropped');
      if (!isFailing && this.#isFailing) this.#logger.info('traces are delivered again');
      this.#isFailing = isFailing;
      done(result);
    });
  }
}

function fail(span: Span, error: unknown): void {
  const { name, message } = error as Error;
  span.setAttribute('error.type', name);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}
