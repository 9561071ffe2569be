import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', { description: 'Anything that can be asked for again by its id.' })
export abstract class NodeType {
  @Field(() => ID, {
    description: 'Opaque and global; the same for the same thing, also after its article is taken in again.',
  })
  abstract readonly id: string;
}
