// The server with a real Meilisearch, against what that does by itself.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickQueries } from '../search/queries.mjs';
import { Meilisearch } from '../servers/meilisearch.mjs';
import { table } from '../table.mjs';
import { measureBulk } from './bulk.mjs';
import { measureSearch } from './search.mjs';

const QUERIES = 30;
const PASSES = 3;
/** What is aimed at, printed beside the figures for who reads them. */
const AIM = { searchRatio: 1.3, bulkRatio: 0.7 };

/** @param {import('../sections.mjs').Setup} setup */
export async function measure({ statements, rounds, folderOf, tell }) {
  const kept = join(await folderOf(statements), 'onrecord.db');
  const meilisearch = await Meilisearch.start();
  // A copy: the data of other sections is for the built-in engine.
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  try {
    copyFileSync(kept, join(folder, 'onrecord.db'));
    const bulk = await measureBulk({ folder, meilisearch, passes: PASSES, tell });
    const search = await measureSearch({
      folder,
      meilisearch,
      classes: pickQueries(kept, QUERIES),
      rounds,
      tell,
    });
    return { bulk, search };
  } finally {
    await meilisearch.stop();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {Awaited<ReturnType<typeof measure>>} figures
 * @param {import('../sections.mjs').Setup} setup
 */
export function print({ bulk, search }, { statements, rounds }) {
  const ms = (/** @type {number} */ value) => value.toFixed(2);
  return [
    `Meilisearch with ${statements} statements: a search page through the API, and the same multi-search sent straight`,
    table(
      ['class', 'requests', 'p50 ms', 'straight p50 ms', 'ratio'],
      search.map(({ name, requests, apiMs, straightMs, ratio }) => [
        name,
        String(requests),
        ms(apiMs),
        ms(straightMs),
        ratio.toFixed(2),
      ]),
    ),
    `${rounds} rounds, both in turns. Aim: ratio of all classes mixed at most ${AIM.searchRatio}.`,
    '',
    `Indexing ${bulk.documents} documents anew, medians of ${PASSES} passes in turns`,
    table(
      ['', 'documents/s', 'ratio'],
      [
        ["the client's addDocumentsInBatches, documents at hand", bulk.bare.toFixed(0), ''],
        ['outbox and indexer', bulk.ours.toFixed(0), bulk.ratio.toFixed(2)],
      ],
    ),
    `Aim: ratio at least ${AIM.bulkRatio}. To put all of them into the outbox took ${bulk.fillSeconds.toFixed(1)} s before that.`,
  ].join('\n');
}
