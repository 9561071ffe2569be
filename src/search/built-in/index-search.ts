import { cursorEncoder, decodeCursor } from '../cursor.js';
import { Highlighter } from '../highlight.js';
import { asksForEverything, loosened, parseQuery } from '../query.js';
import type { Facet, FacetCount, SearchAnswer, SearchHit, SearchRequest } from '../search-engine.js';
import { Attributes } from './attributes.js';
import { countFacet } from './facet-counts.js';
import { type HitRow, HitRows } from './hit-rows.js';
import type { IndexState } from './layout.js';
import { findDocuments, withoutExcluded } from './matching-documents.js';
import { OccurrenceCounter } from './occurrences.js';
import { pageOf, type RankedDocument } from './page.js';
import { Ranking } from './ranking.js';
import type { Reader } from './reader.js';
import { failedParts } from './row-filter.js';
import { ValueCodes } from './value-codes.js';
import { Vocabulary } from './vocabulary.js';
import { lookUp, matchedTerms, mayBeMisspelt, mostFound, type Wanted } from './wanted-words.js';

const NONE = new Uint32Array(0);

/** What a query found: the documents, and what it found them by; null where it asks for everything. */
interface Found {
  /** Ascending. */
  readonly numbers: Uint32Array;
  readonly wanted: Wanted | null;
}

/**
 * Searches the index. FTS5 says which documents match; filters, facets and ranking run over columns in memory,
 * which are read when they are first needed and follow the index, whichever process writes it.
 */
export class IndexSearch {
  readonly #reader: Reader;
  readonly #attributes = new Attributes();
  readonly #codes = new ValueCodes();
  readonly #hitRows = new HitRows();
  readonly #vocabulary = new Vocabulary();
  readonly #counter = new OccurrenceCounter();
  /** Every document as of a state of the index: an empty query is the one that is asked most. */
  #everything: { readonly state: IndexState; readonly numbers: Uint32Array } | null = null;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Answers a request; to be called inside a snapshot.
   * @param limit documents that the query may find, as far as that can be told before it is run
   * @returns null where it may find more
   */
  run(request: SearchRequest, limit = Number.POSITIVE_INFINITY): SearchAnswer | null {
    const after = request.after === null ? null : decodeCursor(request.after, request);
    const reader = this.#reader;
    const attributes = this.#attributes;
    const codes = this.#codes;
    const state = reader.state();
    const found = this.#find(request.query, state, limit);
    if (!found) return null;
    const { numbers, wanted } = found;
    attributes.refresh(reader, state);
    codes.refresh(state);
    this.#hitRows.refresh(state);
    const slots = attributes.slotsOf(numbers);
    const failed = failedParts(request.filter, slots, attributes, codes, reader);
    const facets = new Map<Facet, FacetCount[]>();
    for (const facet of request.facets)
      facets.set(facet, countFacet(facet, request.facetLimit, slots, failed, attributes, codes, reader));

    const passing = failed ? passingOf(numbers, failed) : numbers;
    const ranking = wanted && new Ranking(wanted, attributes, this.#counter, state);
    const scores = request.sort === 'RELEVANCE' ? (ranking?.scores(reader, passing) ?? null) : null;
    const page = pageOf(passing, scores, request, after, attributes, reader);
    return {
      hits: this.#hits(page.documents, wanted, scores ? null : ranking, request),
      hasNextPage: page.hasNextPage,
      total: request.total ? { count: passing.length, exact: true } : null,
      facets,
    };
  }

  #find(text: string, state: IndexState, limit: number): Found | null {
    const query = parseQuery(text);
    const reader = this.#reader;
    // What is excluded may be in any number of documents.
    if ((asksForEverything(query) || query.excluded.length > 0) && state.documents > limit) return null;
    if (asksForEverything(query))
      return { numbers: withoutExcluded(reader, this.#all(state), query.excluded), wanted: null };
    let wanted = lookUp(query, false, reader, () => this.#freshVocabulary(state));
    if (wanted && mostFound(wanted) > limit) return null;
    let numbers = wanted ? findDocuments(reader, wanted) : NONE;
    if (numbers.length === 0 && mayBeMisspelt(query)) {
      // Words that are somewhere, though nowhere together, may be misspelt as well.
      wanted = lookUp(loosened(query), true, reader, () => this.#freshVocabulary(state));
      if (wanted && mostFound(wanted) > limit) return null;
      numbers = wanted ? findDocuments(reader, wanted) : NONE;
    }
    return { numbers: withoutExcluded(reader, numbers, query.excluded), wanted };
  }

  #freshVocabulary(state: IndexState): Vocabulary {
    this.#vocabulary.refresh(this.#reader, state);
    return this.#vocabulary;
  }

  #all(state: IndexState): Uint32Array {
    const known = this.#everything;
    if (known?.state.generation === state.generation && known.state.revision === state.revision)
      return known.numbers;
    // From the table itself, not from one of its indexes: in ascending order.
    const numbers = this.#reader.numbers('select json_group_array(number) from search_document not indexed');
    this.#everything = { state, numbers };
    return numbers;
  }

  /** @param ranking where the documents are sorted by date and have no score yet */
  #hits(
    documents: readonly RankedDocument[],
    wanted: Wanted | null,
    ranking: Ranking | null,
    request: SearchRequest,
  ): SearchHit[] {
    const rows = this.#hitRows.read(
      this.#reader,
      documents.map(({ number }) => number),
    );
    const highlighter = request.highlights && wanted ? new Highlighter(matchedTerms(wanted)) : null;
    const ascending = Uint32Array.from(documents, ({ number }) => number).sort();
    const scores = ranking?.scores(this.#reader, ascending);
    const encodeCursor = cursorEncoder(request);
    return documents.map(({ number, rank, sortKey, seen, score }, index) => {
      const [, id, text, actorName] = rows[index] as HitRow;
      const highlights = highlighter
        ? [highlighter.highlight('TEXT', text), highlighter.highlight('ACTOR', actorName ?? '')]
        : [];
      return {
        id,
        score: scores?.[ascending.indexOf(number)] ?? score,
        cursor: encodeCursor({ rank, sortKey, seen, id }),
        highlights: highlights.filter((highlight) => highlight !== null),
      };
    });
  }
}

/** Those that fail no part of the filter. */
function passingOf(numbers: Uint32Array, failed: Uint8Array): Uint32Array {
  const passing = new Uint32Array(numbers.length);
  let count = 0;
  for (let index = 0; index < numbers.length; index++)
    if (failed[index] === 0) passing[count++] = numbers[index] as number;
  return passing.subarray(0, count);
}
