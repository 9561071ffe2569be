import type {
  FacetCount,
  FacetQuery,
  SearchAnswer,
  Searcher,
  SearchRequest,
  SimilarHit,
  SimilarRequest,
  Suggestions,
  SuggestRequest,
  Timeline,
  TimelineRequest,
} from './search-engine.js';

/**
 * Finds and counts only what some publishers published, whatever is asked. The index knows of no actor and no phrase
 * by itself who published it, so that neither is found; actors are suggested by their statements.
 */
export class LimitedSearch implements Searcher {
  readonly #searcher: Searcher;
  readonly #within: readonly string[];

  constructor(searcher: Searcher, publishers: readonly string[]) {
    this.#searcher = searcher;
    this.#within = publishers;
  }

  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer> {
    return this.#searcher.search(this.#limited(request), signal);
  }

  timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Timeline> {
    return this.#searcher.timeline(this.#limited(request), signal);
  }

  similar(request: SimilarRequest, signal?: AbortSignal): Promise<readonly SimilarHit[]> {
    return this.#searcher.similar({ ...request, within: this.#within }, signal);
  }

  async suggest({ prefix, limit }: SuggestRequest, signal?: AbortSignal): Promise<Suggestions> {
    if (prefix.trim() === '') return { actors: [], publishers: [], phrases: [] };
    const named = (facet: FacetQuery['facet'], type: 'STATEMENT' | 'ARTICLE') =>
      this.#named({ facet, text: prefix }, type, limit, signal);
    const [actors, publishers] = await Promise.all([
      named('ACTOR', 'STATEMENT'),
      named('PUBLISHER', 'ARTICLE'),
    ]);
    return {
      actors: actors.map(({ value: id, count: statements }) => ({ id, statements })),
      publishers: publishers.map(({ value: name, count: articles }) => ({ name, articles })),
      phrases: [],
    };
  }

  #limited<Request extends Pick<SearchRequest, 'filter'>>(request: Request): Request {
    return { ...request, filter: { ...request.filter, within: this.#within } };
  }

  /** The values of a facet that have such a name. */
  async #named(
    facetQuery: FacetQuery,
    type: 'STATEMENT' | 'ARTICLE',
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly FacetCount[]> {
    const { facets } = await this.search(
      {
        query: '',
        types: [type],
        filter: {},
        sort: 'NEWEST',
        first: 0,
        after: null,
        facets: [facetQuery.facet],
        facetLimit: limit,
        facetQuery,
        highlights: false,
        total: false,
      },
      signal,
    );
    return facets.get(facetQuery.facet) ?? [];
  }
}
