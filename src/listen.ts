import type { FastifyInstance } from 'fastify';
import { EnvironmentError } from './domain/errors.js';

export interface Address {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

/**
 * Listens, or closes the server.
 * @param settings what names the address: host and port
 * @returns the address as a url
 * @throws EnvironmentError where that address cannot be had
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: Address,
  [hostSetting, portSetting] = ['HOST', 'PORT'],
): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    await server.close();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new EnvironmentError(
        `Port ${port} of ${host} is taken by another process: end it, or name another port in ${portSetting}.`,
      );
    if (code === 'EACCES')
      throw new EnvironmentError(`This user may not listen on port ${port}: name another in ${portSetting}.`);
    throw new EnvironmentError(
      `${host}:${port} cannot be listened on (${message}): name an address of this machine in ${hostSetting}.`,
    );
  }
}

/** Closes the server when it has answered the requests under way; after so long it cuts them off. */
export async function closeServer(server: FastifyInstance, withinMs: number): Promise<void> {
  // Fastify closes the connections that are idle now; those of requests under way would keep it a minute.
  const idle = setInterval(() => server.server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.server.closeAllConnections(), withinMs);
  await server.close();
  clearInterval(idle);
  clearTimeout(late);
}
