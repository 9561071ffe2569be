/** By W3C Trace Context: version, trace, parent, flags; a version after 00 may go on after a dash. */
const TRACEPARENT =
  /^(?!ff|00-.{53})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** The span elsewhere that a request is part of. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly flags: number;
}

/**
 * Reads a `traceparent` header.
 * @returns null where there is none, or a malformed one, which is as good as none
 */
export function readTraceParent(header: string | string[] | undefined): TraceParent | null {
  if (typeof header !== 'string') return null;
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(header) ?? [];
  return traceId ? { traceId, spanId, flags: Number.parseInt(flags, 16) } : null;
}
