// A search page of the server with a real Meilisearch, against what that does by itself.
import { join } from 'node:path';
import { pickQueries } from '../search/queries.mjs';
import { table } from '../table.mjs';
import { bulkPass } from './bulk.mjs';
import { measureSearch } from './search.mjs';
import { withMeilisearch } from './with-meilisearch.mjs';

/** Of each class; of some there are fewer. */
const QUERIES = 200;
/** What is aimed at, printed beside the figures for who reads them. */
const MAX_RATIO = 1.3;

/** @param {import('../sections.mjs').Setup} setup */
export function measure(setup) {
  const { tell } = setup;
  return withMeilisearch(setup, async ({ folder, meilisearch }) => {
    tell('Indexing ... ');
    await bulkPass('ours', folder, meilisearch);
    tell('done.\n');
    const classes = pickQueries(join(folder, 'onrecord.db'), QUERIES).map(({ name, queries }) => ({
      name,
      queries: queries.slice(0, QUERIES),
    }));
    return measureSearch({ folder, meilisearch, classes, tell });
  });
}

/**
 * @param {Awaited<ReturnType<typeof measure>>} figures
 * @param {import('../sections.mjs').Setup} setup
 */
export function print(figures, { statements }) {
  const ms = (/** @type {number} */ value) => value.toFixed(2);
  return [
    `Meilisearch with ${statements} statements: a search page through the API, and the same multi-search sent straight`,
    table(
      ['class', 'requests', 'p50 ms', 'straight p50 ms', 'ratio'],
      figures.map(({ name, requests, apiMs, straightMs, ratio }) => [
        name,
        String(requests),
        ms(apiMs),
        ms(straightMs),
        ratio.toFixed(2),
      ]),
    ),
    `Every query once, of both in turns; others before. Of a class one client asks. Aim: ratio at most ${MAX_RATIO}.`,
  ].join('\n');
}
