import { openApp } from '../app.js';
import type { Config } from '../config.js';
import { EnvironmentError } from '../domain/errors.js';
import { reconcile } from '../reconcile.js';
import { onInterrupt } from './interrupt.js';
import { Progress } from './progress.js';
import { withEngine } from './with-engine.js';

const KINDS = {
  MISSING: 'is not in the index',
  STALE: 'is out of date in the index',
  SURPLUS: 'is in the index only',
};

/** Compares the index with the store and prints what differs; what does is put right by way of the outbox. */
export async function reconcileIndex(
  config: Config,
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<void> {
  const { signal, stopListening } = onInterrupt();
  const progress = new Progress(process.stderr);
  const report = (done: number, total: number): void =>
    progress.show(`${done} of ${Math.max(done, total)} documents compared`);
  const app = await openApp(config.dataDir, config);
  try {
    const outcome = await withEngine(async () => {
      const compared = await reconcile(app, { signal, dryRun, report });
      // Where no server is there to do so.
      if (compared && !dryRun) await app.indexer.drain({ signal });
      return compared;
    });
    progress.clear();
    if (!outcome)
      throw new EnvironmentError('Another process is comparing the index at this moment: let it finish.');
    for (const { documentId, kind } of outcome.examples)
      process.stdout.write(`${documentId} ${KINDS[kind]}\n`);
    const { compared, missing, stale, surplus, examples } = outcome;
    const differing = missing + stale + surplus;
    if (differing > examples.length) process.stdout.write(`... and ${differing - examples.length} more\n`);
    process.stdout.write(
      `${compared} documents compared: ${missing} missing, ${stale} out of date, ${surplus} too many${differing > 0 && !dryRun ? '; indexed again' : ''}\n`,
    );
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write('onrecord: Interrupted: what was found so far waits to be indexed again.\n');
    process.exitCode = 130;
  } finally {
    stopListening();
    progress.clear();
    await app.close();
  }
}
