// The same searches in stores of several sizes, on a real Meilisearch.
import { join } from 'node:path';
import { bulkPass } from '../meilisearch/bulk.mjs';
import { withMeilisearch } from '../meilisearch/with-meilisearch.mjs';
import { pickQueries } from '../search/queries.mjs';
import { measureGrowth } from './measure.mjs';
import { growthTable, QUERIES } from './section.mjs';

/** @param {import('../sections.mjs').Setup} setup */
export async function measure(setup) {
  const { sizes, tell } = setup;
  const grown = [];
  for (const statements of sizes)
    grown.push(
      await withMeilisearch({ ...setup, statements }, async ({ folder, meilisearch }) => {
        tell(`${statements} statements: indexing ... `);
        const { fillSeconds, seconds } = await bulkPass('ours', folder, meilisearch);
        const classes = pickQueries(join(folder, 'onrecord.db'), QUERIES);
        const growth = await measureGrowth({ folder, classes, tell, meilisearch });
        return {
          statements,
          ...growth,
          indexSeconds: fillSeconds + seconds,
          engineResidentBytes: meilisearch.residentBytes(),
          engineDiskBytes: meilisearch.diskBytes(),
        };
      }),
    );
  return grown;
}

/** @param {Awaited<ReturnType<typeof measure>>} grown */
export function print(grown) {
  const mb = (/** @type {number | null} */ bytes) => (bytes === null ? '?' : (bytes / 1e6).toFixed(0));
  return [
    'Growth: the same searches on Meilisearch; CPU is that of both processes',
    growthTable(grown, (row) => [
      row('indexing into Meilisearch s', ({ indexSeconds }) => indexSeconds.toFixed(0)),
      row('RSS MB of Meilisearch', ({ engineResidentBytes }) => mb(engineResidentBytes)),
      row('disk MB of Meilisearch', ({ engineDiskBytes }) => mb(engineDiskBytes)),
    ]),
  ].join('\n');
}
