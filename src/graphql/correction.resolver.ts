import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { hasScope } from '../domain/caller.js';
import { ActorType } from './actor.type.js';
import type { RequestContext } from './context.js';
import { CorrectionType, StatementReadingType } from './correction.type.js';
import { speakerOf } from './statement.resolver.js';

@Resolver(() => CorrectionType)
export class CorrectionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who: the name of a key. Null for callers who may change nothing themselves.',
  })
  by(@Root() { correction }: CorrectionType, @Ctx() { caller }: RequestContext): string | null {
    return hasScope(caller, 'write') || hasScope(caller, 'review') ? correction.by.name : null;
  }
}

@Resolver(() => StatementReadingType)
export class StatementReadingResolver {
  @FieldResolver(() => ActorType, { nullable: true, description: 'Who was found to have said it.' })
  actor(
    @Root() { actorId }: StatementReadingType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ActorType | null> {
    return speakerOf(actorId, loaders);
  }
}
