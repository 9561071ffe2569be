import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { useServer as serveSocketsOf } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Caller } from '../domain/caller.js';
import type { RequestContext } from '../graphql/context.js';
import { RequestError } from '../graphql/errors.js';
import type { Refusal, SubscriptionParams, Subscriptions } from '../graphql/subscriptions.js';
import type { GraphqlParts } from './graphql-route.js';
import type { HttpSettings } from './http-settings.js';
import { refuse } from './refusals.js';

/** A sign of life is sent that often, and a client that gives none back is let go. */
const KEEP_ALIVE_MS = 12_000;
/** A client that takes nothing for so long, signs of life included, is let go; what it missed it can ask for. */
const STUCK_MS = 60_000;
/** Behind a buffer that empties without a word. */
const LOOK_MS = 100;

type LiveParts = Omit<GraphqlParts, 'graphql'> & { readonly subscriptions: Subscriptions };

/**
 * Serves subscriptions: as Server-Sent Events at /graphql/stream, and over WebSocket at /graphql. A message is made
 * when the one before it is on its way, so that a slow client costs no memory. When the server closes, connections
 * are broken off: to clients that is a lost connection, and they come back, to another process or the next one.
 */
export function serveLive(app: FastifyInstance, parts: LiveParts): void {
  const limit = new Limit(parts.settings);
  serveEvents(app, parts, limit);
  serveSockets(app, parts, limit);
}

function serveEvents(
  app: FastifyInstance,
  { identify, makeContext, subscriptions }: LiveParts,
  limit: Limit,
): void {
  const open = new Set<() => void>();
  const callers = new WeakMap<object, Caller>();
  const handler = createHandler({
    // Each request is a connection of its own; several over one would need a state that is shared by all processes.
    authenticate: () => null,
    async onSubscribe(request, params) {
      const args = subscriptions.prepare(params as SubscriptionParams);
      if (!('document' in args)) return badRequest(args);
      const { raw } = request.context.reply;
      const { signal, end } = limit.begin();
      raw.once('close', end);
      const caller = callers.get(request.raw) as Caller;
      const context = () => makeContext({ caller, notes: undefined, signal });
      const results = await subscriptions.run(args, context, {
        whenTaken: () => drained(raw, signal),
        onEnd: end,
      });
      return Symbol.asyncIterator in results ? (results as never) : badRequest(results);
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    async handler(request, reply) {
      const caller = await identify(request.headers.authorization);
      if (limit.isReached) return refuse(reply, limit.refusal);
      callers.set(request, caller);
      const breakOff = (): void => void request.raw.socket.destroy();
      request.raw.socket.setTimeout(STUCK_MS, breakOff);
      open.add(breakOff);
      reply.raw.once('close', () => open.delete(breakOff));
      reply.hijack();
      await handler(request, reply);
    },
  });
  app.addHook('preClose', async () => {
    for (const breakOff of open) breakOff();
  });
}

function serveSockets(
  app: FastifyInstance,
  { identify, makeContext, settings, subscriptions }: LiveParts,
  limit: Limit,
): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: settings.maxRequestBytes });
  const callers = new WeakMap<object, Caller>();
  const server = serveSocketsOf(
    {
      schema: subscriptions.schema,
      async onConnect({ connectionParams, extra: { socket, request } }) {
        const given = connectionParams?.['authorization'] ?? request.headers.authorization;
        try {
          callers.set(socket, await identify(typeof given === 'string' ? given : undefined));
          return true;
        } catch {
          // Closes with 4403.
          return false;
        }
      },
      onSubscribe({ extra: { socket } }, _, params) {
        if (limit.isReached) return [new RequestError(limit.refusal.code, limit.refusal.message)];
        const args = subscriptions.prepare(params);
        if (!('document' in args)) return args.errors ?? [];
        const { signal, end } = limit.begin();
        socket.once('close', end);
        const caller = callers.get(socket) as Caller;
        return {
          ...args,
          contextValue: { context: () => makeContext({ caller, notes: undefined, signal }), end },
        };
      },
      async subscribe({ contextValue, ...args }) {
        const { context, end } = contextValue as { context: () => RequestContext; end: () => void };
        // The library itself waits until a message has left before it asks for the next one.
        return subscriptions.run(args, context, { whenTaken: async () => {}, onEnd: end }) as never;
      },
    },
    sockets,
    KEEP_ALIVE_MS,
  );
  app.server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '', 'http://host').pathname === '/graphql')
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
    else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });
  app.addHook('preClose', async () => {
    await server.dispose();
  });
}

/** Before anything is streamed a refusal is an answer like any other. */
function badRequest(
  result: Refusal,
): [string, { status: number; statusText: string; headers: Record<string, string> }] {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return [JSON.stringify({ errors: result.errors }), { status: 400, statusText: 'Bad Request', headers }];
}

/** Resolves once all that was written has left, or with the signal. */
async function drained(stream: Writable, signal: AbortSignal): Promise<void> {
  while (stream.writableLength > 0 && !signal.aborted)
    await once(stream, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]) }).catch(
      () => {},
    );
}

/** Counts what runs. */
class Limit {
  readonly #max: number;
  #running = 0;

  constructor({ maxSubscriptions }: HttpSettings) {
    this.#max = maxSubscriptions;
  }

  get isReached(): boolean {
    return this.#running >= this.#max;
  }

  get refusal(): { readonly code: 'RATE_LIMITED'; readonly message: string } {
    return {
      code: 'RATE_LIMITED',
      message: `${this.#max} subscriptions run already, which is as many as may: try again later.`,
    };
  }

  /** @returns a signal for what runs, which aborts when it is ended */
  begin(): { readonly signal: AbortSignal; readonly end: () => void } {
    const controller = new AbortController();
    this.#running++;
    return {
      signal: controller.signal,
      end: () => {
        if (controller.signal.aborted) return;
        controller.abort();
        this.#running--;
      },
    };
  }
}
