import { type App, openApp } from '../app.js';
import type { Config } from '../config.js';
import { SearchUnavailableError } from '../search/search-engine.js';

/** The worst are enough to see what is wrong. */
const FAILURES_SHOWN = 10;

/** Prints what is kept and how far the search index is. */
export async function printStatus(config: Config): Promise<void> {
  const app = await openApp(config.dataDir, config);
  try {
    const { articles, withdrawn, actors, quotes, claims, outbox } = await app.store.counts();
    process.stdout.write(
      [
        `Store    ${app.store.name}`,
        `         ${articles} articles, ${actors} actors, ${quotes} quotes, ${claims} claims`,
        ...(withdrawn > 0 ? [`         ${withdrawn} articles withheld or canceled`] : []),
        `Search   ${app.engine.name}`,
        `         ${await indexState(app)}, ${outbox} waiting`,
        ...(await failures(app)),
        '',
      ].join('\n'),
    );
  } finally {
    await app.close();
  }
}

async function indexState({ engine }: App): Promise<string> {
  try {
    return `${await engine.countDocuments()} statements indexed`;
  } catch (error) {
    if (error instanceof SearchUnavailableError) return `away: ${error.message}`;
    throw error;
  }
}

async function failures({ store }: App): Promise<string[]> {
  const { failures } = await store.outboxState(FAILURES_SHOWN);
  return failures.map(
    ({ statementId, attempts, reason, retryAt }) =>
      `         ${statementId} failed ${attempts} times, next try ${retryAt}: ${reason}`,
  );
}
