import { Field, ObjectType } from 'type-graphql';
import { StatementType } from './statement.type.js';

@ObjectType('StatementAdded', { simpleResolvers: true, description: 'A statement that has come in.' })
export class StatementAddedType {
  @Field(() => String, {
    description: 'Given as `after`, it goes on behind this statement, whatever was missed meanwhile.',
  })
  readonly cursor: string;

  @Field(() => StatementType, { description: 'The statement itself.' })
  readonly node: StatementType;

  constructor(cursor: string, node: StatementType) {
    this.cursor = cursor;
    this.node = node;
  }
}
