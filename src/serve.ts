import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { makeServer, metricsSources } from './api.js';
import { type App, FOLDERS, openApp } from './app.js';
import type { Config } from './config.js';
import { readManifest } from './graphql/document-manifest.js';
import { readOperations } from './graphql/operations.js';
import { TrustedDocuments } from './graphql/trusted-documents.js';
import { makeMetricsServer } from './http/metrics-server.js';
import { keepIndexed } from './index-loop.js';
import { closeServer, listen } from './listen.js';
import { keepStandIn } from './stand-in-loop.js';
import { stopSignal } from './stop-signal.js';
import { Health } from './telemetry/health.js';
import { type Logger, makeLogger } from './telemetry/logger.js';
import { portObserver, startTelemetry, type Telemetry } from './telemetry/telemetry.js';
import { VERSION } from './version.js';

/** When everything is closed, what still holds the process is let go: a batch that was given up, say. */
const LEFT_BEHIND_MS = 1_000;

/**
 * - SERVER: answers, and keeps the index up to date unless INDEXER=off leaves that to others
 * - INDEXER: keeps the index up to date, and answers nobody but who asks for metrics and health
 */
type Role = 'SERVER' | 'INDEXER';

/**
 * Serves until SIGINT or SIGTERM. Then it is unready at once, and answers on until that has been noticed; then
 * requests under way are answered, the batch on its way into the index is finished, and everything is closed.
 * @throws EnvironmentError where the database or the port cannot be used
 */
export async function serve(config: Config, role: Role = 'SERVER'): Promise<void> {
  const logger = makeLogger(config.logLevel);
  // Heard from the start, and heeded once that is through: a seed that is half in would stay so.
  const stopped = stopSignal(logger);
  const telemetry = await telemetryOf(config, logger);
  const app = await openApp(config.dataDir, {
    ...config,
    observer: portObserver(telemetry),
    readTimeoutMs: config.http.requestTimeoutMs,
  });
  try {
    if (role === 'SERVER' && app.isUnused && config.seed) {
      logger.info('taking the seed articles in');
      // What reads articles is left out of a server that reads none.
      const { ingestSeed } = await import('./seed.js');
      const articles = await ingestSeed(app);
      logger.info({ articles }, 'took the seed articles in');
    }
    const health = healthOf(app, logger);
    const servers = await listenAll(app, { config, logger, telemetry, health, role });
    const indexes = role === 'INDEXER' || config.indexer;
    const stopIndexing = indexes ? keepIndexed(app, config, logger) : null;
    const stopStandIn = role === 'SERVER' && app.standIn ? keepStandIn(app.standIn, logger) : null;

    const signal = await stopped;
    health.stop();
    logger.info({ signal }, 'stopping');
    const indexed = Promise.all([stopIndexing?.(), stopStandIn?.()]);
    await pause(config.drainSeconds * 1000);
    await Promise.all([
      ...servers.map((server) => closeServer(server, config.stopSeconds * 1000)),
      finish(indexed, config.stopSeconds * 1000, logger),
    ]);
    await telemetry.tracing?.close();
    logger.info('stopped');
    setTimeout(() => process.exit(), LEFT_BEHIND_MS).unref();
  } finally {
    await app.close();
  }
}

async function telemetryOf(config: Config, logger: Logger): Promise<Telemetry> {
  const operations = await readOperations(FOLDERS.operations);
  return startTelemetry(
    {
      hasMetrics: config.metrics !== 'off',
      hasTracing: config.tracing,
      slowRequestMs: config.slowRequestMs,
      version: VERSION,
      knownOperations: operations.map(({ name }) => name),
    },
    logger,
  );
}

function healthOf({ store, engine }: App, logger: Logger): Health {
  return new Health(store, engine, ({ status, checks }, cause) => {
    const line = { checks, ...(cause === undefined ? {} : { err: cause }) };
    if (status === 'ready') logger.info(line, 'ready again');
    else logger.warn(line, status);
  });
}

interface Serving {
  readonly config: Config;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  readonly health: Health;
  readonly role: Role;
}

async function listenAll(app: App, serving: Serving): Promise<FastifyInstance[]> {
  const server = await listenForRequests(app, serving);
  try {
    return [server, await listenForMetrics(app, serving)].filter((each) => each !== null);
  } catch (error) {
    await server?.close();
    throw error;
  }
}

async function listenForRequests(
  app: App,
  { config, logger, telemetry, health, role }: Serving,
): Promise<FastifyInstance | null> {
  const names = { store: app.store.name, search: app.engine.name };
  if (role === 'INDEXER') {
    logger.info(names, 'indexing');
    return null;
  }
  const servesMetrics = config.metrics === 'on';
  const server = await makeServer(app, logger, {
    telemetry,
    health,
    servesMetrics,
    settings: config.http,
    access: config.access,
    graph: config.graph,
    documents: new TrustedDocuments(
      await readManifest(config.documents.manifest ?? FOLDERS.documents),
      config.documents.isTrustedOnly,
    ),
  });
  const address = await listen(server, config);
  logger.info({ ...names, playground: `${address}/graphql` }, 'listening');
  // A person at a terminal is told in words; the log is for machines.
  if (process.stdout.isTTY) process.stdout.write(`\nOn Record is at ${address}/\n\n`);
  return server;
}

async function listenForMetrics(
  app: App,
  { config, logger, telemetry, health }: Serving,
): Promise<FastifyInstance | null> {
  const sources = metricsSources(app, telemetry, health);
  if (!sources || typeof config.metrics === 'string') return null;
  const server = makeMetricsServer(sources, logger);
  const address = await listen(server, config.metrics, ['METRICS', 'METRICS']);
  logger.info({ metrics: `${address}/metrics` }, 'listening for metrics');
  return server;
}

/** The embedded database's batch is a transaction of a second; one of a search server may take much longer. */
async function finish(indexed: Promise<unknown>, withinMs: number, logger: Logger): Promise<void> {
  const late = pause(withinMs, 'LATE', { ref: false });
  if ((await Promise.race([indexed, late])) === 'LATE')
    logger.warn('a batch is still on its way into the index: it is delivered again when its lease ends');
}
