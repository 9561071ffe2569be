import { createUnionType, Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DocumentKind, Highlight } from '../search/search-engine.js';
import { ActorType } from './actor.type.js';
import { ArticleType } from './article.type.js';
import { ClaimType } from './claim.type.js';
import { PageInfoType } from './connection.type.js';
import { DateTime } from './date-time.scalar.js';
import { GetterField } from './getter-field.js';
import { QuoteType } from './quote.type.js';
import { HighlightType } from './search.type.js';

export const SearchResultKindEnum = {
  ARTICLE: 'ARTICLE',
  ACTOR: 'ACTOR',
  QUOTE: 'QUOTE',
  CLAIM: 'CLAIM',
} as const satisfies Record<DocumentKind, DocumentKind>;
registerEnumType(SearchResultKindEnum, {
  name: 'SearchResultType',
  description: 'What a search across everything finds.',
  valuesConfig: {
    ARTICLE: { description: 'By headline, body, publisher and authors.' },
    ACTOR: { description: 'By name, other names and role; unnamed sources are not among them.' },
    QUOTE: { description: 'By its words and by who said them.' },
    CLAIM: { description: 'By its words and by who made it.' },
  },
});

export type SearchResult = ArticleType | ActorType | QuoteType | ClaimType;

const SearchResultUnion = createUnionType({
  name: 'SearchResult',
  description: 'Anything that a search across everything finds.',
  types: () => [ArticleType, ActorType, QuoteType, ClaimType] as const,
});

@InputType('SearchResultFilter', {
  description:
    'Which articles, quotes and claims: every field that is given has to hold; of a list, one value has to. Actors have nothing of the kind, so any of these fields leaves them out.',
})
export class SearchResultFilterInput {
  @Field(() => [String], { nullable: true, description: 'The publisher of the article, exactly.' })
  readonly publishers?: string[];

  @Field(() => [String], { nullable: true, description: 'The language tag of the article, exactly.' })
  readonly languages?: string[];

  @Field(() => DateTime, { nullable: true, description: 'Published then or later.' })
  readonly publishedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Published earlier than that.' })
  readonly publishedBefore?: string;
}

@ObjectType('SearchResultEdge', { simpleResolvers: true, description: 'One of the things that were found.' })
export class SearchResultEdgeType {
  @Field(() => String, { description: 'Stands for the entry in `after`; opaque.' })
  readonly cursor: string;

  @Field(() => SearchResultUnion, { description: 'The thing itself, as the store has it.' })
  readonly node: SearchResult;

  @Field(() => Float, {
    description:
      'How well it matches, from 0 to 1, on one scale for all types; to be compared within one answer only. 1 where the query is empty.',
  })
  readonly score: number;

  @Field(() => [HighlightType], {
    description: 'Where it matches; empty where nothing in it does, as for an empty query.',
  })
  readonly highlights: HighlightType[];

  constructor(cursor: string, node: SearchResult, score: number, highlights: readonly Highlight[]) {
    this.cursor = cursor;
    this.node = node;
    this.score = score;
    this.highlights = highlights.map((highlight) => new HighlightType(highlight));
  }
}

@ObjectType('SearchResultCount', { simpleResolvers: true, description: 'How much of one type was found.' })
export class SearchResultCountType {
  @Field(() => SearchResultKindEnum, { description: 'Which type.' })
  readonly type: DocumentKind;

  @Field(() => Int, { description: 'How many were found.' })
  readonly count: number;

  constructor(type: DocumentKind, count: number) {
    this.type = type;
    this.count = count;
  }
}

@ObjectType('SearchResultConnection', {
  simpleResolvers: true,
  description: 'A page of what was found across everything.',
})
export class SearchResultConnectionType {
  @Field(() => [SearchResultEdgeType], {
    description: 'What was found, each with its score and highlights, best first whatever its type.',
  })
  readonly edges: readonly SearchResultEdgeType[];

  @Field(() => PageInfoType, { description: 'Where the page stands among all that was found.' })
  readonly pageInfo: PageInfoType;

  @Field(() => Int, { description: 'How much was found on all pages together.' })
  readonly totalCount: number;

  @Field(() => Boolean, {
    description:
      'Whether totalCount is exact; where it is not, it is an estimate: as where something found was left out because its article has just been withdrawn.',
  })
  readonly totalCountIsExact: boolean;

  @Field(() => [SearchResultCountType], {
    description:
      'How much of each type was found, most first. Counted whatever types were asked for, so that the others do not vanish when one is chosen.',
  })
  readonly types: readonly SearchResultCountType[];

  @Field(() => Boolean, {
    description:
      'Whether the search engine cannot be used at present, so that the built-in one answered in its place. That finds and counts the same; scores, and with them the order by relevance, may be others.',
  })
  readonly isFromStandIn: boolean;

  constructor(fields: Omit<SearchResultConnectionType, 'nodes'>) {
    this.edges = fields.edges;
    this.pageInfo = fields.pageInfo;
    this.totalCount = fields.totalCount;
    this.totalCountIsExact = fields.totalCountIsExact;
    this.types = fields.types;
    this.isFromStandIn = fields.isFromStandIn;
  }

  @GetterField(() => [SearchResultUnion], { description: 'What was found, without scores and highlights.' })
  get nodes(): SearchResult[] {
    return this.edges.map(({ node }) => node);
  }
}
