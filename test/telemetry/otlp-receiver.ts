import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { fields, type ProtobufField, text } from './protobuf.js';

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly name: string;
  readonly kind: number;
  /** In nanoseconds since 1970. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 2 for an error. */
  readonly status: number;
  /** Of the resource. */
  readonly resource: Readonly<Record<string, unknown>>;
}

/** Takes traces as a collector does: OTLP over HTTP, in protobuf. */
export interface OtlpReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** The headers of the last request. */
  readonly headers: () => Readonly<Record<string, unknown>>;
  /** Waits until that many spans are there. */
  received(count: number): Promise<readonly ReceivedSpan[]>;
  close(): Promise<void>;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  let headers = {};
  const server = createServer(async (request, response) => {
    headers = request.headers;
    const body = Buffer.concat(await request.toArray());
    if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/x-protobuf') {
      response.writeHead(404).end();
      return;
    }
    spans.push(...readRequest(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body));
    // An empty ExportTraceServiceResponse.
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    spans,
    headers: () => headers,
    async received(count) {
      while (spans.length < count) await pause(20);
      return spans;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Field numbers are those of opentelemetry/proto/trace/v1/trace.proto. */
function readRequest(body: Uint8Array): ReceivedSpan[] {
  return fields(body, 1).flatMap((resourceSpans) => {
    const resource = attributes(fields(fields(resourceSpans, 1)[0], 1));
    return fields(resourceSpans, 2)
      .flatMap((scopeSpans) => fields(scopeSpans, 2))
      .map((span) => ({
        traceId: hex(fields(span, 1)[0]),
        spanId: hex(fields(span, 2)[0]),
        parentId: hex(fields(span, 4)[0]),
        name: text(fields(span, 5)[0]),
        kind: Number(fields(span, 6)[0] ?? 0),
        start: fields(span, 7)[0] as bigint,
        end: fields(span, 8)[0] as bigint,
        attributes: attributes(fields(span, 9)),
        status: Number(fields(fields(span, 15)[0], 3)[0] ?? 0),
        resource,
      }));
  });
}

function attributes(pairs: readonly ProtobufField[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const value = fields(pair, 2)[0];
      const [asText] = fields(value, 1);
      return [text(fields(pair, 1)[0]), asText === undefined ? Number(fields(value, 3)[0]) : text(asText)];
    }),
  );
}

function hex(field: ProtobufField | undefined): string {
  return Buffer.from((field as Uint8Array | undefined) ?? []).toString('hex');
}
