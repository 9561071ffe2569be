import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, FOLDERS } from './app.js';
import { readArticleFile } from './input/article-file.js';

/**
 * Takes the raw articles in seed/ in, in the order of their names, in one transaction: a start that is broken off
 * leaves the database unused, and the next one takes them all in.
 * @returns how many
 */
export async function ingestSeed(app: App): Promise<number> {
  const names = (await readdir(FOLDERS.seed)).filter((name) => name.endsWith('.txt')).sort();
  await app.store.atomically(async () => {
    for (const name of names) await app.ingest(await readArticleFile(join(FOLDERS.seed, name)));
  });
  return names.length;
}
