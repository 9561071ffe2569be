import { cursorEncoder, decodeCursor } from '../cursor.js';
import { Highlighter } from '../highlight.js';
import { asksForEverything, loosened, parseQuery } from '../query.js';
import type {
  Facet,
  FacetCount,
  SearchAnswer,
  SearchHit,
  SearchRequest,
  SimilarHit,
  SimilarRequest,
  Timeline,
  TimelineRequest,
} from '../search-engine.js';
import { ComparedStatement, comparedTerms } from '../similarity.js';
import { Attributes } from './attributes.js';
import { bestOf } from './best.js';
import { countFacet } from './facet-counts.js';
import { type HitRow, HitRows } from './hit-rows.js';
import type { IndexState } from './layout.js';
import { findAny, findDocuments, withoutExcluded } from './matching-documents.js';
import { namedValues } from './named-values.js';
import { OccurrenceCounter } from './occurrences.js';
import { pageOf, type RankedDocument } from './page.js';
import { Ranking } from './ranking.js';
import type { Reader } from './reader.js';
import { failedParts } from './row-filter.js';
import { countTimeline } from './timeline-counts.js';
import { ValueCodes } from './value-codes.js';
import { Vocabulary } from './vocabulary.js';
import {
  anyOf,
  knownTerms,
  lookUp,
  matchedTerms,
  mayBeMisspelt,
  mostFound,
  type Wanted,
} from './wanted-words.js';

const NONE = new Uint32Array(0);
/** Statements that are compared with one word by word: those that have most of its rarest words. */
const MAX_CANDIDATES = 200;

/** What a query found: the documents, and what it found them by; null where it asks for everything. */
interface Found {
  /** Ascending. */
  readonly numbers: Uint32Array;
  readonly wanted: Wanted | null;
}

/** What a query found, and what of it passes the filter. */
interface Matched extends Found {
  readonly state: IndexState;
  /** Of all that the query found. */
  readonly slots: Uint32Array;
  /** See failedParts. */
  readonly failed: Uint8Array | null;
  /** The numbers of those that pass. */
  readonly passing: Uint32Array;
}

/** What an index can be asked for, and what it answers. */
export interface IndexRequests {
  readonly search: SearchRequest;
  readonly timeline: TimelineRequest;
  readonly similar: SimilarRequest;
}
export interface IndexAnswers {
  readonly search: SearchAnswer;
  readonly timeline: Timeline;
  readonly similar: readonly SimilarHit[];
}
export type IndexTask = keyof IndexRequests;

/** Null where more documents than the limit may have to be looked at. */
type IndexMethods = {
  readonly [Task in IndexTask]: (request: IndexRequests[Task], limit: number) => IndexAnswers[Task] | null;
};

/**
 * Searches the index. FTS5 says which documents match; filters, facets and ranking run over columns in memory,
 * which are read when they are first needed and follow the index, whichever process writes it.
 */
export class IndexSearch implements IndexMethods {
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
   * Does a task; all of it sees the index as it is at one moment.
   * @param limit documents that may have to be looked at, as far as that can be told before it is done
   * @returns null where there may be more
   */
  run<Task extends IndexTask>(
    task: Task,
    request: IndexRequests[Task],
    limit = Number.POSITIVE_INFINITY,
  ): IndexAnswers[Task] | null {
    return this.#reader.snapshot(() => (this as IndexMethods)[task](request, limit));
  }

  search(request: SearchRequest, limit: number): SearchAnswer | null {
    const after = request.after === null ? null : decodeCursor(request.after, request);
    const matched = this.#match(request, limit);
    if (!matched) return null;
    const { state, wanted, slots, failed, passing } = matched;
    const reader = this.#reader;
    const attributes = this.#attributes;
    const facets = new Map<Facet, FacetCount[]>();
    const { facetLimit, facetQuery } = request;
    for (const facet of request.facets) {
      const allowed = facet === facetQuery?.facet ? namedValues(facetQuery, attributes, reader) : null;
      const counts = countFacet(facet, facetLimit, slots, failed, attributes, this.#codes, reader, allowed);
      facets.set(
        facet,
        counts.map(({ value, count }) => ({ value, count })),
      );
    }

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

  timeline(request: TimelineRequest, limit: number): Timeline | null {
    const matched = this.#match(request, limit);
    if (!matched) return null;
    const slots = this.#attributes.slotsOf(matched.passing);
    return countTimeline(request, slots, this.#attributes, this.#codes, this.#reader);
  }

  similar({ id, text, articleId, first }: SimilarRequest, limit: number): readonly SimilarHit[] | null {
    const reader = this.#reader;
    const state = reader.state();
    const known = knownTerms(reader, comparedTerms(text));
    const frequencies = new Map([...known].map(([term, { documents }]) => [term, documents]));
    const compared = new ComparedStatement(text, frequencies, state.documents);
    const wanted = anyOf(compared.sought, known);
    if (wanted.words.reduce((sum, { documents }) => sum + documents, 0) > limit) return null;
    const numbers = findAny(reader, compared.sought);
    this.#attributes.refresh(reader, state);
    this.#codes.refresh(state);
    this.#hitRows.refresh(state);
    const [own] = this.#codes.codesOf(reader, 'article', [articleId]);
    const articles = this.#attributes.column('article');
    const others = numbers.filter((number) => articles[this.#attributes.slotOf(number)] !== own);
    const scores = new Ranking(wanted, this.#attributes, this.#counter, state).scores(reader, others);
    const best = bestOf(
      [...others.keys()],
      MAX_CANDIDATES,
      (left, right) => (scores[right] as number) - (scores[left] as number) || right - left,
    );
    const rows = this.#hitRows.read(
      reader,
      best.map((place) => others[place] as number),
    );
    const candidates = rows.map(([, itsId, itsText]) => ({ id: itsId, text: itsText }));
    return compared.rank(
      candidates.filter((candidate) => candidate.id !== id),
      first,
    );
  }

  #match({ query, filter }: Pick<SearchRequest, 'query' | 'filter'>, limit: number): Matched | null {
    const state = this.#reader.state();
    const found = this.#find(query, state, limit);
    if (!found) return null;
    this.#attributes.refresh(this.#reader, state);
    this.#codes.refresh(state);
    this.#hitRows.refresh(state);
    const { numbers, wanted } = found;
    const slots = this.#attributes.slotsOf(numbers);
    const failed = failedParts(filter, slots, this.#attributes, this.#codes, this.#reader);
    return { state, numbers, wanted, slots, failed, passing: failed ? passingOf(numbers, failed) : numbers };
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
