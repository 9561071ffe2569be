import { ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Actor, ActorKind } from '../domain/actor.js';
import { versionOf } from '../domain/version.js';
import { GetterField } from './getter-field.js';
import { NodeType, VERSION_DESCRIPTION } from './node.type.js';

/** type-graphql wants an object for an enum. */
export const ActorKindEnum = {
  PERSON: 'PERSON',
  ORGANISATION: 'ORGANISATION',
  PLACE: 'PLACE',
  UNNAMED: 'UNNAMED',
} as const satisfies Record<ActorKind, ActorKind>;

registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'What an actor is.',
  valuesConfig: {
    PERSON: { description: 'A person with a name.' },
    ORGANISATION: { description: 'A company, party, ministry, newspaper or other body.' },
    PLACE: { description: 'A place that acts: "Beijing said".' },
    UNNAMED: { description: 'A source known only by a description: "an official". Belongs to one article.' },
  },
});

@ObjectType('Actor', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Someone or something that speaks or is named in an article.',
})
export class ActorType extends NodeType {
  readonly entity: Actor;

  constructor(actor: Actor) {
    super();
    this.entity = actor;
  }

  @GetterField(() => ID, { description: 'Opaque and global.' })
  get id(): string {
    return this.entity.id;
  }

  @GetterField(() => String, { description: 'The fullest name seen, without title or role.' })
  get name(): string {
    return this.entity.name;
  }

  @GetterField(() => ActorKindEnum, { description: 'What it is.' })
  get kind(): ActorKind {
    return this.entity.kind;
  }

  @GetterField(() => String, {
    nullable: true,
    description:
      'Title or role, as the latest usable article that gives one has it: "Foreign Ministry spokeswoman".',
  })
  get role(): string | null {
    return this.entity.role;
  }

  @GetterField(() => [String], { description: 'Other names seen for the same actor.' })
  get aliases(): readonly string[] {
    return this.entity.aliases;
  }

  @GetterField(() => Int, {
    description: 'How many quotes and claims are its own, over all usable articles.',
  })
  get statementCount(): number {
    return this.entity.statementCount;
  }

  @GetterField(() => String, { description: VERSION_DESCRIPTION })
  get version(): string {
    return versionOf(this.entity);
  }
}
