// Indexes everything that is in the data folder anew, in a process of its own so that what ran before does not count.
// Usage: fork it with "ours" or "bare" and the settings in the environment; get the figures as a message.
import { Meilisearch } from 'meilisearch';
import { openApp } from '../../dist/app.js';
import { readConfig } from '../../dist/config.js';
import { indexedDocument } from '../../dist/search/meilisearch/indexed-document.js';
import { documentOf } from '../../dist/searched-documents.js';

/**
 * @typedef {object} Figures
 * @property {number} documents
 * @property {number} seconds from the first document to the end of the last task
 * @property {number} fillSeconds it took to put all statements into the outbox
 */

/** The client sends all batches at the same time; of a hundred the server cuts some off, which wait too long. */
const AT_ONCE = 10_000;

const [mode] = process.argv.slice(2);
const config = readConfig(process.env);
const { url, apiKey, indexName } = /** @type {NonNullable<typeof config.meilisearch>} */ (config.meilisearch);
const client = new Meilisearch({ host: url, apiKey });
await client.index(indexName).delete().waitTask({ timeout: 60_000 });
const app = await openApp(config.dataDir, config);
process.send?.(await (mode === 'ours' ? indexOurs() : indexBare()));
await app.close();

/** @returns {Promise<Figures>} */
async function indexOurs() {
  const fillSeconds = await secondsOf(async () => {
    await app.store.index.fill(await app.engine.prepare());
  });
  let documents = 0;
  const seconds = await secondsOf(async () => {
    documents = await app.indexer.drain();
  });
  return { documents, seconds, fillSeconds };
}

/**
 * The same documents, which are there already, into an index of the same settings.
 * @returns {Promise<Figures>}
 */
async function indexBare() {
  await app.engine.prepare();
  const documents = [];
  for (let after = ''; ; ) {
    const batch = (await app.store.index.searchable(after, 1_000)).map(documentOf);
    const last = batch.at(-1);
    if (!last) break;
    after = last.id;
    for (const document of batch) documents.push(indexedDocument(document));
  }
  const seconds = await secondsOf(async () => {
    const uids = [];
    for (let from = 0; from < documents.length; from += AT_ONCE) {
      const batches = client.index(indexName).addDocumentsInBatches(documents.slice(from, from + AT_ONCE));
      for (const { taskUid } of await Promise.all(batches)) uids.push(taskUid);
    }
    for (const task of await client.tasks.waitForTasks(uids, { timeout: 0, interval: 50 }))
      if (task.status !== 'succeeded') throw new Error(`A task ${task.status}: ${task.error?.message}`);
  });
  return { documents: documents.length, seconds, fillSeconds: 0 };
}

/** @param {() => Promise<void>} work */
async function secondsOf(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
