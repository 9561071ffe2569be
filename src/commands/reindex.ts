import { openApp } from '../app.js';
import type { Config } from '../config.js';
import { EnvironmentError } from '../domain/errors.js';
import { reindex } from '../reindex.js';
import { onInterrupt } from './interrupt.js';
import { Progress } from './progress.js';
import { withEngine } from './with-engine.js';

/** Cells of the bar. */
const BAR = 30;

/** Builds the index anew beside the live one, which answers until the new one takes its place. */
export async function rebuildIndex(config: Config): Promise<void> {
  const { signal, stopListening } = onInterrupt();
  const progress = new Progress(process.stderr);
  const started = Date.now();
  const app = await openApp(config.dataDir, config);
  try {
    const report = (done: number, total: number): void => progress.show(barOf(done, total, started));
    const outcome = await withEngine(async () => {
      const rebuilt = await reindex(app, { signal, report });
      // What was written at the very end, where no server is there to index it.
      if (rebuilt) await app.indexer.drain({ signal });
      return rebuilt;
    });
    progress.clear();
    if (!outcome)
      throw new EnvironmentError('Another process is building the index anew at this moment: let it finish.');
    const { documents, caughtUp, refused } = outcome;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${documents} documents indexed anew in ${seconds} s, ${caughtUp} changes in the meantime caught up with, ${refused} refused\n`,
    );
    if (refused > 0) process.exitCode = 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write('onrecord: Interrupted: the index stays as it was.\n');
    process.exitCode = 130;
  } finally {
    stopListening();
    progress.clear();
    await app.close();
  }
}

function barOf(done: number, total: number, started: number): string {
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(part * BAR);
  const left = part > 0 ? (((Date.now() - started) / part) * (1 - part)) / 1000 : 0;
  return `[${'='.repeat(full)}${' '.repeat(BAR - full)}] ${Math.floor(part * 100)}%, ${done} of ${Math.max(done, total)} documents, ${Math.ceil(left)} s left`;
}
