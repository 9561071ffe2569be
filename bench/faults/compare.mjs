import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../dist/app.js';
import { documentHash } from '../../dist/search/document-hash.js';
import { documentOf } from '../../dist/searched-documents.js';

const BATCH = 1_000;

/** @typedef {import('../../dist/app.js').App} App */

/**
 * Reads store and index one by one, without what the program itself compares them by.
 *
 * @param {App} app
 * @returns {Promise<{ different: number, duplicates: number }>}
 */
export async function compareIndex({ store, engine }) {
  /** @type {Map<string, string>} */
  const indexed = new Map();
  let [different, duplicates] = [0, 0];
  for await (const batch of engine.entries())
    for (const { id, hash } of batch) {
      if (indexed.has(id)) duplicates++;
      indexed.set(id, hash);
    }
  for (let after = ''; ; ) {
    const batch = (await store.index.searchable(after, BATCH)).map(documentOf);
    const last = batch.at(-1);
    if (!last) break;
    after = last.id;
    for (const each of batch) {
      if (indexed.get(each.id) !== documentHash(each)) different++;
      indexed.delete(each.id);
    }
  }
  return { different: different + indexed.size, duplicates };
}

/**
 * Takes the articles as they are now into an empty database, and counts the statements that this one has otherwise:
 * too many, too few, or with other words.
 *
 * @param {App} app
 * @param {Iterable<string>} urls
 */
export async function compareStatements({ store }, urls) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-faults-'));
  const fresh = await openApp(folder);
  let different = 0;
  try {
    for (const url of urls) {
      const article = await store.articleByUrl(url);
      if (article?.status !== 'USABLE') continue;
      const [body] = await store.bodies([article.id]);
      const { article: copy } = await fresh.ingest({ url, body, language: 'en' });
      const [ours, theirs] = [await textsOf(store, article.id), await textsOf(fresh.store, copy.id)];
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) different++;
    }
  } finally {
    await fresh.close();
    rmSync(folder, { recursive: true });
  }
  return different;
}

/**
 * @param {import('../../dist/store/store.js').Store} store
 * @param {string} articleId
 */
async function textsOf(store, articleId) {
  const query = { filter: { articleIds: [articleId] }, order: /** @type {const} */ ('READING') };
  const page = { size: 100, direction: /** @type {const} */ ('FORWARD'), cursor: null };
  const [{ entries }] = await store.statements.pages([query], page);
  return entries.map(({ node }) => [node.kind, node.text]);
}
