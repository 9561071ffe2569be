import { documentHash } from '../document-hash.js';
import { documentValues, VALUE_FIELDS } from '../field-values.js';
import {
  type Facet,
  INTERVALS,
  type Interval,
  type SearchDocument,
  type SearchedField,
} from '../search-engine.js';
import { FIELDS, searchedTexts } from '../searched-fields.js';
import { sortKey } from '../sort-key.js';
import { timeOf } from '../time.js';
import { DAY_MS, intervalStart } from '../timeline.js';
import { termsOf } from '../tokens.js';
import { exactValue } from './exact-values.js';
import { indexWord } from './index-words.js';

/** What of a document comes back with a hit. */
export interface StoredFields {
  readonly id: string;
  /** See exactValue. */
  readonly kind: string;
  /** See searchedTexts. */
  readonly texts: readonly (readonly string[])[];
  readonly statements: number;
  /** Milliseconds since 1970. */
  readonly published: number | null;
  readonly sortKey: number;
  readonly hash: string;
}

/** Meilisearch takes words on either side of a full stop for far from each other: no phrase reaches over it. */
const BETWEEN_TEXTS = '. ';

/**
 * A document as Meilisearch gets it. What is searched are the words (see indexWord), what is shown the texts.
 * `allWords` has each word once, for the words of a query beyond the tenth; `actorNames` and `publisherNames` have
 * the words of names, to look for a facet's values by.
 */
export function indexedDocument(document: SearchDocument): StoredFields & Readonly<Record<string, unknown>> {
  const { kind, form, statements, datePublished, ...values } = documentValues(document);
  const texts = searchedTexts(document);
  const words = texts.map((its) => its.map((text) => termsOf(text).map(indexWord)));
  const published = timeOf(datePublished);
  return {
    id: document.id,
    texts,
    ...Object.fromEntries(
      FIELDS[document.type].map(({ field }, at) => [
        FIELD_ATTRIBUTES[field],
        words[at]?.map((its) => its.join(' ')).join(BETWEEN_TEXTS),
      ]),
    ),
    allWords: [...new Set(words.flat(2))],
    kind: exactValue(kind),
    form: form && exactValue(form),
    ...Object.fromEntries(
      VALUE_FIELDS.map((field) => [field, values[field] === null ? null : exactValue(values[field])]),
    ),
    actorNames: [
      ...new Set(termsOf(document.type === 'STATEMENT' ? (document.actorName ?? '') : '').map(indexWord)),
    ],
    publisherNames: [...new Set(termsOf(values.publisher ?? '').map(indexWord))],
    ...Object.fromEntries(
      INTERVALS.map((interval) => [
        INTERVAL_ATTRIBUTES[interval],
        published === null ? null : intervalValue(intervalStart(published, interval), interval),
      ]),
    ),
    statements,
    published,
    sortKey: sortKey(document),
    hash: documentHash(document),
  };
}

/** The attributes that are searched; schema/meilisearch-settings.json has them in the order of what they say. */
export const FIELD_ATTRIBUTES: Readonly<Record<SearchedField, string>> = {
  NAME: 'nameWords',
  ALIAS: 'aliasWords',
  HEADLINE: 'headlineWords',
  TEXT: 'textWords',
  ACTOR: 'actorWords',
  ROLE: 'roleWords',
  PUBLISHER: 'publisherWords',
  AUTHOR: 'authorWords',
  BODY: 'bodyWords',
};

/** The attributes that facets count. */
export const FACET_ATTRIBUTES: Readonly<Record<Facet, string>> = {
  KIND: 'kind',
  FORM: 'form',
  ACT: 'act',
  POLARITY: 'polarity',
  ACTOR: 'actor',
  PUBLISHER: 'publisher',
  LANGUAGE: 'language',
  YEAR: 'year',
};

/** The attributes that timelines count. */
export const INTERVAL_ATTRIBUTES: Readonly<Record<Interval, string>> = {
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  YEAR: 'year',
};

/** A year in four digits, as the facet has it; any other interval by its first day, counted from 1970-01-01. */
export function intervalValue(start: number, interval: Interval): string {
  return interval === 'YEAR'
    ? String(new Date(start).getUTCFullYear()).padStart(4, '0')
    : String(start / DAY_MS);
}
