import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../domain/caller.js';
import { ERROR_CODES, type ErrorCode } from '../graphql/error-codes.js';
import { RequestError } from '../graphql/errors.js';
import type { SubscriptionParams } from '../graphql/subscription-documents.js';
import type { RunningSubscription } from '../graphql/subscriptions.js';
import { outcomeOf } from '../telemetry/request-notes.js';
import { callerCheck, type LiveParts } from './live-parts.js';
import { watchSlowness } from './slow-client.js';

/** Proxies close a connection over which nothing comes for a minute, some for half of one. */
const SIGN_OF_LIFE_MS = 12_000;

/**
 * Serves subscriptions at /graphql/stream as Server-Sent Events, in the protocol of graphql-sse with a connection for
 * each. (Its own server keeps a queue without an end for slow clients, and gives events no ids.) Each event has its
 * cursor as its id, which a browser's EventSource sends as Last-Event-ID when it comes again. When the server closes,
 * streams end without "complete": to clients that is a lost connection, and they come again, to another process.
 */
export function serveEventStream(app: FastifyInstance, parts: LiveParts): void {
  const { admission, settings, subscriptions } = parts;
  const open = new Set<ServerResponse>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    async handler(request, reply) {
      const { headers, ip: address } = request;
      const { authorization } = headers;
      const caller = await admission.admit({ authorization, address }, (told) => reply.headers(told));
      let running: RunningSubscription;
      try {
        running = await start(request, caller, parts);
      } catch (error) {
        const errors = subscriptions.errorsOf(error, request.notes);
        const codes = errors.map(({ extensions }) => extensions?.['code'] as ErrorCode);
        request.notes.outcome = outcomeOf(codes);
        return reply.code(ERROR_CODES[codes[0] as ErrorCode].status).send({ errors });
      }
      const { raw } = reply;
      open.add(raw);
      raw.once('close', () => {
        open.delete(raw);
        void running.return();
      });
      // Without it Node destroys a connection over which nothing comes or goes for as long.
      raw.on('timeout', () => {});
      watchSlowness(request.raw.socket, settings.slowClientMs, (reason) => running.fail(reason));
      request.notes.outcome = 'ok';
      request.notes.streamsFrom = performance.now();
      await send(running, reply);
    },
  });
  app.addHook('preClose', async () => {
    for (const raw of open) raw.end();
  });
}

async function start(
  request: FastifyRequest,
  caller: Caller,
  { admission, makeContext, running, subscriptionDocuments, subscriptions }: LiveParts,
): Promise<RunningSubscription> {
  const { headers, ip, notes } = request;
  const known = subscriptionDocuments.read(paramsOf(request), caller);
  notes.operation = { type: 'subscription', name: known.operation.name?.value ?? null };
  const lastId = headers['last-event-id'];
  return running.count(caller, ip, (onEnd) =>
    subscriptions.start(known, {
      makeContext: (signal) =>
        makeContext({ caller, notes, signal, lastCursor: typeof lastId === 'string' ? lastId : null }),
      checkCaller: callerCheck(admission, headers.authorization),
      notes,
      onEnd,
    }),
  );
}

/** @throws RequestError where it is no GraphQL request */
function paramsOf({ method, query, body }: FastifyRequest): SubscriptionParams {
  if (method === 'GET') {
    const { variables, extensions, ...others } = query as Record<string, string>;
    return {
      ...others,
      variables: jsonIn('variables', variables),
      extensions: jsonIn('extensions', extensions),
    };
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as SubscriptionParams;
  throw new RequestError('BAD_REQUEST', 'Send a JSON object with the subscription in "query".');
}

function jsonIn(name: string, text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    throw new RequestError('BAD_REQUEST', `"${name}" is no JSON.`);
  }
}

/** Asks for the next result when the one before it is on its way: for a slow client, too, there is only one. */
async function send(running: RunningSubscription, reply: FastifyReply): Promise<void> {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    // nginx would hold back what it could send.
    'x-accel-buffering': 'no',
  });
  // At once, so that a client knows that it is under way.
  raw.write(':\n\n');
  const signs = setInterval(() => {
    if (raw.writableLength === 0) raw.write(':\n\n');
  }, SIGN_OF_LIFE_MS);
  for await (const told of running) {
    const id = running.lastCursor === null ? '' : `id: ${running.lastCursor}\n`;
    if (!(await write(raw, `${id}event: next\ndata: ${JSON.stringify(told)}\n\n`))) break;
  }
  clearInterval(signs);
  // A server that closes has ended it already.
  if (!raw.writableEnded) raw.end('event: complete\ndata:\n\n');
}

/** Resolves when it has left, with whether the connection still stands: a write is never told that it was cut off. */
function write(raw: ServerResponse, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (!raw.writable) return resolve(false);
    const onClose = (): void => resolve(false);
    raw.once('close', onClose);
    raw.write(text, (error) => {
      raw.off('close', onClose);
      resolve(!error);
    });
  });
}
