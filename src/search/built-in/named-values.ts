import type { FacetQuery } from '../search-engine.js';
import { termsOf } from '../tokens.js';
import type { Attributes } from './attributes.js';
import { findBeginnings } from './matching-documents.js';
import type { Reader } from './reader.js';
import { SECTIONS } from './sections.js';

/** The codes of the facet's values that are looked for; null where all are. */
export function namedValues(
  { facet, text }: FacetQuery,
  attributes: Attributes,
  reader: Reader,
): ReadonlySet<number> | null {
  const beginnings = [...new Set(termsOf(text))];
  if (beginnings.length === 0) return null;
  return facet === 'ACTOR' ? actors(beginnings, attributes, reader) : publishers(beginnings, reader);
}

/** Names of actors stand in the full-text index, beside what they said. */
function actors(beginnings: readonly string[], attributes: Attributes, reader: Reader): Set<number> {
  const slots = attributes.slotsOf(findBeginnings(reader, SECTIONS.STATEMENT, 'actor', beginnings));
  const column = attributes.column('actor');
  const codes = new Set<number>();
  for (const slot of slots) codes.add(column[slot] as number);
  return codes;
}

/** Publishers are few, and a value is the name. */
function publishers(beginnings: readonly string[], reader: Reader): Set<number> {
  const values = reader.list<[code: number, value: string]>(
    "select json_group_array(json_array(code, value)) from search_value where field = 'publisher'",
  );
  const isNamed = ([, value]: [number, string]): boolean => {
    const terms = termsOf(value);
    return beginnings.every((beginning) => terms.some((term) => term.startsWith(beginning)));
  };
  return new Set(values.filter(isNamed).map(([code]) => code));
}
