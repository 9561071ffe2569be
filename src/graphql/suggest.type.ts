import { Field, Int, ObjectType } from 'type-graphql';
import { ActorType } from './actor.type.js';

@ObjectType('ActorSuggestion', { simpleResolvers: true, description: 'An actor who may be meant.' })
export class ActorSuggestionType {
  @Field(() => ActorType, { description: 'The actor.' })
  readonly actor: ActorType;

  @Field(() => Int, { description: 'How many statements are the actor’s.' })
  readonly statementCount: number;

  constructor(actor: ActorType, statementCount: number) {
    this.actor = actor;
    this.statementCount = statementCount;
  }
}

@ObjectType('PublisherSuggestion', { simpleResolvers: true, description: 'A publisher that may be meant.' })
export class PublisherSuggestionType {
  @Field(() => String, { description: 'As filters take it.' })
  readonly publisher: string;

  @Field(() => Int, { description: 'How many articles are the publisher’s.' })
  readonly articleCount: number;

  constructor(publisher: string, articleCount: number) {
    this.publisher = publisher;
    this.articleCount = articleCount;
  }
}

@ObjectType('PhraseSuggestion', {
  simpleResolvers: true,
  description: 'Words that stand next to one another in several statements.',
})
export class PhraseSuggestionType {
  @Field(() => String, {
    description: 'As a statement has them; in double quotation marks they are a query.',
  })
  readonly phrase: string;

  @Field(() => Int, { description: 'How many statements a search for the phrase finds.' })
  readonly statementCount: number;

  constructor(phrase: string, statementCount: number) {
    this.phrase = phrase;
    this.statementCount = statementCount;
  }
}

@ObjectType('Suggestions', {
  simpleResolvers: true,
  description:
    'What may be meant by what somebody has typed, the most frequent of each kind first. Where nothing is spelt so, actors and publishers that are nearly.',
})
export class SuggestionsType {
  @Field(() => [ActorSuggestionType], { description: 'By name, other names and role.' })
  readonly actors: readonly ActorSuggestionType[];

  @Field(() => [PublisherSuggestionType], { description: 'By name.' })
  readonly publishers: readonly PublisherSuggestionType[];

  @Field(() => [PhraseSuggestionType], {
    description: 'Two to four words of the latest statements that begin with what was typed.',
  })
  readonly phrases: readonly PhraseSuggestionType[];

  constructor(fields: Pick<SuggestionsType, 'actors' | 'publishers' | 'phrases'>) {
    this.actors = fields.actors;
    this.publishers = fields.publishers;
    this.phrases = fields.phrases;
  }
}
