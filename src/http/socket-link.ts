import type { Socket } from 'node:net';
import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { HttpSettings } from './http-settings.js';
import { watchSlowness } from './slow-client.js';

/** A client that answers none for as long again is gone. A slow client is told sooner. */
const SIGN_OF_LIFE_MS = 30_000;
/** So that clients come again by themselves. */
const TRY_AGAIN_LATER = 1013;
const INTERNAL_ERROR = 1011;
/** As the protocol has it, for messages of a type or form that it does not have. */
const BAD_REQUEST = 4400;
/** What graphql-ws throws for one that servers alone send. */
const UNEXPECTED = /^Unexpected message of type (\w+)/;

/** Told when the connection is closed. */
type OnClosed = (code: number, reason: string) => Promise<void>;

/**
 * Links a connection to the protocol that is spoken over it.
 * @param beneath what carries it
 * @param report takes what nobody foresaw, and says what the client is told of it
 */
export function openSocket(
  socket: WebSocket,
  beneath: Socket,
  { maxAnswerBytes, slowClientMs }: HttpSettings,
  open: (link: ProtocolSocket) => OnClosed,
  report: (error: unknown) => string,
): void {
  // What breaks the protocol closes the connection by itself.
  socket.on('error', () => {});
  watchSlowness(beneath, slowClientMs, ({ message }) => socket.close(TRY_AGAIN_LATER, message));
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const signs = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, SIGN_OF_LIFE_MS);

  const closed = open({
    protocol: socket.protocol,
    // Resolves when it has left: the next result is asked for then.
    send: (text) =>
      new Promise((resolve) => {
        // Answers to a client that asks and asks, and takes none.
        if (socket.bufferedAmount > maxAnswerBytes) socket.terminate();
        if (socket.readyState !== socket.OPEN) resolve();
        else socket.send(text, () => resolve());
      }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (take) =>
      socket.on('message', (data) => {
        void take(String(data)).catch((error: unknown) => {
          const [, type] = UNEXPECTED.exec(String((error as Error).message)) ?? [];
          if (type) socket.close(BAD_REQUEST, `Clients send no messages of type "${type}".`);
          else socket.close(INTERNAL_ERROR, report(error));
        });
      }),
  });
  socket.once('close', (code, reason) => {
    clearInterval(signs);
    void closed(code, String(reason));
  });
}
