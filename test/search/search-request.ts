import type { SearchRequest } from '../../src/search/search-engine.js';

/** A request with everything that a test does not care about. */
export function requestOf(request: Partial<SearchRequest>): SearchRequest {
  return {
    query: '',
    types: ['STATEMENT'],
    filter: {},
    sort: 'RELEVANCE',
    first: 100,
    after: null,
    facets: [],
    facetLimit: 100,
    facetQuery: null,
    highlights: true,
    total: false,
    ...request,
  };
}
