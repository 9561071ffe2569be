import { constants } from 'node:os';
import type { Logger } from './telemetry/logger.js';

/** Within that time a signal is the same one again: npm hands on what a terminal has sent to it and to us. */
const SAME_SIGNAL_MS = 500;

/** Resolves with the first SIGINT or SIGTERM; another one after it ends the process at once. */
export function stopSignal(logger: Logger): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stoppingSince: number | null = null;
    const heard = (signal: 'SIGINT' | 'SIGTERM'): void => {
      if (stoppingSince === null) {
        stoppingSince = performance.now();
        resolve(signal);
      } else if (performance.now() - stoppingSince > SAME_SIGNAL_MS) {
        logger.warn({ signal }, 'ended at once by a second signal');
        process.exit(128 + constants.signals[signal]);
      }
    };
    process.on('SIGINT', heard);
    process.on('SIGTERM', heard);
  });
}
