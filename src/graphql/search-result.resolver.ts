import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { nodeTypeOf } from '../domain/id.js';
import type {
  DocumentKind,
  DocumentType,
  SearchFilter,
  SearchHit,
  SearchSort,
} from '../search/search-engine.js';
import { PageInfoType } from './connection.type.js';
import type { RequestContext } from './context.js';
import { toFilter } from './filters.js';
import { toActorType, toArticleType, toStatementType } from './lists.js';
import { checkPageSize, DEFAULT_PAGE_SIZE } from './page-args.js';
import { checkQuery, QUERY_DESCRIPTION } from './query-text.js';
import { SearchSortEnum } from './search.type.js';
import {
  type SearchResult,
  SearchResultConnectionType,
  SearchResultCountType,
  SearchResultEdgeType,
  SearchResultFilterInput,
  SearchResultKindEnum,
} from './search-result.type.js';
import { selects } from './selected-fields.js';

/** Always all of them, so that a score and a cursor mean the same whatever types are chosen. */
const SEARCHED: readonly DocumentType[] = ['STATEMENT', 'ARTICLE', 'ACTOR'];
const KINDS = Object.keys(SearchResultKindEnum).length;

@Resolver()
export class SearchResultResolver {
  @Query(() => SearchResultConnectionType, {
    nullable: true,
    complexity: 50,
    description: 'Full-text search over articles, actors, quotes and claims in one list, best first.',
  })
  async search(
    @Arg('query', () => String, { defaultValue: '', description: QUERY_DESCRIPTION }) query: string,
    @Arg('types', () => [SearchResultKindEnum], {
      nullable: true,
      description: 'What to find; everything where it is not given.',
    })
    types: DocumentKind[] | null,
    @Arg('filter', () => SearchResultFilterInput, {
      nullable: true,
      description: 'Which articles, quotes and claims.',
    })
    filter: SearchResultFilterInput | null,
    @Arg('sort', () => SearchSortEnum, { defaultValue: 'RELEVANCE', description: 'In which order.' })
    sort: SearchSort,
    @Arg('first', () => Int, { defaultValue: DEFAULT_PAGE_SIZE, description: 'How many: 0 to 100.' })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor behind which the page starts.' })
    after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SearchResultConnectionType> {
    const size = checkPageSize('first', first);
    const answer = await context.engine.search(
      {
        query: checkQuery(query),
        types: SEARCHED,
        filter: { ...(toFilter(filter) as SearchFilter), ...(types ? { kinds: types } : {}) },
        sort,
        first: ['edges', 'nodes', 'pageInfo'].some((field) => selects(info, field)) ? size : 0,
        after: after ?? null,
        facets: selects(info, 'types') ? ['KIND'] : [],
        facetLimit: KINDS,
        facetQuery: null,
        highlights: selects(info, 'edges', 'highlights'),
        total: selects(info, 'totalCount') || selects(info, 'totalCountIsExact'),
      },
      context.signal,
    );
    const edges = await toEdges(answer.hits, context);
    const gone = answer.hits.length - edges.length;
    return new SearchResultConnectionType({
      edges,
      pageInfo: new PageInfoType(
        answer.hits.map(({ cursor }) => cursor),
        after != null,
        answer.hasNextPage,
      ),
      totalCount: (answer.total?.count ?? 0) - gone,
      // Other pages may have some that are gone, too.
      totalCountIsExact: (answer.total?.exact ?? false) && gone === 0,
      isFromStandIn: answer.isFromStandIn ?? false,
      types: (answer.facets.get('KIND') ?? []).map(
        ({ value, count }) => new SearchResultCountType(value as DocumentKind, count),
      ),
    });
  }
}

/** What the index still has, though it is gone or an article is not usable any more, is left out. */
async function toEdges(hits: readonly SearchHit[], context: RequestContext): Promise<SearchResultEdgeType[]> {
  const nodes = await readNodes(
    hits.map(({ id }) => id),
    context,
  );
  return hits.flatMap(({ id, cursor, score, highlights }) => {
    const node = nodes.get(id);
    return node ? new SearchResultEdgeType(cursor, node, score, highlights) : [];
  });
}

/** One read for each type, however many there are. */
async function readNodes(
  ids: readonly string[],
  { loaders }: RequestContext,
): Promise<Map<string, SearchResult>> {
  const nodes = new Map<string, SearchResult>();
  const idsOf = (...types: readonly string[]): string[] =>
    ids.filter((id) => types.includes(nodeTypeOf(id) ?? ''));
  const [articleIds, actorIds, statementIds] = [idsOf('Article'), idsOf('Actor'), idsOf('Quote', 'Claim')];
  const [articles, actors, statements] = await Promise.all([
    loaders.articles.byIds(articleIds),
    loaders.actors.byIds(actorIds),
    loaders.statements.byIds(statementIds),
  ]);
  for (const [at, article] of articles.entries())
    if (article?.status === 'USABLE') nodes.set(articleIds[at] as string, toArticleType(article));
  for (const [at, actor] of actors.entries())
    if (actor) nodes.set(actorIds[at] as string, toActorType(actor));
  for (const [at, statement] of statements.entries())
    if (statement) nodes.set(statementIds[at] as string, toStatementType(statement) as SearchResult);
  return nodes;
}
