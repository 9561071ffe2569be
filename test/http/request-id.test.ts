import { describe, expect, it } from '@jest/globals';
import { requestId } from '../../src/http/request-id.js';
import { readTraceParent } from '../../src/telemetry/trace-parent.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const NEW = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe('A request is called', () => {
  it.each([
    '7',
    'req-1',
    'f3b1c9e2-5d0a-4d5e-9a57-0c2f9b6f7a10',
    'Root=1-67891233-abcdef012345678912345678',
    'a'.repeat(128),
  ])('%s as its x-request-id says', (id) => {
    expect(requestId({ headers: { 'x-request-id': id, traceparent: `00-${TRACE}-${SPAN}-01` } })).toBe(id);
  });

  it.each(['', 'two words', 'line\nbreak', '"quoted"', '{}', 'ä', 'a'.repeat(129)])(
    'by its trace where its x-request-id is %j, or anew where there is no trace',
    (id) => {
      const headers = { 'x-request-id': id };
      expect(requestId({ headers: { ...headers, traceparent: `00-${TRACE}-${SPAN}-01` } })).toBe(TRACE);
      expect(requestId({ headers })).toMatch(NEW);
    },
  );

  it('something else every time where it brings no name', () => {
    const ids = Array.from({ length: 1000 }, () => requestId({ headers: {} }));
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(NEW);
  });
});

describe('A traceparent', () => {
  it('is read, of later versions what is known', () => {
    expect(readTraceParent(`00-${TRACE}-${SPAN}-01`)).toEqual({ traceId: TRACE, spanId: SPAN, flags: 1 });
    expect(readTraceParent(`00-${TRACE}-${SPAN}-00`)).toMatchObject({ flags: 0 });
    expect(readTraceParent(`cc-${TRACE}-${SPAN}-09-more`)).toMatchObject({ traceId: TRACE, flags: 9 });
  });

  it.each([
    undefined,
    '',
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01-more`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-0x`,
    `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
  ])('%j is none', (header) => {
    expect(readTraceParent(header)).toBeNull();
  });
});
