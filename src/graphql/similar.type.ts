import { Field, Float, ObjectType } from 'type-graphql';
import type { SimilarHit } from '../search/search-engine.js';
import { StatementType } from './statement.type.js';

@ObjectType('SimilarStatement', {
  simpleResolvers: true,
  description: 'A statement that is like another one.',
})
export class SimilarStatementType {
  @Field(() => StatementType, { description: 'The statement itself.' })
  readonly node: StatementType;

  @Field(() => Float, {
    description:
      'How like it is, from 0 to 1. Above 0.5 the wording is the same, and it tells how much of the shorter one is in the longer; up to 0.5 it tells how much of what the words say is shared, a rare word saying more.',
  })
  readonly score: number;

  @Field(() => Boolean, {
    description: 'Whether the wording is the same or nearly so: a reprint, or a part of the same quote.',
  })
  readonly isNearDuplicate: boolean;

  constructor(node: StatementType, { score, isNearDuplicate }: SimilarHit) {
    this.node = node;
    this.score = score;
    this.isNearDuplicate = isNearDuplicate;
  }
}
