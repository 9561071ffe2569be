import WebSocket from 'ws';
import type { Answer } from './answers.js';
import { LISTEN_MS } from './answers.js';

/** How a server says that it has failed: with the code for that, or of graphql-ws. */
const FAILED = [1011, 4500];

/** What came over a socket until something was told, it was closed, or nothing came for long enough. */
interface Heard {
  readonly answers: readonly Answer[];
  readonly bytes: number;
  readonly failure: string | null;
}

/** Opens a socket, sends messages whatever comes back, and listens. */
export function talk(origin: string, messages: readonly string[]): Promise<Heard> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const answers: Answer[] = [];
  let bytes = 0;
  let failure: string | null = null;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(late);
      socket.terminate();
      resolve({ answers, bytes, failure });
    };
    const late = setTimeout(end, 2 * LISTEN_MS);
    socket.on('open', () => {
      for (const message of messages) socket.send(message);
    });
    socket.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: unknown };
      bytes = Math.max(bytes, data.length);
      if (type === 'next') answers.push(payload as Answer);
      if (type === 'error') answers.push({ errors: payload as NonNullable<Answer['errors']> });
      if (type === 'next') end();
    });
    socket.on('close', (code, reason) => {
      if (FAILED.includes(code)) failure = `closed with ${code}: ${reason}`;
      end();
    });
    socket.on('error', (error) => {
      // What is too large ends the connection while it is sent.
      if (!/EPIPE|ECONNRESET/.test(String(error))) failure = String(error);
    });
  });
}
