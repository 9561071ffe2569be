import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ActorKind } from '../domain/actor.js';
import type { RefusalError } from '../domain/errors.js';
import { ActorKindEnum, ActorType } from './actor.type.js';
import { EditInput, EditPayload, VersionedEditInput } from './edit.type.js';

@InputType('ActorChangesInput', {
  description: 'What changes of an actor: what is left out stays as articles have it.',
})
export class ActorChangesInput {
  @Field(() => String, {
    nullable: true,
    description: 'The fullest name, without title or role; the former one stays as an alias. Never null.',
  })
  readonly name?: string | null;

  @Field(() => ActorKindEnum, { nullable: true, description: 'What it is. Never null.' })
  readonly kind?: ActorKind | null;

  @Field(() => String, { nullable: true, description: 'Title or role; null for none.' })
  readonly role?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All other names, at most 100: from then on articles add none. Never null.',
  })
  readonly aliases?: string[] | null;
}

@InputType('UpdateActorInput', { description: 'An actor, and what changes of it.' })
export class UpdateActorInput extends VersionedEditInput {
  @Field(() => ActorChangesInput, { description: 'What changes.' })
  readonly changes!: ActorChangesInput;
}

@InputType('MergeActorsInput', { description: 'Actors that are one.' })
export class MergeActorsInput extends EditInput {
  @Field(() => ID, { description: 'The one that stays.' })
  readonly intoId!: string;

  @Field(() => [ID], { description: 'Those that become a part of it, from 1 to 100.' })
  readonly fromIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The `version` of the one that stays: where it is another one by now, nothing is changed.',
  })
  readonly expectedVersion?: string | null;
}

@InputType('SplitActorInput', { description: 'An actor that is someone else in some articles.' })
export class SplitActorInput extends VersionedEditInput {
  @Field(() => [ID], {
    description: 'The articles in which it is someone else, from 1 to 100, not all of its own.',
  })
  readonly articleIds!: string[];
}

@ObjectType('UpdateActorPayload', { simpleResolvers: true, description: 'What became of the actor.' })
export class UpdateActorPayload extends EditPayload {
  @Field(() => ActorType, { nullable: true, description: 'As it is now; null where it was refused.' })
  readonly actor: ActorType | null;

  constructor(refusal: RefusalError | null, actor: ActorType | null) {
    super(refusal);
    this.actor = actor;
  }
}

@ObjectType('MergeActorsPayload', { simpleResolvers: true, description: 'What became of the actors.' })
export class MergeActorsPayload extends EditPayload {
  @Field(() => ActorType, { nullable: true, description: 'The one that stays; null where it was refused.' })
  readonly actor: ActorType | null;

  @Field(() => Int, { description: 'How many quotes and claims changed hands.' })
  readonly statementsMoved: number;

  constructor(refusal: RefusalError | null, actor: ActorType | null, statementsMoved: number) {
    super(refusal);
    this.actor = actor;
    this.statementsMoved = statementsMoved;
  }
}

@ObjectType('SplitActorPayload', { simpleResolvers: true, description: 'What became of the actor.' })
export class SplitActorPayload extends EditPayload {
  @Field(() => ActorType, {
    nullable: true,
    description: 'The actor that it was; null where it was refused.',
  })
  readonly actor: ActorType | null;

  @Field(() => ActorType, { nullable: true, description: 'Who it is in the articles that were named.' })
  readonly newActor: ActorType | null;

  constructor(refusal: RefusalError | null, actor: ActorType | null, newActor: ActorType | null) {
    super(refusal);
    this.actor = actor;
    this.newActor = newActor;
  }
}
