import type { ValueField } from '../field-values.js';
import type { FilterPart, SearchFilter } from '../search-engine.js';
import { boundOf } from '../time.js';
import type { Attributes } from './attributes.js';
import type { Reader } from './reader.js';
import { scratchUint16 } from './scratch.js';
import type { ValueCodes } from './value-codes.js';
import { FORM_CODES, KIND_CODES } from './values.js';

/** A bit for each part, to note which of them a document fails. */
export const PART_BITS: Readonly<Record<FilterPart, number>> = {
  KIND: 1,
  FORM: 2,
  ACTOR: 4,
  PUBLISHER: 8,
  LANGUAGE: 16,
  // A range of dates is a choice of years.
  YEAR: 32,
  ACT: 64,
  POLARITY: 128,
  OTHER: 256,
};

type CodeColumn = 'kind' | 'form' | ValueField;

/**
 * Which parts of the filter each document fails, as PART_BITS; null where the filter filters nothing, so that
 * no document can.
 */
export function failedParts(
  filter: SearchFilter,
  slots: Uint32Array,
  attributes: Attributes,
  codes: ValueCodes,
  reader: Reader,
): Uint16Array | null {
  const codesOf = (field: ValueField, values: readonly string[] | undefined): number[] | undefined =>
    values && codes.codesOf(reader, field, values);
  const failed = scratchUint16(slots.length);
  let filters = false;
  const byCodes = (part: FilterPart, column: CodeColumn, allowed: readonly number[] | undefined): void => {
    if (!allowed) return;
    filters = true;
    markOthers(failed, PART_BITS[part], slots, attributes.column(column), allowed);
  };
  byCodes(
    'KIND',
    'kind',
    filter.kinds?.map((kind) => KIND_CODES[kind]),
  );
  byCodes(
    'FORM',
    'form',
    filter.forms?.map((form) => FORM_CODES[form]),
  );
  byCodes('ACT', 'act', codesOf('act', filter.acts));
  byCodes('POLARITY', 'polarity', codesOf('polarity', filter.polarities));
  byCodes('ACTOR', 'actor', codesOf('actor', filter.actorIds));
  byCodes('OTHER', 'publisher', codesOf('publisher', filter.within));
  byCodes('OTHER', 'article', codesOf('article', filter.articleIds));
  byCodes('PUBLISHER', 'publisher', codesOf('publisher', filter.publishers));
  byCodes('LANGUAGE', 'language', codesOf('language', filter.languages));
  byCodes(
    'OTHER',
    'cue',
    codesOf(
      'cue',
      filter.cues?.map((cue) => cue.toLowerCase()),
    ),
  );
  if (filter.publishedFrom !== undefined || filter.publishedBefore !== undefined) {
    filters = true;
    const from = boundOf('publishedFrom', filter.publishedFrom) ?? Number.NEGATIVE_INFINITY;
    const before = boundOf('publishedBefore', filter.publishedBefore) ?? Number.POSITIVE_INFINITY;
    for (let index = 0; index < slots.length; index++) {
      const published = attributes.published[slots[index] as number] as number;
      // Written so that a document without a date (NaN) fails.
      if (!(published >= from && published < before))
        failed[index] = (failed[index] as number) | PART_BITS.YEAR;
    }
  }
  return filters ? failed : null;
}

function markOthers(
  failed: Uint16Array,
  bit: number,
  slots: Uint32Array,
  column: Uint32Array,
  codes: readonly number[],
): void {
  const allowed = new Uint8Array(Math.max(0, ...codes) + 1);
  for (const code of codes) allowed[code] = 1;
  for (let index = 0; index < slots.length; index++)
    if (allowed[column[slots[index] as number] as number] !== 1)
      failed[index] = (failed[index] as number) | bit;
}
