import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Statement } from '../domain/statement.js';
import type { StatementOrder } from '../store/store.js';
import { ActorType } from './actor.type.js';
import { ClaimType } from './claim.type.js';
import { QuoteConnection } from './connection.type.js';
import type { RequestContext } from './context.js';
import { ResolveMany } from './execution/resolve-many.js';
import { toFilter } from './filters.js';
import { checkId } from './ids.js';
import { QuoteFilterInput, StatementOrderEnum } from './list.inputs.js';
import { listStatements } from './lists.js';
import { OrderBy } from './order-by.js';
import { PageArgs } from './page-args.js';
import { QuoteType } from './quote.type.js';
import { speakerOf, speakersOf } from './statement.resolver.js';

@Resolver(() => QuoteType)
export class QuoteResolver {
  @Query(() => QuoteType, { nullable: true, description: 'One quote; null where there is none.' })
  async quote(
    @Arg('id', () => ID, { description: "The quote's id." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<QuoteType | null> {
    checkId('id', id, 'Quote');
    const statement = await loaders.statements.byId(id);
    return statement?.kind === 'QUOTE' ? new QuoteType(statement) : null;
  }

  @Query(() => QuoteConnection, { nullable: true, description: 'All quotes, filtered and ordered.' })
  quotes(
    @Arg('filter', () => QuoteFilterInput, { nullable: true, description: 'Which quotes.' })
    filter: QuoteFilterInput | null,
    @OrderBy(StatementOrderEnum, 'NEWEST') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'QUOTE', toFilter(filter), order, page);
  }

  @FieldResolver(() => ActorType, { nullable: true, description: 'Who speaks; the same as `actor`.' })
  @ResolveMany(speakersOf)
  speaker(@Root() quote: QuoteType, @Ctx() { loaders }: RequestContext): Promise<ActorType | null> {
    return speakerOf(quote.entity.actorId, loaders);
  }

  @FieldResolver(() => ClaimType, {
    nullable: true,
    description: 'The claim that it is part of: the same as `partOf` where that is a claim, else null.',
  })
  @ResolveMany(claimsOf)
  async claim(@Root() quote: QuoteType, @Ctx() { loaders }: RequestContext): Promise<ClaimType | null> {
    const { partOfId } = quote.entity;
    return toClaim(partOfId === null ? null : await loaders.statements.byId(partOfId));
  }
}

function toClaim(statement: Statement | null | undefined): ClaimType | null {
  return statement?.kind === 'CLAIM' ? new ClaimType(statement) : null;
}

async function claimsOf(
  quotes: readonly QuoteType[],
  { loaders }: RequestContext,
): Promise<(ClaimType | null)[]> {
  const wholes = await loaders.statements.byIds(quotes.map(({ entity }) => entity.partOfId));
  return wholes.map(toClaim);
}
