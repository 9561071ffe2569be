import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from '../servers/meilisearch.mjs';

/**
 * A data folder with so many statements, and a Meilisearch beside it that has none of them yet.
 *
 * @template T
 * @param {import('../sections.mjs').Setup} setup
 * @param {(its: { folder: string, meilisearch: Meilisearch }) => Promise<T>} measure
 * @returns {Promise<T>}
 */
export async function withMeilisearch({ statements, folderOf }, measure) {
  const kept = join(await folderOf(statements), 'onrecord.db');
  const meilisearch = await Meilisearch.start();
  // A copy: the data of other sections is for the built-in engine.
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  try {
    copyFileSync(kept, join(folder, 'onrecord.db'));
    return await measure({ folder, meilisearch });
  } finally {
    await meilisearch.stop();
    rmSync(folder, { recursive: true });
  }
}
