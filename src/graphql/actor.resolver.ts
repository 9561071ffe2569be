import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import type { ActorOrder, ArticleOrder, StatementOrder } from '../store/store.js';
import { ActorType } from './actor.type.js';
import {
  ActorConnection,
  ArticleConnection,
  ClaimConnection,
  QuoteConnection,
  StatementConnection,
} from './connection.type.js';
import type { RequestContext } from './context.js';
import { toFilter } from './filters.js';
import { checkId } from './ids.js';
import { ActorFilterInput, ActorOrderEnum, ArticleOrderEnum, StatementOrderEnum } from './list.inputs.js';
import { listActors, listArticles, listStatements, toActorType } from './lists.js';
import { OrderBy } from './order-by.js';
import { PageArgs } from './page-args.js';
import { checkText } from './text-input.js';

@Resolver(() => ActorType)
export class ActorResolver {
  @Query(() => ActorType, {
    nullable: true,
    description: 'One actor, by its id or a name; null where there is none.',
  })
  async actor(
    @Arg('id', () => ID, {
      nullable: true,
      description: "The actor's id; that of a merged one finds what it became.",
    })
    id: string | null,
    @Arg('name', () => String, {
      nullable: true,
      description: 'Its name or an alias, case and accents folded; of several, the one with most statements.',
    })
    name: string | null,
    @Ctx() { record, loaders }: RequestContext,
  ): Promise<ActorType | null> {
    if ((id == null) === (name == null))
      throw new InvalidInputError('Give either the id or the name of the actor.');
    if (id != null) checkId('id', id, 'Actor');
    const actor =
      id == null
        ? ((await record.actorsByName(checkText('name', name as string)))[0] ?? null)
        : await loaders.actors.byId(id);
    return actor && toActorType(actor);
  }

  @Query(() => ActorConnection, { nullable: true, description: 'All actors, filtered and ordered.' })
  actors(
    @Arg('filter', () => ActorFilterInput, { nullable: true, description: 'Which actors.' })
    filter: ActorFilterInput | null,
    @OrderBy(ActorOrderEnum, 'MOST_STATEMENTS') order: ActorOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listActors(context, toFilter(filter), order, page);
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description:
      'Whom it speaks for: of a capital that acts ("Beijing said") its country, of an unnamed spokesperson his or her body. Null for all others.',
  })
  async standsFor(
    @Root() { entity }: ActorType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ActorType | null> {
    const actor = entity.standsForId === null ? null : await loaders.actors.byId(entity.standsForId);
    return actor && toActorType(actor);
  }

  @FieldResolver(() => ActorConnection, {
    nullable: true,
    description: 'Who speaks for it, each with statements of its own: its capital, its unnamed spokespeople.',
  })
  standIns(
    @Root() actor: ActorType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listActors(context, { standsForIds: [actor.id] }, 'NAME', page);
  }

  @FieldResolver(() => StatementConnection, {
    nullable: true,
    description: 'All it said, quotes and claims.',
  })
  statements(
    @Root() actor: ActorType,
    @OrderBy(StatementOrderEnum, 'NEWEST') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'ANY', { actorIds: [actor.id] }, order, page);
  }

  @FieldResolver(() => QuoteConnection, { nullable: true, description: 'Its quotes.' })
  quotes(
    @Root() actor: ActorType,
    @OrderBy(StatementOrderEnum, 'NEWEST') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'QUOTE', { actorIds: [actor.id] }, order, page);
  }

  @FieldResolver(() => ClaimConnection, { nullable: true, description: 'Its claims.' })
  claims(
    @Root() actor: ActorType,
    @OrderBy(StatementOrderEnum, 'NEWEST') order: StatementOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listStatements(context, 'CLAIM', { actorIds: [actor.id] }, order, page);
  }

  @FieldResolver(() => ArticleConnection, {
    nullable: true,
    description: 'The articles in which it speaks or is named.',
  })
  articles(
    @Root() actor: ActorType,
    @OrderBy(ArticleOrderEnum, 'NEWEST') order: ArticleOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return listArticles(context, { actorIds: [actor.id] }, order, page);
  }
}
