import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { Facet, SearchFilter, SearchHit, SearchSort } from '../search/search-engine.js';
import { PageInfoType } from './connection.type.js';
import type { RequestContext } from './context.js';
import { DEFAULT_FACET_VALUES, FacetSelection } from './facet-values.js';
import { toFilter } from './filters.js';
import { toStatementType } from './lists.js';
import { checkPageSize, DEFAULT_PAGE_SIZE } from './page-args.js';
import { checkQuery, QUERY_DESCRIPTION } from './query-text.js';
import {
  FacetEnum,
  FacetQueryInput,
  SearchConnectionType,
  SearchEdgeType,
  SearchFilterInput,
  SearchSortEnum,
} from './search.type.js';
import { selects } from './selected-fields.js';

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnectionType, {
    nullable: true,
    complexity: 50,
    description: 'Full-text search over all statements, quotes and claims.',
  })
  async searchStatements(
    @Arg('query', () => String, { defaultValue: '', description: QUERY_DESCRIPTION })
    query: string,
    @Arg('filter', () => SearchFilterInput, { nullable: true, description: 'Which statements.' })
    filter: SearchFilterInput | null,
    @Arg('sort', () => SearchSortEnum, { defaultValue: 'RELEVANCE', description: 'In which order.' })
    sort: SearchSort,
    @Arg('facets', () => [FacetEnum], {
      nullable: true,
      description: 'What to count by; everything where it is not given.',
    })
    facets: Facet[] | null,
    @Arg('facetValues', () => Int, {
      defaultValue: DEFAULT_FACET_VALUES,
      description: 'How many values of a facet: 1 to 100.',
    })
    facetValues: number,
    @Arg('facetQuery', () => FacetQueryInput, {
      nullable: true,
      description:
        'Lists of one facet only the values that are looked for, however rare; counts and other facets stay as they are.',
    })
    facetQuery: FacetQueryInput | null,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_PAGE_SIZE,
      description: 'How many statements: 0 to 100.',
    })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor behind which the page starts.' })
    after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SearchConnectionType> {
    const size = checkPageSize('first', first);
    const facetSelection = new FacetSelection(facets, facetValues, facetQuery ?? null);
    const answer = await context.engine.search(
      {
        query: checkQuery(query),
        types: ['STATEMENT'],
        filter: toFilter(filter) as SearchFilter,
        sort,
        first: ['edges', 'nodes', 'pageInfo'].some((field) => selects(info, field)) ? size : 0,
        after: after ?? null,
        ...facetSelection.request,
        ...(selects(info, 'facets') ? {} : { facets: [] }),
        highlights: selects(info, 'edges', 'highlights'),
        total: selects(info, 'totalCount') || selects(info, 'totalCountIsExact'),
      },
      context.signal,
    );
    const edges = await toEdges(answer.hits, context);
    const gone = answer.hits.length - edges.length;
    const cursors = answer.hits.map(({ cursor }) => cursor);
    return new SearchConnectionType({
      edges,
      pageInfo: new PageInfoType(cursors, after != null, answer.hasNextPage),
      totalCount: (answer.total?.count ?? 0) - gone,
      // Other pages may have some that are gone, too.
      totalCountIsExact: (answer.total?.exact ?? false) && gone === 0,
      facets: () => facetSelection.toResults(answer.facets, context),
      isFromStandIn: answer.isFromStandIn ?? false,
    });
  }
}

/** A statement that the index still has, though it is gone or its article not usable any more, is left out. */
async function toEdges(hits: readonly SearchHit[], { loaders }: RequestContext): Promise<SearchEdgeType[]> {
  const statements = await loaders.statements.byIds(hits.map(({ id }) => id));
  return hits.flatMap(({ cursor, score, highlights }, index) => {
    const statement = statements[index];
    return statement ? new SearchEdgeType(cursor, toStatementType(statement), score, highlights) : [];
  });
}
