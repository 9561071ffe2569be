import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ArticleStatus } from '../domain/article.js';
import type { RefusalError } from '../domain/errors.js';
import { ArticleStatusEnum, ArticleType } from './article.type.js';
import { DateTime } from './date-time.scalar.js';
import type { TakenIn } from './desk.js';
import { EditInput, EditPayload, VersionedEditInput } from './edit.type.js';

const IngestChangeEnum = { CREATED: 'CREATED', REPLACED: 'REPLACED', UNCHANGED: 'UNCHANGED' } as const;
registerEnumType(IngestChangeEnum, {
  name: 'IngestChange',
  description: 'What became of an article that was taken in.',
  valuesConfig: {
    CREATED: { description: 'It is new.' },
    REPLACED: { description: 'It was known, by its url or text, and has changed.' },
    UNCHANGED: { description: 'It is known as it is.' },
  },
});

@InputType({ description: 'What an article is known by and about.' })
abstract class ArticleContentInput {
  @Field(() => String, { nullable: true, description: 'At most 2,000 characters, as all but the body.' })
  readonly headline?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was published, with https:// or http://. An article is known again by it.',
  })
  readonly url?: string | null;

  @Field(() => String, { nullable: true, description: 'Who published it.' })
  readonly publisher?: string | null;

  @Field(() => [String], { nullable: true, description: 'Who wrote it, at most 100.' })
  readonly authors?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was published.' })
  readonly datePublished?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Language tag by BCP 47: "en", "pt-BR". Detected where it is not given.',
  })
  readonly language?: string | null;
}

@InputType('ArticleInput', { description: 'An article to be taken in.' })
export class ArticleInput extends ArticleContentInput {
  @Field(() => String, { description: 'The whole text, at most 1,000,000 UTF-16 units; without markup.' })
  readonly body!: string;
}

@InputType('IngestArticleInput', { description: 'One article to be taken in.' })
export class IngestArticleInput extends EditInput {
  @Field(() => ArticleInput, { description: 'The article.' })
  readonly article!: ArticleInput;
}

@InputType('IngestArticlesInput', { description: 'Articles to be taken in, all or none.' })
export class IngestArticlesInput extends EditInput {
  @Field(() => [ArticleInput], { description: 'From 1 to 20, no two with the same url or text.' })
  readonly articles!: ArticleInput[];
}

@InputType('ArticleChangesInput', {
  description: 'What changes of an article: what is left out stays, what is null goes.',
})
export class ArticleChangesInput extends ArticleContentInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Another text: it is read anew, and statements that it still has keep their ids. Never null.',
  })
  readonly body?: string | null;
}

@InputType('UpdateArticleInput', { description: 'An article, and what changes of it.' })
export class UpdateArticleInput extends VersionedEditInput {
  @Field(() => ArticleChangesInput, { description: 'What changes.' })
  readonly changes!: ArticleChangesInput;
}

@InputType('SetArticleStatusInput', { description: 'The status that an article gets.' })
export class SetArticleStatusInput extends VersionedEditInput {
  @Field(() => ArticleStatusEnum, { description: 'Whether it may be used.' })
  readonly status!: ArticleStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in words for readers, at most 2,000 characters.',
  })
  readonly note?: string | null;
}

@InputType('DeleteArticleInput', { description: 'The article that is to be removed.' })
export class DeleteArticleInput extends VersionedEditInput {}

@ObjectType('IngestedArticle', {
  simpleResolvers: true,
  description: 'What became of an article that was taken in.',
})
export class IngestedArticleType {
  @Field(() => ArticleType, {
    nullable: true,
    description: 'The article as it is now; null where it has gone since.',
  })
  readonly article: ArticleType | null;

  @Field(() => IngestChangeEnum, { description: 'Whether it is new.' })
  readonly change: TakenIn['change'];

  @Field(() => Int, { description: 'How many quotes and claims came with it.' })
  readonly statementsAdded: number;

  @Field(() => Int, { description: 'How many it does not have any more.' })
  readonly statementsRemoved: number;

  constructor(article: ArticleType | null, { change, statementsAdded, statementsRemoved }: TakenIn) {
    this.article = article;
    this.change = change;
    this.statementsAdded = statementsAdded;
    this.statementsRemoved = statementsRemoved;
  }
}

@ObjectType('IngestArticlePayload', { simpleResolvers: true, description: 'What became of the article.' })
export class IngestArticlePayload extends EditPayload {
  @Field(() => IngestedArticleType, { nullable: true, description: 'Null where it was refused.' })
  readonly ingested: IngestedArticleType | null;

  constructor(refusal: RefusalError | null, ingested: IngestedArticleType | null) {
    super(refusal);
    this.ingested = ingested;
  }
}

@ObjectType('IngestArticlesPayload', { simpleResolvers: true, description: 'What became of the articles.' })
export class IngestArticlesPayload extends EditPayload {
  @Field(() => [IngestedArticleType], {
    description: 'Each in its place; none where they were refused.',
  })
  readonly ingested: readonly IngestedArticleType[];

  constructor(refusal: RefusalError | null, ingested: readonly IngestedArticleType[]) {
    super(refusal);
    this.ingested = ingested;
  }
}

@ObjectType('UpdateArticlePayload', { simpleResolvers: true, description: 'What became of the article.' })
export class UpdateArticlePayload extends EditPayload {
  @Field(() => ArticleType, { nullable: true, description: 'As it is now; null where it was refused.' })
  readonly article: ArticleType | null;

  constructor(refusal: RefusalError | null, article: ArticleType | null) {
    super(refusal);
    this.article = article;
  }
}

@ObjectType('SetArticleStatusPayload', { simpleResolvers: true, description: 'What became of the article.' })
export class SetArticleStatusPayload extends EditPayload {
  @Field(() => ArticleType, { nullable: true, description: 'As it is now; null where it was refused.' })
  readonly article: ArticleType | null;

  @Field(() => Int, { description: 'How many quotes and claims that hides, or shows again.' })
  readonly statementsAffected: number;

  constructor(refusal: RefusalError | null, article: ArticleType | null, statementsAffected: number) {
    super(refusal);
    this.article = article;
    this.statementsAffected = statementsAffected;
  }
}

@ObjectType('DeleteArticlePayload', { simpleResolvers: true, description: 'What became of the article.' })
export class DeleteArticlePayload extends EditPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Of the article that is no more; null where it was refused.',
  })
  readonly deletedId: string | null;

  @Field(() => Int, { description: 'How many quotes and claims went with it.' })
  readonly statementsRemoved: number;

  constructor(refusal: RefusalError | null, deletedId: string | null, statementsRemoved: number) {
    super(refusal);
    this.deletedId = deletedId;
    this.statementsRemoved = statementsRemoved;
  }
}
