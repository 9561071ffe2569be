import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { InvalidInputError, inPart } from '../domain/errors.js';
import type { ActorChanges } from '../store/store.js';
import type { ActorType } from './actor.type.js';
import {
  type ActorChangesInput,
  MergeActorsInput,
  MergeActorsPayload,
  SplitActorInput,
  SplitActorPayload,
  UpdateActorInput,
  UpdateActorPayload,
} from './actor-edit.type.js';
import { RequiresScope } from './authorization.js';
import type { RequestContext } from './context.js';
import { edit, findToEdit } from './editing.js';
import { checkId } from './ids.js';
import { toActorType } from './lists.js';
import { checkName } from './name-input.js';

/** In one list of the input. */
const MAX_VALUES = 100;

@Resolver()
export class ActorEditResolver {
  @RequiresScope('write')
  @Mutation(() => UpdateActorPayload, {
    nullable: true,
    description:
      'Changes what is known of an actor, for good: what a person says of it is not changed by articles that are taken in.',
  })
  async updateActor(
    @Arg('input', () => UpdateActorInput, { description: 'The actor, and what changes.' })
    input: UpdateActorInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateActorPayload> {
    const { done, refusal } = await edit(context, 'updateActor', input, async (by) => {
      const { id } = await findToEdit(context.store.actors, input, ['Actor']);
      await context.store.updateActor(
        id,
        inPart(['changes'], () => checkChanges(input.changes)),
        by,
      );
      return id;
    });
    return new UpdateActorPayload(refusal, await actorOf(done, context));
  }

  @RequiresScope('write')
  @Mutation(() => MergeActorsPayload, {
    nullable: true,
    description:
      "Makes actors one, for good: what the others said, now and later, becomes the first one's, and their ids find it.",
  })
  async mergeActors(
    @Arg('input', () => MergeActorsInput, { description: 'Who is whom.' }) input: MergeActorsInput,
    @Ctx() context: RequestContext,
  ): Promise<MergeActorsPayload> {
    const { intoId, fromIds, expectedVersion = null } = input;
    const { done, refusal } = await edit(context, 'mergeActors', input, async (by) => {
      const { store } = context;
      const into = await findToEdit(store.actors, { id: intoId, expectedVersion }, ['Actor'], 'intoId');
      checkCount('fromIds', fromIds);
      const others: string[] = [];
      for (const [index, id] of fromIds.entries())
        others.push(
          (await inPart(['fromIds'], () => findToEdit(store.actors, { id }, ['Actor'], String(index)))).id,
        );
      const moved = await inPart(['fromIds'], () => store.mergeActors(into.id, others, by));
      return { id: into.id, moved };
    });
    return new MergeActorsPayload(refusal, await actorOf(done?.id ?? null, context), done?.moved ?? 0);
  }

  @RequiresScope('write')
  @Mutation(() => SplitActorPayload, {
    nullable: true,
    description: 'Makes the actor of some articles someone else of the same name, for good.',
  })
  async splitActor(
    @Arg('input', () => SplitActorInput, { description: 'Who is someone else, and where.' })
    input: SplitActorInput,
    @Ctx() context: RequestContext,
  ): Promise<SplitActorPayload> {
    const { articleIds } = input;
    const { done, refusal } = await edit(context, 'splitActor', input, async (by) => {
      const { id } = await findToEdit(context.store.actors, input, ['Actor']);
      checkCount('articleIds', articleIds);
      for (const [index, articleId] of articleIds.entries())
        inPart(['articleIds', String(index)], () => checkId('articleIds', articleId, 'Article'));
      const newId = await inPart(['articleIds'], () => context.store.splitActor(id, articleIds, by));
      return { id, newId };
    });
    return new SplitActorPayload(
      refusal,
      await actorOf(done?.id ?? null, context),
      await actorOf(done?.newId ?? null, context),
    );
  }
}

function checkCount(field: string, values: readonly string[]): void {
  if (values.length === 0 || values.length > MAX_VALUES)
    throw new InvalidInputError(
      `"${field}" has ${values.length} values; from 1 to ${MAX_VALUES} are taken.`,
    ).at(field);
}

function checkChanges({ name, kind, role, aliases }: ActorChangesInput): ActorChanges {
  for (const [field, value] of Object.entries({ name, kind, aliases }))
    if (value === null) throw new InvalidInputError(`An actor always has its ${field}.`).at(field);
  if (aliases && aliases.length > MAX_VALUES)
    throw new InvalidInputError(`There are ${aliases.length} aliases; at most ${MAX_VALUES} are taken.`).at(
      'aliases',
    );
  const checked = aliases?.map((alias, index) =>
    inPart(['aliases', String(index)], () => checkName('alias', alias)),
  );
  return {
    ...(name == null ? {} : { name: inPart(['name'], () => checkName('name', name)) }),
    ...(kind == null ? {} : { kind }),
    ...(role === undefined ? {} : { role: role && inPart(['role'], () => checkName('role', role)) }),
    ...(checked ? { aliases: [...new Set(checked)] } : {}),
  };
}

async function actorOf(id: string | null, { loaders }: RequestContext): Promise<ActorType | null> {
  const actor = id === null ? null : await loaders.actors.byId(id);
  return actor && toActorType(actor);
}
