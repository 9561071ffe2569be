import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';
import { IndexingError, SearchUnavailableError } from '../search-engine.js';
import type { StoredFields } from './indexed-document.js';
import type { Server } from './server.js';

/**
 * - layout: goes up with every change to what stands in the documents (see indexedDocument) or to the
 *   tokenizer: an index of an older one answers as far as it can, until another one is filled to take its place.
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
 * An index has no place for a note, and a note elsewhere would not follow when indexes are swapped. So the layout
 * and the generation stand as the synonyms of words that no query has, since all of them are marked (see
 * indexWord).
 */
const LAYOUT_NOTE = 'layout';
const GENERATION_NOTE = 'generation';

function settingsOf(generation: string): Settings {
  return {
    ...plainSettings,
    synonyms: { [LAYOUT_NOTE]: [String(layout)], [GENERATION_NOTE]: [generation] },
  };
}

/** Documents come and go by this. */
const PRIMARY_KEY = 'id';

/** How many hits can be paged through; see schema/meilisearch-settings.json. */
export const MAX_TOTAL_HITS = plainSettings.pagination?.maxTotalHits ?? 1000;

/** How many values a facet lists; see there. */
export const MAX_FACET_VALUES = plainSettings.faceting?.maxValuesPerFacet ?? 100;

/** @see SearchEngine.needsRebuild */
export async function needsRebuild(server: Server, index: string): Promise<boolean> {
  const present = await settingsIn(server, index);
  if (present === null) return true;
  const its = layoutOf(present);
  if (its === null) await refuseOthers(server, index);
  return (its ?? 0) < layout;
}

/**
 * What is to be thrown away has to be ours. Without a note it is where it is empty, or has documents of ours.
 * @throws SearchUnavailableError where something else has its documents in it
 */
export async function refuseOthers(server: Server, index: string): Promise<void> {
  const present = await settingsIn(server, index);
  if (present === null || layoutOf(present) !== null) return;
  const { results } = await server.request((client) =>
    client.index<Partial<StoredFields>>(index).getDocuments({ limit: 1 }),
  );
  if (results.some(({ hash, sortKey }) => hash === undefined || sortKey === undefined))
    throw new SearchUnavailableError(
      'FAILED',
      `The search engine at ${server.address} has something else in its index "${index}": give MEILI_INDEX another name, or delete that index.`,
    );
}

/**
 * Makes the index where it is missing, or not one of ours. What is in it and its generation come and go together,
 * so that whoever is killed in between leaves an index whose generation tells that it has to be filled.
 * @returns the generation
 * @throws SearchUnavailableError where it is of a newer version, whose processes keep it
 */
export async function prepareIndex(server: Server, index: string): Promise<string> {
  const present = await settingsIn(server, index);
  if (!present) return createIndex(server, index);
  const its = layoutOf(present);
  if (its === null) {
    await refuseOthers(server, index);
    const empty = nextNameOf(index);
    const generation = await createIndex(server, empty);
    await swapIn(server, index, empty);
    return generation;
  }
  const generation = noted(present) ?? randomUUID();
  if (its > layout) throw ofNewerVersion(server);
  if (its < layout) return generation;
  const settings = settingsOf(generation);
  if (!includes(present, settings))
    await server.run((client) => client.index(index).updateSettings(settings));
  return generation;
}

/**
 * Makes an empty index, or makes sure that another process has.
 * @returns its generation
 */
export async function createIndex(server: Server, index: string): Promise<string> {
  try {
    await server.run((client) => client.createIndex(index, { primaryKey: PRIMARY_KEY }));
  } catch (error) {
    if (!(error instanceof IndexingError && error.code === 'index_already_exists')) throw error;
  }
  const generation = randomUUID();
  await server.run((client) => client.index(index).updateSettings(settingsOf(generation)));
  return generation;
}

/** A name of its own for an index beside the live one: several processes may be at it. */
export function nextNameOf(live: string): string {
  return `${live}_next_${randomUUID().slice(0, 8)}`;
}

/** Whether it is the name of an index beside the live one. */
export function isNextOf(live: string, name: string): boolean {
  return name.startsWith(`${live}_next`) && /^(_[0-9a-f]{8})?$/.test(name.slice(`${live}_next`.length));
}

/** Puts an index in the live one's place, in one step of the server's, and drops what was live. */
export async function swapIn(server: Server, live: string, next: string): Promise<void> {
  const hasFormer = (await settingsIn(server, live)) !== null;
  await server.run((client) => client.swapIndexes([{ indexes: [next, live], rename: !hasFormer }]));
  if (hasFormer) await server.run((client) => client.deleteIndex(next));
}

/** The generation of an index; null where it is not there, or not ours. */
export async function generationOf(server: Server, index: string): Promise<string | null> {
  const present = await settingsIn(server, index);
  return present && noted(present);
}

function settingsIn(server: Server, index: string): Promise<Settings | null> {
  return server.requestExisting((client) => client.index(index).getSettings());
}

/** Null where the index is none of ours: whoever made it was killed, or the server did, for documents that came. */
function layoutOf(settings: Settings): number | null {
  const note = settings.synonyms?.[LAYOUT_NOTE]?.[0];
  return note === undefined ? null : Number(note);
}

function ofNewerVersion({ address }: Server): SearchUnavailableError {
  return new SearchUnavailableError(
    'NOT_READY',
    `The search engine at ${address} has an index of a newer version of On Record, which alone brings it up to date.`,
  );
}

function noted(settings: Settings): string | null {
  return settings.synonyms?.[GENERATION_NOTE]?.[0] ?? null;
}

/** The server fills in what we leave out, and sorts some lists. */
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
