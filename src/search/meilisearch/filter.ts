import type { DocumentType, FacetQuery, FilterPart, SearchFilter } from '../search-engine.js';
import { storable } from '../storable.js';
import { boundOf } from '../time.js';
import { termsOf } from '../tokens.js';
import { exactValue } from './exact-values.js';
import { indexWordBeginnings } from './index-words.js';

/** A condition in Meilisearch's filter language, and the facet that it chooses in. */
export interface Condition {
  readonly part: FilterPart;
  readonly text: string;
}

/** A string as a literal of the filter language: whatever is in it is data. */
export function quoted(value: string): string {
  // The language takes \" for a quote, and after that \\ for a backslash.
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** `attribute` is one of the values, which are literals of the language already. */
function isOneOf(attribute: string, literals: readonly string[]): string {
  return `${attribute} IN [${literals.join(', ')}]`;
}

const NAMES: Readonly<Record<FacetQuery['facet'], string>> = {
  ACTOR: 'actorNames',
  PUBLISHER: 'publisherNames',
};

/** What finds the documents whose value of the facet is looked for, as conditions that are joined by AND. */
export function namedConditions({ facet, text }: FacetQuery): string[] {
  return [...new Set(termsOf(text))].map((term) =>
    indexWordBeginnings(term)
      .map((beginning) => `${NAMES[facet]} STARTS WITH ${quoted(beginning)}`)
      .join(' OR '),
  );
}

/** Only documents of these types. */
export function typeCondition(types: readonly DocumentType[]): string {
  const kinds = types.flatMap((type) => (type === 'STATEMENT' ? ['QUOTE', 'CLAIM'] : [type]));
  return isOneOf(
    'kind',
    kinds.map((kind) => quoted(exactValue(kind))),
  );
}

/**
 * The filter as conditions that are joined by AND.
 * @throws InvalidInputError for a date that is none
 */
export function conditionsOf(filter: SearchFilter): Condition[] {
  const conditions: Condition[] = [];
  const byValues = (part: FilterPart, attribute: string, values: readonly string[] | undefined): void => {
    if (!values) return;
    const literals = values.map((value) => quoted(exactValue(storable(value))));
    conditions.push({ part, text: isOneOf(attribute, literals) });
  };
  byValues('KIND', 'kind', filter.kinds);
  byValues('FORM', 'form', filter.forms);
  byValues('ACT', 'act', filter.acts);
  byValues('POLARITY', 'polarity', filter.polarities);
  byValues('ACTOR', 'actor', filter.actorIds);
  byValues('OTHER', 'publisher', filter.within);
  byValues('OTHER', 'article', filter.articleIds);
  byValues('PUBLISHER', 'publisher', filter.publishers);
  byValues('LANGUAGE', 'language', filter.languages);
  byValues(
    'OTHER',
    'cue',
    filter.cues?.map((cue) => cue.toLowerCase()),
  );
  const from = boundOf('publishedFrom', filter.publishedFrom);
  const before = boundOf('publishedBefore', filter.publishedBefore);
  if (from !== null) conditions.push({ part: 'YEAR', text: `published >= ${from}` });
  if (before !== null) conditions.push({ part: 'YEAR', text: `published < ${before}` });
  return conditions;
}
