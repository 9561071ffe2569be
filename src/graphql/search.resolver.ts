import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import {
  FACETS,
  type Facet,
  type FacetCount,
  type SearchFilter,
  type SearchHit,
  type SearchSort,
} from '../search/search-engine.js';
import { PageInfoType } from './connection.type.js';
import type { RequestContext } from './context.js';
import { toFilter } from './filters.js';
import { toActorType, toStatementType } from './lists.js';
import { checkPageSize, DEFAULT_PAGE_SIZE } from './page-args.js';
import { checkQuery, QUERY_DESCRIPTION } from './query-text.js';
import {
  FacetEnum,
  FacetResultType,
  FacetValueType,
  SearchConnectionType,
  SearchEdgeType,
  SearchFilterInput,
  SearchSortEnum,
} from './search.type.js';
import { selects } from './selected-fields.js';

const FACET_VALUES = 10;
const MAX_FACET_VALUES = 100;

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnectionType, {
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
      defaultValue: FACET_VALUES,
      description: 'How many values of a facet: 1 to 100.',
    })
    facetValues: number,
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
    if (facetValues < 1 || facetValues > MAX_FACET_VALUES)
      throw new InvalidInputError(`"facetValues" is ${facetValues}; it is from 1 to ${MAX_FACET_VALUES}.`);
    const answer = await context.engine.search({
      query: checkQuery(query),
      filter: toFilter(filter) as SearchFilter,
      sort,
      first: checkPageSize('first', first),
      after: after ?? null,
      facets: selects(info, 'facets') ? [...new Set(facets ?? FACETS)] : [],
      facetLimit: facetValues,
      highlights: selects(info, 'edges', 'highlights'),
      total: selects(info, 'totalCount') || selects(info, 'totalCountIsExact'),
    });
    const edges = await toEdges(answer.hits, context);
    const gone = answer.hits.length - edges.length;
    const cursors = answer.hits.map(({ cursor }) => cursor);
    return new SearchConnectionType({
      edges,
      pageInfo: new PageInfoType(cursors, after != null, answer.hasNextPage),
      totalCount: (answer.total?.count ?? 0) - gone,
      // Other pages may have some that are gone, too.
      totalCountIsExact: (answer.total?.exact ?? false) && gone === 0,
      facets: await Promise.all(
        [...answer.facets].map(
          async ([facet, counts]) => new FacetResultType(facet, await toFacetValues(facet, counts, context)),
        ),
      ),
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

/** Tags with regions and scripts are endless; those in use are few. */
const MAX_KNOWN_NAMES = 1_000;
const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** A facet's values with what to show for them. */
export async function toFacetValues(
  facet: Facet,
  counts: readonly FacetCount[],
  { loaders }: RequestContext,
): Promise<FacetValueType[]> {
  const actors = facet === 'ACTOR' ? await loaders.actors.byIds(counts.map(({ value }) => value)) : [];
  return counts.flatMap(({ value, count }, index) => {
    if (facet !== 'ACTOR') return new FacetValueType(value, labelOf(facet, value), count, null);
    // One that the index still has, though it is gone or may not be seen any more, is left out.
    const actor = actors[index];
    return actor ? new FacetValueType(value, actor.name, count, toActorType(actor)) : [];
  });
}

const knownNames = new Map<string, string>();

/** Remembered, since looking one up costs as much as reading a statement; there are a few hundred languages. */
function languageName(tag: string): string {
  const known = knownNames.get(tag);
  if (known !== undefined) return known;
  const name = tag === 'und' ? 'Unknown' : (LANGUAGE_NAMES.of(tag) ?? tag);
  if (knownNames.size < MAX_KNOWN_NAMES) knownNames.set(tag, name);
  return name;
}

/** "QUOTE" as "Quote", "fr" as "French", the rest as it is. */
function labelOf(facet: Facet, value: string): string {
  if (facet === 'KIND' || facet === 'FORM') return value.charAt(0) + value.slice(1).toLowerCase();
  if (facet === 'LANGUAGE') return languageName(value);
  return value;
}
