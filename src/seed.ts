import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, FOLDERS } from './app.js';
import { InvalidInputError } from './domain/errors.js';
import { readArticleFile } from './input/article-file.js';

/**
 * Takes the raw articles in seed/ in, in the order of their names, all at once: a start that is broken off leaves
 * the database unused, and the next one takes them all in.
 * @returns how many
 */
export async function ingestSeed(app: App): Promise<number> {
  const names = (await readdir(FOLDERS.seed)).filter((name) => name.endsWith('.txt')).sort();
  const articles = await Promise.all(names.map((name) => readArticleFile(join(FOLDERS.seed, name))));
  for (const outcome of await app.ingestAll(articles))
    if (outcome instanceof InvalidInputError) throw outcome;
  return names.length;
}
