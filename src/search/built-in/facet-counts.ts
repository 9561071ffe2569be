import type { ValueField } from '../field-values.js';
import type { Facet, FacetCount } from '../search-engine.js';
import type { Attributes } from './attributes.js';
import { bestOf } from './best.js';
import type { Reader } from './reader.js';
import { PART_BITS } from './row-filter.js';
import type { ValueCodes } from './value-codes.js';
import { FORMS, KINDS } from './values.js';

const COLUMNS: Readonly<Record<Exclude<Facet, 'YEAR'>, 'kind' | 'form' | ValueField>> = {
  KIND: 'kind',
  FORM: 'form',
  ACT: 'act',
  POLARITY: 'polarity',
  ACTOR: 'actor',
  PUBLISHER: 'publisher',
  LANGUAGE: 'language',
};

/** A value that documents have, and the code that stands for it in their column. */
export interface CodedCount extends FacetCount {
  readonly code: number;
}

/**
 * The values of a facet that are in most of the documents, documents that fail the facet's own part of the
 * filter, and no other part, included.
 *
 * @param failed see failedParts
 * @param allowed the codes that may be listed; null for all
 */
export function countFacet(
  facet: Facet,
  limit: number,
  slots: Uint32Array,
  failed: Uint16Array | null,
  attributes: Attributes,
  codes: ValueCodes,
  reader: Reader,
  allowed: ReadonlySet<number> | null = null,
): CodedCount[] {
  if (limit <= 0) return [];
  const counts = countCodes(facetColumn(facet, attributes), slots, failed, ~PART_BITS[facet]);
  const present: number[] = [];
  for (let code = 1; code < counts.length; code++)
    if ((counts[code] as number) > 0 && (allowed === null || allowed.has(code))) present.push(code);
  const most = mostFrequent(present, counts, limit);
  const values = valuesOf(facet, most, codes, reader);
  const entries = most.map((code) => ({
    code,
    value: values.get(code) as string,
    count: counts[code] as number,
  }));
  const best = bestOf([...entries.keys()], limit, (left, right) => {
    const [a, b] = [entries[left] as CodedCount, entries[right] as CodedCount];
    return b.count - a.count || (a.value < b.value ? -1 : 1);
  });
  return best.map((place) => entries[place] as CodedCount);
}

/** A facet's values as codes, by slot. */
export function facetColumn(facet: Facet, attributes: Attributes): Uint32Array {
  return facet === 'YEAR' ? attributes.year : attributes.column(COLUMNS[facet]);
}

function countCodes(
  column: Uint32Array,
  slots: Uint32Array,
  failed: Uint16Array | null,
  others: number,
): Uint32Array {
  let counts = new Uint32Array(64);
  for (let index = 0; index < slots.length; index++) {
    if (failed !== null && ((failed[index] as number) & others) !== 0) continue;
    const code = column[slots[index] as number] as number;
    if (code >= counts.length) {
      const larger = new Uint32Array(code * 2);
      larger.set(counts);
      counts = larger;
    }
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

/** The codes that may be among the first: more than the limit where several share the last place. */
function mostFrequent(codes: readonly number[], counts: Uint32Array, limit: number): readonly number[] {
  if (codes.length <= limit) return codes;
  const sorted = Uint32Array.from(codes, (code) => counts[code] as number).sort();
  const last = sorted[sorted.length - limit] as number;
  return codes.filter((code) => (counts[code] as number) >= last);
}

function valuesOf(
  facet: Facet,
  present: readonly number[],
  codes: ValueCodes,
  reader: Reader,
): ReadonlyMap<number, string> {
  switch (facet) {
    case 'KIND':
      return KINDS;
    case 'FORM':
      return FORMS;
    case 'YEAR':
      return new Map(present.map((year) => [year, String(year).padStart(4, '0')]));
    default:
      return codes.valuesOf(reader, COLUMNS[facet] as ValueField, present);
  }
}
