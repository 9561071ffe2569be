import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readTraceParent } from '../telemetry/trace-parent.js';

/** What proxies and clients use: UUIDs, hex, base64 and the like. */
const REQUEST_ID = /^[\w.:=+/@-]{1,128}$/;

/**
 * What a request is called in the log: its own x-request-id, or the trace that it is part of, where they are well
 * formed; a new name otherwise.
 */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
  return readTraceParent(headers['traceparent'])?.traceId ?? randomUUID();
}
