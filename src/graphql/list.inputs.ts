import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { ActorKind } from '../domain/actor.js';
import type { ClaimForm, Polarity, SpeechAct } from '../domain/claim.js';
import type { QuoteForm } from '../domain/quote.js';
import { ActorKindEnum } from './actor.type.js';
import { ClaimFormEnum } from './claim.type.js';
import { DateTime } from './date-time.scalar.js';
import { QuoteFormEnum } from './quote.type.js';
import { PolarityEnum, SpeechActEnum } from './statement-enums.js';

export const ArticleOrderEnum = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', HEADLINE: 'HEADLINE' } as const;
registerEnumType(ArticleOrderEnum, {
  name: 'ArticleOrder',
  description: 'How articles are ordered.',
  valuesConfig: {
    NEWEST: { description: 'By date published, latest first, those without a date last.' },
    OLDEST: { description: 'By date published, earliest first, those without a date before all.' },
    HEADLINE: { description: 'By headline from A to Z, case and accents folded.' },
  },
});

export const ActorOrderEnum = { NAME: 'NAME', MOST_STATEMENTS: 'MOST_STATEMENTS' } as const;
registerEnumType(ActorOrderEnum, {
  name: 'ActorOrder',
  description: 'How actors are ordered.',
  valuesConfig: {
    NAME: { description: 'By name from A to Z, case and accents folded.' },
    MOST_STATEMENTS: { description: 'Who has most statements first, then by name.' },
  },
});

export const StatementOrderEnum = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', READING: 'READING' } as const;
registerEnumType(StatementOrderEnum, {
  name: 'StatementOrder',
  description: 'How statements are ordered; those of one article stand in reading order in each.',
  valuesConfig: {
    NEWEST: { description: "By their article's date published, latest first, those without a date last." },
    OLDEST: {
      description: "By their article's date published, earliest first, those without a date before all.",
    },
    READING: { description: 'Article by article, from its top to its end.' },
  },
});

@InputType('ArticleFilter', {
  description: 'Which articles: every field that is given has to hold; of a list, one value has to.',
})
export class ArticleFilterInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Articles in which one of these actors speaks or is named.',
  })
  readonly actorIds?: string[];

  @Field(() => [String], { nullable: true, description: 'Exactly as the articles have them.' })
  readonly publishers?: string[];

  @Field(() => [String], { nullable: true, description: 'Language tags, exactly as the articles have them.' })
  readonly languages?: string[];

  @Field(() => DateTime, { nullable: true, description: 'Published then or later.' })
  readonly publishedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Published earlier than that.' })
  readonly publishedBefore?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Stands somewhere in the headline, case and accents folded.',
  })
  readonly headline?: string;
}

@InputType('ActorFilter', {
  description: 'Which actors: every field that is given has to hold; of a list, one value has to.',
})
export class ActorFilterInput {
  @Field(() => [ActorKindEnum], { nullable: true, description: 'What they are.' })
  readonly kinds?: ActorKind[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Actors that speak or are named in one of these articles.',
  })
  readonly articleIds?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Capitals and spokespeople that speak for one of these.',
  })
  readonly standsForIds?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Stands somewhere in the name, case and accents folded.',
  })
  readonly name?: string;
}

@InputType({ description: 'What quotes and claims are both filtered by.' })
abstract class StatementFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Said by one of these actors.' })
  readonly actorIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'Standing in one of these articles.' })
  readonly articleIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'Standing inside one of these quotes and claims.' })
  readonly partOfIds?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Reported by one of these cues ("said"), case folded.',
  })
  readonly cues?: string[];

  @Field(() => [String], { nullable: true, description: "Their article's publisher, exactly." })
  readonly publishers?: string[];

  @Field(() => [String], { nullable: true, description: "Their article's language tag, exactly." })
  readonly languages?: string[];

  @Field(() => DateTime, { nullable: true, description: 'Published then or later.' })
  readonly publishedFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Published earlier than that.' })
  readonly publishedBefore?: string;
}

@InputType('QuoteFilter', {
  description: 'Which quotes: every field that is given has to hold; of a list, one value has to.',
})
export class QuoteFilterInput extends StatementFilterInput {
  @Field(() => [QuoteFormEnum], { nullable: true, description: 'Whole utterances, fragments, or both.' })
  readonly forms?: QuoteForm[];
}

@InputType('ClaimFilter', {
  description: 'Which claims: every field that is given has to hold; of a list, one value has to.',
})
export class ClaimFilterInput extends StatementFilterInput {
  @Field(() => [ClaimFormEnum], { nullable: true, description: 'With quotes inside, without, or both.' })
  readonly forms?: ClaimForm[];

  @Field(() => [SpeechActEnum], { nullable: true, description: 'Doing one of these.' })
  readonly acts?: SpeechAct[];

  @Field(() => [PolarityEnum], { nullable: true, description: 'For what the text says, or against it.' })
  readonly polarities?: Polarity[];
}
