import { openApp } from '../app.js';
import type { Config } from '../config.js';

/** Prints what is kept and how far the search index is. */
export async function printStatus(config: Config): Promise<void> {
  const app = await openApp(config.dataDir);
  try {
    const { articles, actors, quotes, claims, outbox } = await app.store.counts();
    const indexed = await app.engine.countDocuments();
    process.stdout.write(
      [
        `Store    ${app.store.name}`,
        `         ${articles} articles, ${actors} actors, ${quotes} quotes, ${claims} claims`,
        `Search   ${app.engine.name}`,
        `         ${indexed} statements indexed, ${outbox} waiting`,
        '',
      ].join('\n'),
    );
  } finally {
    await app.close();
  }
}
