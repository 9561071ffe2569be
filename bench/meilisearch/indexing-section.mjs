// Filling a new index on a real Meilisearch, against what the client reaches by itself.
import { table } from '../table.mjs';
import { measureBulk } from './bulk.mjs';
import { withMeilisearch } from './with-meilisearch.mjs';

/** What is aimed at, printed beside the figures for who reads them. */
const MIN_RATIO = 0.7;

/** @param {import('../sections.mjs').Setup} setup */
export function measure(setup) {
  const { rounds, tell } = setup;
  return withMeilisearch(setup, ({ folder, meilisearch }) =>
    measureBulk({ folder, meilisearch, passes: rounds, tell }),
  );
}

/**
 * @param {Awaited<ReturnType<typeof measure>>} figures
 * @param {import('../sections.mjs').Setup} setup
 */
export function print({ documents, bare, ours, ratio, fillSeconds }, { rounds }) {
  return [
    `Indexing ${documents} documents anew in Meilisearch, medians of ${rounds} rounds in turns`,
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
