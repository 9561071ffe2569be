import { type App, openApp } from '../app.js';
import type { Config } from '../config.js';
import { SearchUnavailableError } from '../search/search-engine.js';

/** Opens the app for what a person puts right, and closes it after that. */
export async function withApp(config: Config, work: (app: App) => Promise<void>): Promise<void> {
  const app = await openApp(config.dataDir, config);
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Brings the index to what has been put right. It is on record already, so an engine that is away is no failure. */
export async function followUp({ indexer }: App): Promise<void> {
  try {
    await indexer.drain();
  } catch (error) {
    if (!(error instanceof SearchUnavailableError)) throw error;
    process.stderr.write(`onrecord: It is on record; the search index follows later. ${error.message}\n`);
  }
}
