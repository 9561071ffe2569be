// Before any decorated class: type-graphql looks for it when it decorates.
import 'reflect-metadata';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { ActorResolver } from './actor.resolver.js';
import { ActorEditResolver } from './actor-edit.resolver.js';
import { ArticleResolver } from './article.resolver.js';
import { ArticleEditResolver } from './article-edit.resolver.js';
import { checkScopes } from './authorization.js';
import { ClaimResolver } from './claim.resolver.js';
import { ClaimReviewResolver } from './claim-review.resolver.js';
import { CorrectionResolver, StatementReadingResolver } from './correction.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { IndexHealthResolver } from './index-health.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { PlaceResolver } from './place.resolver.js';
import { QuoteResolver } from './quote.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { SearchResultResolver } from './search-result.resolver.js';
import { SimilarResolver } from './similar.resolver.js';
import { StatementResolver } from './statement.resolver.js';
import { StatementAddedResolver } from './statement-added.resolver.js';
import { StatementEditResolver } from './statement-edit.resolver.js';
import { SuggestResolver } from './suggest.resolver.js';
import { TimelineResolver } from './timeline.resolver.js';

/** The arguments that all lists have, behind their own. */
const PAGING = ['first', 'after', 'last', 'before'];
const NOTHING: AsyncIterable<never> = { async *[Symbol.asyncIterator]() {} };

/** Makes the schema from the decorated classes. */
export function makeSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      ArticleResolver,
      ActorResolver,
      StatementResolver,
      QuoteResolver,
      ClaimResolver,
      PlaceResolver,
      SearchResolver,
      SearchResultResolver,
      TimelineResolver,
      SimilarResolver,
      SuggestResolver,
      StatementAddedResolver,
      IndexHealthResolver,
      HistoryResolver,
      ArticleEditResolver,
      StatementEditResolver,
      ActorEditResolver,
      ClaimReviewResolver,
      CorrectionResolver,
      StatementReadingResolver,
    ],
    authChecker: checkScopes,
    // It asks for one, though each subscription brings its own source.
    pubSub: { publish: () => {}, subscribe: () => NOTHING },
    // Arguments are checked where they come in; class-validator is not used.
    validate: false,
  });
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) putInOrder(field);
  return schema;
}

/**
 * Decorators of parameters are run from the last to the first, and those who look a field up would meet its arguments
 * in that order: what is asked for belongs before how much of it.
 */
function putInOrder(field: GraphQLField<unknown, unknown>): void {
  const rank = ({ name }: GraphQLArgument) => PAGING.indexOf(name);
  field.args = field.args.toReversed().sort((one, other) => rank(one) - rank(other));
}

/** The schema in GraphQL's own language, sorted, so that a change to it shows as a small diff. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(makeSchema()))}\n`;
}
