import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a process and a server, to play a network that breaks. */
export interface BreakableProxy {
  /** The server's url with the proxy's port. */
  readonly url: string;
  /** - up: hands everything on; - stalled: takes everything and hands nothing on; - down: refuses connections */
  become(state: 'up' | 'stalled' | 'down'): Promise<void>;
}

/** Starts a proxy on a free port, in front of the server at the url. */
export async function startProxy(url: string): Promise<BreakableProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isStalled = false;
  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port) });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      if (isStalled) from.pause();
      from.on('data', (part) => to.write(part));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const port = await listen(server, 0);
  return {
    url: Object.assign(new URL(url), { port: String(port) }).href.replace(/\/$/, ''),
    async become(state) {
      isStalled = state === 'stalled';
      for (const socket of sockets) {
        if (state === 'down') socket.destroy();
        else if (isStalled) socket.pause();
        else socket.resume();
      }
      if (state === 'down' && server.listening) {
        server.close();
        await once(server, 'close');
      }
      if (state !== 'down' && !server.listening) await listen(server, port);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}
