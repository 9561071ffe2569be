import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type FinishedRequest, makeNotes, type RequestNotes } from '../telemetry/request-notes.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { readTraceParent } from '../telemetry/trace-parent.js';
import type { RequestSpan } from '../telemetry/tracing.js';

declare module 'fastify' {
  interface FastifyRequest {
    notes: RequestNotes;
    span: RequestSpan | undefined;
  }
}

/**
 * Sends every request's id back, and tells of it when it is over: in the log if it was slow.
 * @param isStopping whether clients shall go elsewhere with their next request
 */
export function observeRequests(
  app: FastifyInstance,
  { metrics, tracing, slowRequestMs }: Telemetry,
  isStopping: () => boolean,
): void {
  app.decorateRequest('notes');
  app.decorateRequest('span');
  app.addHook('onRequest', (request, reply, done) => {
    const startedAt = performance.now();
    const { id, method } = request;
    const route = request.routeOptions.url ?? null;
    const span = tracing?.startRequest(method, route, readTraceParent(request.headers['traceparent']));
    const notes = makeNotes(id, span?.traceId);
    request.notes = notes;
    request.span = span;
    reply.header('x-request-id', id);
    if (isStopping()) reply.header('connection', 'close');
    // Comes after an answer and after a broken connection alike; Fastify's own hook is for answers alone.
    reply.raw.once('close', () => {
      const status = reply.raw.writableFinished ? reply.raw.statusCode : null;
      const over = {
        method,
        route,
        status,
        durationMs: (notes.streamsFrom ?? performance.now()) - startedAt,
        notes,
      };
      metrics?.countRequest(over);
      span?.end(over);
      if (over.durationMs >= slowRequestMs) tell(request, over, slowRequestMs > 0);
    });
    done();
  });
}

/** Answers a GraphQL request as a part of its trace, where it has one. */
export function inTrace<T>({ span, notes }: FastifyRequest, answer: () => Promise<T>): Promise<T> {
  return span ? span.runOperation(notes, answer) : answer();
}

/** Neither the operation's text nor its variables: they may be about people, or secret. */
function tell({ log }: FastifyRequest, over: FinishedRequest, isSlow: boolean): void {
  const { method, route, status, durationMs, notes } = over;
  const { operation, outcome, traceId } = notes;
  const line = {
    ...(traceId === null ? {} : { traceId }),
    method,
    route,
    status,
    operation: operation?.name ?? null,
    outcome,
    durationMs: Math.round(durationMs),
  };
  const end = status === null ? ', given up by the client' : '';
  if (isSlow) log.warn(line, `slow request${end}`);
  else log.info(line, `request${end}`);
}
