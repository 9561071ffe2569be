import { cursorEncoder, decodeCursor } from '../cursor.js';
import { Highlighter } from '../highlight.js';
import type {
  DocumentType,
  Facet,
  FacetCount,
  SearchAnswer,
  SearchHit,
  SearchRequest,
  SimilarHit,
  SimilarRequest,
  Suggestions,
  SuggestRequest,
  Timeline,
  TimelineRequest,
} from '../search-engine.js';
import { countFacet } from './facet-counts.js';
import type { HitRow } from './hit-rows.js';
import { IndexMemory } from './index-memory.js';
import { joined, type Matched, match } from './match.js';
import { namedValues } from './named-values.js';
import { pageOf, type RankedDocument } from './page.js';
import { Ranking } from './ranking.js';
import type { Reader } from './reader.js';
import { clearScratch, scratchFloat64 } from './scratch.js';
import { findSimilar } from './similar.js';
import { suggest } from './suggest.js';
import { countTimeline } from './timeline-counts.js';
import { typeOf } from './values.js';
import { matchedTerms } from './wanted-words.js';

/** What an index can be asked for, and what it answers. */
export interface IndexRequests {
  readonly search: SearchRequest;
  readonly timeline: TimelineRequest;
  readonly similar: SimilarRequest;
  readonly suggest: SuggestRequest;
}
export interface IndexAnswers {
  readonly search: SearchAnswer;
  readonly timeline: Timeline;
  readonly similar: readonly SimilarHit[];
  readonly suggest: Suggestions;
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
  readonly #memory: IndexMemory;

  constructor(reader: Reader) {
    this.#memory = new IndexMemory(reader);
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
    clearScratch();
    return this.#memory.reader.snapshot(() => (this as IndexMethods)[task](request, limit));
  }

  search(request: SearchRequest, limit: number): SearchAnswer | null {
    const after = request.after === null ? null : decodeCursor(request.after, request);
    const matched = match(request, limit, this.#memory);
    if (!matched) return null;
    const { reader, attributes } = this.#memory;
    const passing = joined(matched.passing.map(({ numbers }) => numbers));
    const rankings = this.#rankings(matched);
    const scores = request.sort === 'RELEVANCE' && rankings ? this.#scores(matched, rankings) : null;
    const page = pageOf(passing, scores, request, after, attributes, reader);
    return {
      hits: this.#hits(page.documents, matched, scores ? null : rankings, request),
      hasNextPage: page.hasNextPage,
      total: request.total ? { count: passing.length, exact: true } : null,
      facets: this.#facets(matched, request),
    };
  }

  timeline(request: TimelineRequest, limit: number): Timeline | null {
    const matched = match({ ...request, types: ['STATEMENT'] }, limit, this.#memory);
    if (!matched) return null;
    const { reader, attributes, codes } = this.#memory;
    const slots = attributes.slotsOf(joined(matched.passing.map(({ numbers }) => numbers)));
    return countTimeline(request, slots, attributes, codes, reader);
  }

  similar(request: SimilarRequest, limit: number): readonly SimilarHit[] | null {
    return findSimilar(request, limit, this.#memory);
  }

  suggest(request: SuggestRequest): Suggestions {
    return suggest(request, this.#memory);
  }

  #facets({ slots, failed }: Matched, request: SearchRequest): Map<Facet, FacetCount[]> {
    const { reader, attributes, codes } = this.#memory;
    const { facets, facetLimit, facetQuery } = request;
    return new Map(
      facets.map((facet) => {
        const allowed = facet === facetQuery?.facet ? namedValues(facetQuery, attributes, reader) : null;
        const counts = countFacet(facet, facetLimit, slots, failed, attributes, codes, reader, allowed);
        return [facet, counts.map(({ value, count }) => ({ value, count }))];
      }),
    );
  }

  /** One for each section; null where there is nothing to rank by. */
  #rankings({ wanted, passing, documents, state }: Matched): Rankings | null {
    if (!wanted) return null;
    return new Map(
      passing.map(({ memory }) => [
        memory.section.type,
        new Ranking(wanted, memory, documents, this.#memory.attributes, state),
      ]),
    );
  }

  /** Of all that passes, section by section. */
  #scores({ passing }: Matched, rankings: Rankings): Float64Array {
    const scores = scratchFloat64(passing.reduce((sum, { numbers }) => sum + numbers.length, 0));
    let from = 0;
    for (const { memory, numbers } of passing) {
      const ranking = rankings.get(memory.section.type) as Ranking;
      scores.set(ranking.scores(this.#memory.reader, numbers), from);
      from += numbers.length;
    }
    return scores;
  }

  /** @param rankings where the documents are sorted by date and have no score yet */
  #hits(
    documents: readonly RankedDocument[],
    { wanted }: Matched,
    rankings: Rankings | null,
    request: SearchRequest,
  ): SearchHit[] {
    const { reader, hitRows } = this.#memory;
    const rows = hitRows.read(
      reader,
      documents.map(({ number }) => number),
    );
    const highlighter = request.highlights && wanted ? new Highlighter(matchedTerms(wanted)) : null;
    const scores = rankings && scoresOfRows(rows, rankings, reader);
    const encodeCursor = cursorEncoder(request);
    return documents.map(({ number, rank, sortKey, seen, score }, index) => {
      const [, id, kind, text, others] = rows[index] as HitRow;
      return {
        id,
        score: scores?.get(number) ?? score,
        cursor: encodeCursor({ rank, sortKey, seen, id }),
        highlights: highlighter?.highlights(typeOf(kind), [[text], ...others]) ?? [],
      };
    });
  }
}

type Rankings = ReadonlyMap<DocumentType, Ranking>;

function scoresOfRows(rows: readonly HitRow[], rankings: Rankings, reader: Reader): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [type, ranking] of rankings) {
    const numbers = rows.flatMap(([number, , kind]) => (typeOf(kind) === type ? number : []));
    const ascending = Uint32Array.from(numbers).sort();
    const its = ranking.scores(reader, ascending);
    for (const [place, number] of ascending.entries()) scores.set(number, its[place] as number);
  }
  return scores;
}
