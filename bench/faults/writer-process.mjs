// Writes until it is killed: takes articles in, changes, withholds, restores and deletes them, one after the other, as
// a newsroom's program does. Usage: run it with a number of its own and a log file. A line of the log says what is
// about to be done; another one, that it was acknowledged.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { articleText } from './articles.mjs';

/** So few that each is written again and again. */
const ARTICLES = 40;
/** Time for the others, which write too. */
const PAUSE_MS = 5;

const [writer, logFile] = process.argv.slice(2);
const before = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').length : 0;
const config = readConfig(process.env);
const app = await openApp(config.dataDir, config);

for (let version = before; ; version++) {
  const url = `https://faults.example/${writer}/${Math.floor(Math.random() * ARTICLES)}`;
  const known = await app.store.articleByUrl(url);
  const operation = known
    ? pick(['TAKE_IN', 'TAKE_IN', 'TAKE_IN', 'WITHHELD', 'USABLE', 'DELETE'])
    : 'TAKE_IN';
  const write = { url, operation, version };
  note({ ...write, acknowledged: false });
  await perform(write, known?.id);
  note({ ...write, acknowledged: true });
  await pause(PAUSE_MS);
}

/**
 * @param {{ url: string, operation: string, version: number }} write
 * @param {string} id
 */
async function perform({ url, operation, version }, id) {
  if (operation === 'TAKE_IN') await app.ingest({ url, body: articleText(url, version), language: 'en' });
  else if (operation === 'DELETE') await app.store.deleteArticle(id);
  else await app.store.setArticleStatus(id, operation, null);
}

/** @param {object} line */
function note(line) {
  // One call: a kill comes before or after it.
  appendFileSync(logFile, `${JSON.stringify(line)}\n`);
}

/**
 * @template T
 * @param {T[]} list
 */
function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
