import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ActorKind } from '../domain/actor.js';
import type { Polarity, SpeechAct } from '../domain/claim.js';
import type { RefusalError } from '../domain/errors.js';
import type { QuoteForm } from '../domain/quote.js';
import type { Statement } from '../domain/statement.js';
import { ActorKindEnum } from './actor.type.js';
import { ClaimType } from './claim.type.js';
import { EditInput, EditPayload, VersionedEditInput } from './edit.type.js';
import { QuoteFormEnum, QuoteType } from './quote.type.js';
import { StatementType } from './statement.type.js';
import { PolarityEnum, SpeechActEnum, StatementFormEnum } from './statement-enums.js';

@InputType('PassageInput', {
  description:
    "Words of an article's body: by `start` and `end`, or by `exact`, with `prefix` and `suffix` where they stand there several times.",
})
export class PassageInput {
  @Field(() => Int, { nullable: true, description: 'Where they start, in UTF-16 code units from 0.' })
  readonly start?: number | null;

  @Field(() => Int, { nullable: true, description: 'Where they end, itself excluded.' })
  readonly end?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words, exactly; with offsets too, they are compared.',
  })
  readonly exact?: string | null;

  @Field(() => String, { nullable: true, description: 'What stands right before them.' })
  readonly prefix?: string | null;

  @Field(() => String, { nullable: true, description: 'What stands right behind them.' })
  readonly suffix?: string | null;
}

@InputType('SpeakerInput', { description: 'Who said something: an actor on record by `id`, or by `name`.' })
export class SpeakerInput {
  @Field(() => ID, { nullable: true, description: 'Of an actor on record.' })
  readonly id?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A name or alias as the article has it, at most 200 characters. Who is not on record yet comes on it; a single name is known in its article alone.',
  })
  readonly name?: string | null;

  @Field(() => ActorKindEnum, {
    nullable: true,
    description: 'What a new one is; a PERSON where it is not given.',
  })
  readonly kind?: ActorKind | null;
}

@InputType({ description: 'What a statement is added by.' })
abstract class AddStatementInput extends EditInput {
  @Field(() => ID, { description: 'The article in which it stands.' })
  readonly articleId!: string;

  @Field(() => [PassageInput], {
    description: 'Its words, without quotation marks: from 1 to 20 passages that do not overlap.',
  })
  readonly content!: PassageInput[];

  @Field(() => SpeakerInput, { nullable: true, description: 'Who said it.' })
  readonly actor?: SpeakerInput | null;

  @Field(() => PassageInput, { nullable: true, description: 'The words that name who speaks.' })
  readonly source?: PassageInput | null;

  @Field(() => PassageInput, { nullable: true, description: 'The words that report: "said".' })
  readonly cue?: PassageInput | null;
}

@InputType('AddQuoteInput', { description: 'A quote that was not found.' })
export class AddQuoteInput extends AddStatementInput {
  @Field(() => QuoteFormEnum, { defaultValue: 'DIRECT', description: 'A whole utterance or a fragment.' })
  readonly form!: QuoteForm;
}

@InputType('AddClaimInput', { description: 'A claim that was not found.' })
export class AddClaimInput extends AddStatementInput {
  @Field(() => SpeechActEnum, { nullable: true, description: 'What is done by saying it.' })
  readonly act?: SpeechAct | null;

  @Field(() => PolarityEnum, { nullable: true, description: 'For what it says, or against it.' })
  readonly polarity?: Polarity | null;
}

@InputType('CorrectStatementInput', {
  description: 'A quote or claim, and how it is right: what is left out stays, what is null goes.',
})
export class CorrectStatementInput extends VersionedEditInput {
  @Field(() => [PassageInput], {
    nullable: true,
    description: 'Its words, from 1 to 20 passages. Never null.',
  })
  readonly content?: PassageInput[] | null;

  @Field(() => StatementFormEnum, {
    nullable: true,
    description: 'DIRECT or PARTIAL of a quote, INDIRECT or MIXED of a claim. Never null.',
  })
  readonly form?: Statement['form'] | null;

  @Field(() => SpeakerInput, {
    nullable: true,
    description: 'Who said it; null where the article does not tell.',
  })
  readonly actor?: SpeakerInput | null;

  @Field(() => PassageInput, { nullable: true, description: 'The words that name who speaks.' })
  readonly source?: PassageInput | null;

  @Field(() => PassageInput, { nullable: true, description: 'The words that report.' })
  readonly cue?: PassageInput | null;

  @Field(() => SpeechActEnum, { nullable: true, description: 'Of a claim: what is done by saying it.' })
  readonly act?: SpeechAct | null;

  @Field(() => PolarityEnum, { nullable: true, description: 'Of a claim: for what it says, or against it.' })
  readonly polarity?: Polarity | null;
}

@InputType('DeleteStatementInput', { description: 'The quote or claim that is to be taken out.' })
export class DeleteStatementInput extends VersionedEditInput {}

@ObjectType('AddQuotePayload', { simpleResolvers: true, description: 'What became of the quote.' })
export class AddQuotePayload extends EditPayload {
  @Field(() => QuoteType, { nullable: true, description: 'Null where it was refused.' })
  readonly quote: QuoteType | null;

  constructor(refusal: RefusalError | null, quote: QuoteType | null) {
    super(refusal);
    this.quote = quote;
  }
}

@ObjectType('AddClaimPayload', { simpleResolvers: true, description: 'What became of the claim.' })
export class AddClaimPayload extends EditPayload {
  @Field(() => ClaimType, { nullable: true, description: 'Null where it was refused.' })
  readonly claim: ClaimType | null;

  constructor(refusal: RefusalError | null, claim: ClaimType | null) {
    super(refusal);
    this.claim = claim;
  }
}

@ObjectType('CorrectStatementPayload', {
  simpleResolvers: true,
  description: 'What became of the statement.',
})
export class CorrectStatementPayload extends EditPayload {
  @Field(() => StatementType, { nullable: true, description: 'As it is now; null where it was refused.' })
  readonly statement: StatementType | null;

  constructor(refusal: RefusalError | null, statement: StatementType | null) {
    super(refusal);
    this.statement = statement;
  }
}

@ObjectType('DeleteStatementPayload', { simpleResolvers: true, description: 'What became of the statement.' })
export class DeleteStatementPayload extends EditPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Of the statement that is no more; null where it was refused.',
  })
  readonly deletedId: string | null;

  constructor(refusal: RefusalError | null, deletedId: string | null) {
    super(refusal);
    this.deletedId = deletedId;
  }
}
