import { pino } from 'pino';
import { makeServer } from './api.js';
import { openApp } from './app.js';
import type { Config } from './config.js';
import { EnvironmentError } from './domain/errors.js';
import { keepIndexed } from './index-loop.js';
import { ingestSeed } from './seed.js';

/** How long requests under way have; they take milliseconds, and Docker kills after 10 seconds. */
const STOP_WITHIN_MS = 3_000;

/**
 * Serves until SIGINT or SIGTERM: requests under way are answered, then everything is closed.
 * @throws EnvironmentError where the database or the port cannot be used
 */
export async function serve(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel });
  // Heard from the start, and heeded once that is through: a seed that is half in would stay so.
  const stopped = stopSignal();
  const app = await openApp(config.dataDir, config);
  try {
    if (app.isUnused && config.seed) {
      logger.info('taking the seed articles in');
      const articles = await ingestSeed(app);
      logger.info({ articles }, 'took the seed articles in');
    }
    const server = await makeServer(app, logger);
    const address = await listen(server, config);
    logger.info(
      { store: app.store.name, search: app.engine.name, playground: `${address}/graphql` },
      'listening',
    );

    // A person at a terminal is told in words; the log is for machines.
    if (process.stdout.isTTY) process.stdout.write(`\nOn Record is at ${address}/\n\n`);

    const stopIndexing = keepIndexed(app.indexer, app.store, logger);
    const signal = await stopped;
    logger.info({ signal }, 'stopping');
    await close(server);
    await stopIndexing();
  } finally {
    await app.close();
  }
}

async function listen(
  server: Awaited<ReturnType<typeof makeServer>>,
  { host, port }: Config,
): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    await server.close();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new EnvironmentError(
        `Port ${port} of ${host} is taken by another process: end it, or name another port in PORT.`,
      );
    if (code === 'EACCES')
      throw new EnvironmentError(`This user may not listen on port ${port}: name another in PORT.`);
    throw new EnvironmentError(
      `${host}:${port} cannot be listened on (${message}): name an address of this machine in HOST.`,
    );
  }
}

/** Fastify closes the connections that are idle now; those of requests under way would keep it a minute. */
async function close(server: Awaited<ReturnType<typeof makeServer>>): Promise<void> {
  const idle = setInterval(() => server.server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.server.closeAllConnections(), STOP_WITHIN_MS);
  await server.close();
  clearInterval(idle);
  clearTimeout(late);
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
