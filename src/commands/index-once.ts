import { openApp } from '../app.js';
import type { Config } from '../config.js';
import { onInterrupt } from './interrupt.js';
import { Progress } from './progress.js';
import { withEngine } from './with-engine.js';

/** Delivers what waits in the outbox, and prints how much it was; the exit code tells whether anything was refused. */
export async function indexOnce(config: Config): Promise<void> {
  const { signal, stopListening } = onInterrupt();
  const progress = new Progress(process.stderr);
  const app = await openApp(config.dataDir, config);
  try {
    const { waiting } = await app.store.outboxState(1);
    const report = (done: number): void => progress.show(`${done} of ${Math.max(done, waiting)} indexed`);
    const tried = await withEngine(() => app.indexer.drain({ signal, report }));
    progress.clear();
    const { waiting: left, failed, failures } = await app.store.outboxState(1);
    process.stdout.write(`${tried} documents tried, ${left} waiting, ${failed} refused\n`);
    for (const { documentId, reason } of failures)
      process.stderr.write(`onrecord: ${documentId} was refused: ${reason}\n`);
    if (failed > 0) process.exitCode = 1;
    if (signal.aborted) process.exitCode = 130;
  } finally {
    stopListening();
    progress.clear();
    await app.close();
  }
}
