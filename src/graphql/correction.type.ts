import { Field, Float, ObjectType } from 'type-graphql';
import type { Polarity, SpeechAct } from '../domain/claim.js';
import type { Correction, ExtractedReading } from '../domain/statement.js';
import { DateTime } from './date-time.scalar.js';
import { PlaceType } from './place.type.js';
import { PolarityEnum, SpeechActEnum, StatementFormEnum } from './statement-enums.js';

@ObjectType('StatementReading', {
  simpleResolvers: true,
  description: 'A statement as it was found without people.',
})
export class StatementReadingType {
  readonly actorId: string | null;

  @Field(() => String, { description: 'The words.' })
  readonly text: string;

  @Field(() => StatementFormEnum, { description: 'How it reports what was said.' })
  readonly form: ExtractedReading['form'];

  @Field(() => [PlaceType], { description: "Where it stood in the article's body as it was then." })
  readonly places: readonly PlaceType[];

  @Field(() => SpeechActEnum, { nullable: true, description: 'Of a claim: what is done by saying it.' })
  readonly act: SpeechAct | null;

  @Field(() => PolarityEnum, { nullable: true, description: 'Of a claim: for what it says, or against it.' })
  readonly polarity: Polarity | null;

  @Field(() => Float, { description: 'How sure the extraction was, from 0 to 1.' })
  readonly confidence: number;

  constructor(articleId: string, reading: ExtractedReading) {
    this.actorId = reading.actorId;
    this.text = reading.text;
    this.form = reading.form;
    this.places = reading.places.map((place) => new PlaceType(articleId, place));
    this.act = reading.act;
    this.polarity = reading.polarity;
    this.confidence = reading.confidence;
  }
}

@ObjectType('Correction', {
  simpleResolvers: true,
  description: 'That a person put a statement right, or added it.',
})
export class CorrectionType {
  readonly correction: Correction;

  @Field(() => DateTime, { description: 'When.' })
  readonly date: string;

  @Field(() => StatementReadingType, {
    nullable: true,
    description: 'What was found without people; null where nothing was.',
  })
  readonly extracted: StatementReadingType | null;

  constructor(articleId: string, correction: Correction) {
    this.correction = correction;
    this.date = correction.date;
    this.extracted = correction.extracted && new StatementReadingType(articleId, correction.extracted);
  }
}
