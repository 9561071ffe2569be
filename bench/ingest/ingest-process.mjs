// One pass of the ingest benchmark, in a process of its own so that what ran before does not count.
// Usage: fork it with "batches", "single" or "parts", the number of articles and, to start from it, a data folder; get the
// figures as a message.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../dist/app.js';
import { recordOf } from '../../dist/domain/record.js';
import { loadExtractor } from '../../dist/extraction/extractor.js';
import { makeArticles } from '../data/article-text.mjs';

/**
 * @typedef {object} WholeFigures
 * @property {number} articles
 * @property {number} characters of an article on the average
 * @property {number} seconds
 * @property {number} cpuSeconds
 * @property {number} statements found in them
 *
 * @typedef {object} PartFigures in milliseconds, of all articles together
 * @property {number} model
 * @property {number} extraction
 * @property {number} store
 * @property {number} index
 * @property {number} commit to disk, of store and index together
 */

const LENGTH = 3_000;
/** As the command line takes many in, and as a writer takes one. */
const BATCHES = { batches: 16, single: 1 };

const [mode, count, from] = process.argv.slice(2);
const articles = makeArticles(Number(count), LENGTH);
process.send?.(await inFolder(mode === 'parts' ? ingestInParts : (app) => ingestAll(app, BATCHES[mode])));

/**
 * So many at a time, those on disk before the next.
 * @param {import('../../dist/app.js').App} app
 * @param {number} size
 * @returns {Promise<WholeFigures>}
 */
async function ingestAll(app, size) {
  let statements = 0;
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let from = 0; from < articles.length; from += size)
    for (const outcome of await app.ingestAll(articles.slice(from, from + size)))
      statements += /** @type {import('../../dist/ingest.js').IngestOutcome} */ (outcome).statementsAdded;
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const characters = articles.reduce((sum, { body }) => sum + body.length, 0) / articles.length;
  return { articles: articles.length, characters, seconds, cpuSeconds: (user + system) / 1e6, statements };
}

/**
 * The same steps one by one, to see what each takes. What ingest does beside them (checks, finding the article
 * that is known) is left out.
 *
 * @param {import('../../dist/app.js').App} app
 * @returns {Promise<PartFigures>}
 */
async function ingestInParts({ store, indexer }) {
  const parts = { model: 0, extraction: 0, store: 0, index: 0, commit: 0 };
  /**
   * @template T
   * @param {keyof typeof parts} part
   * @param {() => T | Promise<T>} work
   */
  const timed = async (part, work) => {
    const started = performance.now();
    const result = await work();
    parts[part] += performance.now() - started;
    return result;
  };
  const extractor = await timed('model', loadExtractor);
  const now = new Date().toISOString();
  for (const [number, { body, ...article }] of articles.entries()) {
    const extraction = await timed('extraction', () => extractor.extract(body));
    const { language } = extraction;
    const dates = { dateCreated: now, dateModified: now };
    const record = recordOf(
      { ...article, ...dates, id: idOf(number), authors: [], language },
      body,
      extraction,
    );
    let written = 0;
    await store.atomically(async () => {
      await timed('store', () => store.save(record));
      await timed('index', () => indexer.drain());
      written = performance.now();
    });
    parts.commit += performance.now() - written;
  }
  return parts;
}

/** @param {number} number */
function idOf(number) {
  return `art_${String(number).padStart(24, '0')}`;
}

/**
 * @template T
 * @param {(app: import('../../dist/app.js').App) => Promise<T>} work
 */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-ingest-'));
  if (from) cpSync(from, folder, { recursive: true });
  const app = await openApp(folder);
  try {
    return await work(app);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
}
