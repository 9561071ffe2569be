import { openApp } from '../app.js';
import type { Config } from '../config.js';
import type { IndexHealth, ReconcileRun } from '../domain/index-health.js';

/** Prints what is kept and how far the search index is. */
export async function printStatus(config: Config): Promise<void> {
  const app = await openApp(config.dataDir, config);
  try {
    const { articles, withdrawn, actors, quotes, claims } = await app.store.counts();
    const health = await app.indexHealth();
    process.stdout.write(
      [
        `Store    ${app.store.name}`,
        `         ${articles} articles, ${actors} actors, ${quotes} quotes, ${claims} claims`,
        ...(withdrawn > 0 ? [`         ${withdrawn} articles withheld or canceled`] : []),
        `Search   ${health.engine.name}${health.engine.version ? `, version ${health.engine.version}` : ''}`,
        ...indexLines(health).map((line) => `         ${line}`),
        '',
      ].join('\n'),
    );
  } finally {
    await app.close();
  }
}

function indexLines(health: IndexHealth): string[] {
  const { engine, documentsInStore, documentsInIndex, backlog, oldestWaiting, failed } = health;
  const since = oldestWaiting ? `, the first since ${oldestWaiting}` : '';
  return [
    engine.problem
      ? `away, ${backlog} waiting${since}: ${engine.problem}`
      : `${documentsInIndex} of ${documentsInStore} documents indexed, ${backlog} waiting${since}`,
    ...(failed > 0 ? [`${failed} refused, tried again later; the worst:`] : []),
    ...health.failures.map(
      ({ documentId, attempts, reason, retryAt }) =>
        `${documentId} failed ${attempts} times, next try ${retryAt}: ${reason}`,
    ),
    reconcileLine(health.lastReconcile),
  ];
}

function reconcileLine(run: ReconcileRun | null): string {
  if (!run) return 'never compared with the store as a whole';
  const { finished, compared, missing, stale, surplus } = run;
  return `last compared with the store ${finished}: of ${compared} documents ${missing} were missing and ${stale} out of date, ${surplus} were there too many`;
}
