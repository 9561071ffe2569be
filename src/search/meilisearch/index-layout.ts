import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';
import { IndexingError } from '../search-engine.js';
import type { Server } from './server.js';

/**
 * - layout: goes up with every change to what stands in the documents (see indexedDocument) or to the
 *   tokenizer: an index of another one is emptied and filled again.
 * - settings: applied where the index has others; Meilisearch then reads its documents again by itself.
 *
 * Why they are as they are: dates come before relevance where they are asked for (sort is the first rule); all
 * else equal, the text counts before the name, then the exact word before a longer one; what is equal in all
 * that is in the order of sortKey, the same every time. Words have a mark more (see indexWord), so 6 and 10
 * letters are 5 and 9. A facet lists as many values as can be asked for, and hits can be paged to the last. A
 * search is not cut off before its time is over (see timeoutMs), since a cut one is ranked by half the rules.
 * One language for all keeps Meilisearch from guessing another for each text.
 */
const { layout, settings: plainSettings } = JSON.parse(
  readFileSync(new URL('../../../schema/meilisearch-settings.json', import.meta.url), 'utf8'),
) as { readonly layout: number; readonly settings: Settings };

/**
 * An index has no place for a note, and a note elsewhere would not follow when indexes are swapped. So the
 * layout stands as the synonym of a word that no query has, since all of them are marked (see indexWord).
 */
const NOTE = 'layout';
const SETTINGS: Settings = { ...plainSettings, synonyms: { [NOTE]: [String(layout)] } };

/** Documents come and go by this. */
const PRIMARY_KEY = 'id';

/** How many hits can be paged through; see schema/meilisearch-settings.json. */
export const MAX_TOTAL_HITS = plainSettings.pagination?.maxTotalHits ?? 1000;

/** How many values a facet lists; see there. */
export const MAX_FACET_VALUES = plainSettings.faceting?.maxValuesPerFacet ?? 100;

/**
 * Makes the index where it is missing or of another layout.
 * @returns true where it is empty now because of that
 */
export async function prepareIndex(server: Server, index: string): Promise<boolean> {
  const present = await server.requestExisting((client) => client.index(index).getSettings());
  if (!present) {
    await createIndex(server, index);
    return true;
  }
  const isCurrent = isDeepStrictEqual(present.synonyms?.[NOTE], [String(layout)]);
  if (!isCurrent) await server.run((client) => client.index(index).deleteAllDocuments());
  if (!isCurrent || !hasSettings(present))
    await server.run((client) => client.index(index).updateSettings(SETTINGS));
  return !isCurrent;
}

/** Makes an empty index, or makes sure that another process has. */
export async function createIndex(server: Server, index: string): Promise<void> {
  try {
    await server.run((client) => client.createIndex(index, { primaryKey: PRIMARY_KEY }));
  } catch (error) {
    if (!(error instanceof IndexingError && error.code === 'index_already_exists')) throw error;
  }
  await server.run((client) => client.index(index).updateSettings(SETTINGS));
}

/** The server fills in what we leave out, and sorts some lists. */
function hasSettings(present: Settings): boolean {
  return includes(present, SETTINGS);
}

function includes(present: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(present) && isDeepStrictEqual(sorted(present), sorted(wanted));
  if (typeof wanted !== 'object' || wanted === null) return present === wanted;
  return Object.entries(wanted).every(([key, value]) =>
    includes((present as Record<string, unknown> | null)?.[key], value),
  );
}

/** Order counts in two lists only, and those are never the same in another order. */
function sorted(list: readonly unknown[]): string[] {
  return list.map((each) => JSON.stringify(each)).sort();
}
