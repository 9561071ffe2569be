import type { Socket } from 'node:net';
import { RequestError } from '../graphql/errors.js';

/** After it was told that it is too slow, a client has so long to take that. */
const GRACE_MS = 2_000;

/**
 * Watches a connection over which a client is sent what comes in. One that takes nothing for so long, though there
 * is something on its way, is told and then cut off; what keeps it from taking more keeps nobody else waiting, and
 * no more than one message is made for it.
 * @param tell puts the reason behind what is on its way
 */
export function watchSlowness(socket: Socket, withinMs: number, tell: (reason: RequestError) => void): void {
  let isTold = false;
  // The timer of the socket knows of what a client takes of one large message. Its own listener would be told once only,
  // which may be when there is nothing to take.
  socket.setTimeout(withinMs);
  socket.on('timeout', () => {
    if (isTold || socket.writableLength === 0) return;
    isTold = true;
    tell(
      new RequestError(
        'TIMEOUT',
        `You took nothing for ${withinMs / 1000} s, and are cut off: subscribe again with the last cursor as "after".`,
      ),
    );
    const grace = setTimeout(() => socket.destroy(), GRACE_MS);
    socket.once('close', () => clearTimeout(grace));
  });
}
