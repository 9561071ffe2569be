import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { StatementOrder } from '../store/store.js';
import { ActorType } from './actor.type.js';
import { ClaimType } from './claim.type.js';
import { ClaimConnection } from './connection.type.js';
import type { RequestContext } from './context.js';
import { ResolveMany } from './execution/resolve-many.js';
import { toFilter } from './filters.js';
import { checkId } from './ids.js';
import { ClaimFilterInput, StatementOrderEnum } from './list.inputs.js';
import { listStatements } from './lists.js';
import { OrderBy } from './order-by.js';
import { PageArgs } from './page-args.js';
import { speakerOf, speakersOf } from './statement.resolver.js';

@Resolver(() => ClaimType)
export class ClaimResolver {
  @Query(() => ClaimType, { nullable: true, description: 'One claim; null where there is none.' })
  async claim(
    @Arg('id', () => ID, { description: "The claim's id." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClaimType | null> {
    checkId('id', id, 'Claim');
    const statement = await loaders.statements.byId(id);
    return statement?.kind === 'CLAIM' ? new ClaimType(statement) : null;
  }

  @Query(() => ClaimConnection, { nullable: true, description: 'All claims, filtered and ordered.' })
  claims(
    @Arg('filter', () => ClaimFilterInput, { nullable: true, description: 'Which claims.' })
    filter: ClaimFilterInput | null,
    @OrderBy(StatementOrderEnum, 'NEWEST') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'CLAIM', toFilter(filter), order, page);
  }

  @FieldResolver(() => ActorType, { nullable: true, description: 'Who claims it; the same as `actor`.' })
  @ResolveMany(speakersOf)
  claimant(@Root() claim: ClaimType, @Ctx() { loaders }: RequestContext): Promise<ActorType | null> {
    return speakerOf(claim.entity.actorId, loaders);
  }

  @FieldResolver(() => ClaimConnection, {
    name: 'claims',
    nullable: true,
    description:
      'The claims of others that it reports, in reading order: "Lee said that Day had promised ...".',
  })
  reportedClaims(
    @Root() claim: ClaimType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'CLAIM', { partOfIds: [claim.id] }, 'READING', page);
  }
}
