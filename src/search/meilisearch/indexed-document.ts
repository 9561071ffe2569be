import { documentHash } from '../document-hash.js';
import { fieldValue, VALUE_FIELDS } from '../field-values.js';
import { type Facet, INTERVALS, type Interval, type SearchDocument } from '../search-engine.js';
import { sortKey } from '../sort-key.js';
import { storable } from '../storable.js';
import { timeOf } from '../time.js';
import { DAY_MS, intervalStart } from '../timeline.js';
import { termsOf } from '../tokens.js';
import { exactValue } from './exact-values.js';
import { indexWord } from './index-words.js';

/** What of a document comes back with a hit. */
export interface StoredFields {
  readonly id: string;
  readonly text: string;
  readonly actorName: string | null;
  /** Milliseconds since 1970. */
  readonly published: number | null;
  readonly sortKey: number;
  readonly hash: string;
}

/**
 * A document as Meilisearch gets it. What is searched are the words (see indexWord), what is shown the text.
 * `allWords` has each word once, for the words of a query beyond the tenth; `actorNames` and `publisherNames` have
 * the words of names, to look for a facet's values by.
 */
export function indexedDocument(document: SearchDocument): StoredFields & Readonly<Record<string, unknown>> {
  const textWords = termsOf(document.text).map(indexWord);
  const actorWords = termsOf(document.actorName ?? '').map(indexWord);
  const published = timeOf(document.datePublished);
  const values = VALUE_FIELDS.map((field) => {
    const value = fieldValue(document, field);
    return [field, value === null ? null : exactValue(value)] as const;
  });
  return {
    id: document.id,
    text: storable(document.text),
    actorName: document.actorName === null ? null : storable(document.actorName),
    textWords: textWords.join(' '),
    actorWords: actorWords.join(' '),
    allWords: [...new Set([...textWords, ...actorWords])],
    kind: exactValue(document.kind),
    form: exactValue(document.form),
    ...Object.fromEntries(values),
    actorNames: [...new Set(actorWords)],
    publisherNames: [...new Set(termsOf(document.publisher ?? '').map(indexWord))],
    ...Object.fromEntries(
      INTERVALS.map((interval) => [
        INTERVAL_ATTRIBUTES[interval],
        published === null ? null : intervalValue(intervalStart(published, interval), interval),
      ]),
    ),
    published,
    sortKey: sortKey(document),
    hash: documentHash(document),
  };
}

/** The attributes that facets count. */
export const FACET_ATTRIBUTES: Readonly<Record<Facet, string>> = {
  KIND: 'kind',
  FORM: 'form',
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
