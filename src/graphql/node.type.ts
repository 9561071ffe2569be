import { Field, ID, InterfaceType } from 'type-graphql';
import type { EntityParent } from './execution/entity-texts.js';

export const VERSION_DESCRIPTION =
  'Stands for its present state, for `expectedVersion` in a mutation: another one after every change.';

@InterfaceType('Node', { description: 'Anything that can be asked for again by its id.' })
export abstract class NodeType implements EntityParent {
  @Field(() => ID, {
    description: 'Opaque and global; the same for the same thing, also after its article is taken in again.',
  })
  abstract readonly id: string;

  /** What all its fields without a resolver are read from; never changes. */
  abstract readonly entity: object;
}
