// All statements into a new index: through outbox and indexer, and by the client's bare addDocumentsInBatches.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { median } from '../statistics.mjs';

/**
 * @param {{ folder: string, meilisearch: import('../servers/meilisearch.mjs').Meilisearch, passes: number,
 *   tell: (text: string) => void }} setup
 */
export async function measureBulk({ folder, meilisearch, passes, tell }) {
  /** @type {Record<'bare' | 'ours', { documents: number, seconds: number, fillSeconds: number }[]>} */
  const figures = { bare: [], ours: [] };
  for (let pass = 0; pass < passes; pass++)
    for (const mode of /** @type {const} */ (['bare', 'ours'])) {
      tell(
        `\rIndexing: pass ${pass + 1} of ${passes}, ${mode === 'ours' ? 'outbox and indexer' : 'bare client'} `,
      );
      figures[mode].push(await bulkPass(mode, folder, meilisearch));
    }
  tell('\n');
  const perSecond = (/** @type {'bare' | 'ours'} */ mode) =>
    median(figures[mode].map(({ documents, seconds }) => documents / seconds));
  return {
    documents: figures.ours[0].documents,
    bare: perSecond('bare'),
    ours: perSecond('ours'),
    ratio: perSecond('ours') / perSecond('bare'),
    fillSeconds: median(figures.ours.map(({ fillSeconds }) => fillSeconds)),
  };
}

/**
 * @param {'bare' | 'ours'} mode
 * @param {string} folder
 * @param {import('../servers/meilisearch.mjs').Meilisearch} meilisearch
 * @returns {Promise<any>} see bulk-process.mjs
 */
export async function bulkPass(mode, folder, { environment }) {
  const script = fileURLToPath(new URL('bulk-process.mjs', import.meta.url));
  const env = { ...process.env, DATABASE_URL: '', ...environment, DATA_DIR: folder };
  const child = fork(script, [mode], { env });
  const exited = once(child, 'exit');
  const [figures] = await Promise.race([once(child, 'message'), exited]);
  if (figures === null || typeof figures !== 'object') throw new Error('The process that indexes has ended.');
  await exited;
  return figures;
}
