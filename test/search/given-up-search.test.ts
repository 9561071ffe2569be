import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, it } from '@jest/globals';
import { TimeoutError } from '../../src/domain/errors.js';
import { openMeilisearchEngine } from '../../src/search/meilisearch-engine.js';
import { requestOf } from './search-request.js';

it('a search that is given up lets go of the server that does not answer it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const engine = openMeilisearchEngine({ url: `http://127.0.0.1:${port}`, timeoutMs: 60_000 });
  const request = new AbortController();
  const answer = engine.search(requestOf({ query: 'harbour' }), request.signal);
  const [socket] = (await once(server, 'connection')) as [Socket];
  socket.resume();
  const closed = once(socket, 'close');
  request.abort();
  await expect(answer).rejects.toThrow(TimeoutError);
  await closed;
  await expect(engine.search(requestOf({}), request.signal)).rejects.toThrow(TimeoutError);
  server.close();
});
