// Filling a new index on a real Meilisearch, against what the client reaches by itself.
import { table } from '../table.mjs';
import { measureBulk } from './bulk.mjs';
import { withMeilisearch } from './with-meilisearch.mjs';

const PASSES = 3;
/** What is aimed at, printed beside the figures for who reads them. */
const MIN_RATIO = 0.7;

/** @param {import('../sections.mjs').Setup} setup */
export function measure(setup) {
  const { tell } = setup;
  return withMeilisearch(setup, ({ folder, meilisearch }) =>
    measureBulk({ folder, meilisearch, passes: PASSES, tell }),
  );
}

/** @param {Awaited<ReturnType<typeof measure>>} figures */
export function print({ documents, bare, ours, ratio, fillSeconds }) {
  return [
    `Indexing ${documents} documents anew in Meilisearch, medians of ${PASSES} passes in turns`,
    table(
      ['', 'documents/s', 'ratio'],
      [
        ["the client's addDocumentsInBatches, documents at hand", bare.toFixed(0), ''],
        ['outbox and indexer', ours.toFixed(0), ratio.toFixed(2)],
      ],
    ),
    `Aim: ratio at least ${MIN_RATIO}. To put all of them into the outbox took ${fillSeconds.toFixed(1)} s before that.`,
  ].join('\n');
}
