import * as graphql from './graphql/section.mjs';
import { measure, print } from './growth/meilisearch-section.mjs';
import * as growth from './growth/section.mjs';
import * as ingest from './ingest/section.mjs';
import * as indexing from './meilisearch/indexing-section.mjs';
import * as meilisearch from './meilisearch/search-section.mjs';
import * as search from './search/section.mjs';

/**
 * What a section works with.
 * @typedef {object} Setup
 * @property {number} statements in the store that is measured
 * @property {number} articles that are taken in
 * @property {number} rounds
 * @property {number[]} sizes of the stores that growth is measured on
 * @property {(text: string) => void} tell shows how far it is
 * @property {(statements: number) => Promise<string>} folderOf gives a data folder with so many statements
 */

/**
 * The parts of a run, in their order: each measures, and says what it measured.
 * @type {Record<string, { measure: (setup: Setup) => Promise<any>, print: (figures: any, setup: Setup) => string }>}
 */
export const SECTIONS = {
  search,
  ingest,
  graphql,
  growth,
  meilisearch,
  indexing,
  'meilisearch-growth': { measure, print },
};
