import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import { handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { KnownSubscription } from '../graphql/subscription-documents.js';
import { type RunningSubscription, ShownError, type Told } from '../graphql/subscriptions.js';
import { makeNotes, type RequestNotes } from '../telemetry/request-notes.js';
import type { HttpSettings } from './http-settings.js';
import { callerCheck, type LiveParts } from './live-parts.js';
import { requestId } from './request-id.js';
import { openSocket } from './socket-link.js';

/** Connections beyond the subscriptions that may run, for clients that are told so. */
const SPARE_CONNECTIONS = 100;
/** How long clients have to take their leave when the server closes. */
const LEAVE_MS = 1_000;
const GOING_AWAY = 1001;

/** What a connection brings into each of its subscriptions. */
interface Connection {
  readonly request: IncomingMessage;
  readonly notes: RequestNotes;
  readonly address: string;
  authorization: string | undefined;
}

/** Serves subscriptions over WebSocket at /graphql, in the protocol of graphql-ws (graphql-transport-ws). */
export function serveWebSockets(app: FastifyInstance, parts: LiveParts): void {
  const { admission, settings, subscriptions } = parts;
  const protocol = makeServer<Record<string, unknown>, Connection>({
    /** What is wrong with a key closes the connection, as 4403. */
    async onConnect({ connectionParams = {}, extra }) {
      const given = connectionParams['authorization'] ?? connectionParams['Authorization'];
      extra.authorization = typeof given === 'string' ? given : extra.request.headers.authorization;
      return admission.admit(extra).then(
        () => true,
        () => false,
      );
    },
    async onSubscribe({ extra }, _, params) {
      try {
        const { known, running } = await start(params, extra, parts);
        return { ...known.args, contextValue: running };
      } catch (error) {
        return subscriptions.errorsOf(error, extra.notes).map((shown) => new ShownError(shown));
      }
    },
    subscribe: ({ contextValue }) => contextValue as never,
    // They have the form in which they are sent.
    onNext: (_, __, ___, ____, told) => told as Omit<Told, 'errors'>,
  });

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: settings.maxRequestBytes,
    handleProtocols,
  });
  const addressOf = addressFinder(settings);
  app.server.on('upgrade', (request, duplex, head) => {
    const refusal = refusalOf(request, sockets, settings);
    if (refusal) refuse(duplex, refusal);
    else
      sockets.handleUpgrade(request, duplex, head, (socket) => {
        const notes = makeNotes(requestId(request));
        const address = addressOf(request);
        openSocket(
          socket,
          duplex as Socket,
          settings,
          (link) => protocol.opened(link, { request, notes, address, authorization: undefined }),
          (error) => subscriptions.errorsOf(error, notes)[0]?.message ?? '',
        );
      });
  });
  app.addHook('preClose', () => closeAll(sockets));
}

async function start(
  { query, ...params }: SubscribePayload,
  { notes, address, authorization }: Connection,
  { admission, makeContext, running, subscriptionDocuments, subscriptions }: LiveParts,
): Promise<{ known: KnownSubscription; running: RunningSubscription }> {
  const caller = await admission.admit({ authorization, address });
  // The protocol wants a query: it is empty where a document is named by its id.
  const known = subscriptionDocuments.read(query === '' ? params : { ...params, query }, caller);
  const started = await running.count(caller, address, (onEnd) =>
    subscriptions.start(known, {
      makeContext: (signal) => makeContext({ caller, notes, signal }),
      checkCaller: callerCheck(admission, authorization),
      notes,
      onEnd,
    }),
  );
  return { known, running: started };
}

/** Why a connection is not made: its status line's end. */
function refusalOf(
  request: IncomingMessage,
  { clients }: WebSocketServer,
  settings: HttpSettings,
): string | null {
  if (request.url?.split('?', 1)[0] !== '/graphql') return '404 Not Found';
  if (isForeign(request, settings)) return '403 Forbidden';
  return clients.size >= settings.maxSubscriptions + SPARE_CONNECTIONS ? '503 Service Unavailable' : null;
}

/** Browsers ask nobody before a page of another site opens a socket; they only say which site it is. */
function isForeign({ headers: { origin, host } }: IncomingMessage, { corsOrigins }: HttpSettings): boolean {
  if (origin === undefined || corsOrigins === '*' || corsOrigins.includes(origin)) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function refuse(duplex: Duplex, statusLine: string): void {
  duplex.on('error', () => duplex.destroy());
  duplex.end(`HTTP/1.1 ${statusLine}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function addressFinder({ trustedProxies }: HttpSettings): (request: IncomingMessage) => string {
  const trust = proxyAddr.compile([...trustedProxies]);
  return (request) => proxyAddr(request, trust);
}

/** To clients it is a lost connection, and they come again: to another process, or the next one. */
async function closeAll(sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The server closes.');
  const late = setTimeout(() => {
    for (const socket of sockets.clients) (socket as WebSocket).terminate();
  }, LEAVE_MS);
  await new Promise<void>((resolve) => sockets.close(() => resolve()));
  clearTimeout(late);
}
