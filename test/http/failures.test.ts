import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { makeServer } from '../../src/api.js';
import { openApp } from '../../src/app.js';
import { makeLogger } from '../../src/telemetry/logger.js';

it('what fails here is in the log with the ids that the client has, and nothing else is told to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-failures-'));
  const app = await openApp(folder);
  const log = new PassThrough();
  const server = await makeServer(app, makeLogger('info', log));
  // A store that is closed fails as nobody foresaw.
  await app.close();
  const { headers, body } = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'x-request-id': 'req-1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    payload: { query: 'query Fails { articles { totalCount } }' },
  });
  expect(headers['x-request-id']).toBe('req-1');
  const { errors } = JSON.parse(body) as {
    errors: { message: string; extensions: { code: string; errorId: string } }[];
  };
  expect(errors).toHaveLength(1);
  await server.close();
  const lines = log
    .read()
    .toString()
    .trimEnd()
    .split('\n')
    .map((line: string) => JSON.parse(line));
  for (const { message, extensions } of errors) {
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(message).toBe(`Something went wrong here; the log has it as ${extensions.errorId}.`);
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'request failed',
        level: 50,
        requestId: 'req-1',
        errorId: extensions.errorId,
        err: expect.objectContaining({ stack: expect.stringContaining('at ') }),
      }),
    );
  }
  await rm(folder, { recursive: true });
});
