// The server that the environment's settings describe, with a clock for its event loop. Tells its port; when asked, how
// long the loop kept others waiting since the last time.
import '../../dist/heap.js';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { makeServer } from '../../dist/api.js';
import { openApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { keepIndexed } from '../../dist/index-loop.js';

/** In milliseconds: how often the clock looks; what it tells is beyond that. */
const RESOLUTION = 5;

const config = readConfig(process.env);
const logger = pino({ level: 'warn' });
const app = await openApp(config.dataDir, config);
const server = await makeServer(app, logger);
if (!app.isIndexInStore) keepIndexed(app, config, logger);
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
process.on('message', () => {
  const late = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  process.send?.({
    p50Ms: late(delay.percentile(50)),
    p99Ms: late(delay.percentile(99)),
    maxMs: late(delay.max),
  });
  delay.reset();
});
process.on('disconnect', () => process.exit());
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: Number(new URL(address).port) });
