import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import type { ClaimReview, Rating } from '../domain/claim-review.js';
import type { RefusalError } from '../domain/errors.js';
import { ClaimType } from './claim.type.js';
import { DateTime } from './date-time.scalar.js';
import { EditInput, EditPayload } from './edit.type.js';

@ObjectType('Rating', {
  simpleResolvers: true,
  description: "A number on a reviewer's scale (schema.org Rating).",
})
export class RatingType implements Rating {
  @Field(() => Float, { description: 'Between the two ends.' })
  readonly value: number;

  @Field(() => Float, { description: 'The best that there is on the scale.' })
  readonly best: number;

  @Field(() => Float, { description: 'The worst; it may be the larger number.' })
  readonly worst: number;

  constructor({ value, best, worst }: Rating) {
    this.value = value;
    this.best = best;
    this.worst = worst;
  }
}

@ObjectType('ClaimReview', {
  simpleResolvers: true,
  description: 'What a fact-checker found out about a claim (schema.org ClaimReview).',
})
export class ClaimReviewType {
  @Field(() => String, { description: 'Where it was published.' })
  readonly url: string;

  @Field(() => String, { description: 'Who reviewed: the organisation or person.' })
  readonly reviewer: string;

  @Field(() => String, { description: 'In the reviewer\'s words: "Mostly false".' })
  readonly verdict: string;

  @Field(() => RatingType, { nullable: true, description: 'The same as a number; null where there is none.' })
  readonly rating: RatingType | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was published; null where that was not told.',
  })
  readonly dateReviewed: string | null;

  constructor({ url, reviewer, verdict, rating, dateReviewed }: ClaimReview) {
    this.url = url;
    this.reviewer = reviewer;
    this.verdict = verdict;
    this.rating = rating && new RatingType(rating);
    this.dateReviewed = dateReviewed;
  }
}

@InputType('RatingInput', { description: "A number on a reviewer's scale." })
export class RatingInput implements Rating {
  @Field(() => Float, { description: 'Between the two ends.' })
  readonly value!: number;

  @Field(() => Float, { description: 'The best that there is on the scale.' })
  readonly best!: number;

  @Field(() => Float, { description: 'The worst; it may be the larger number.' })
  readonly worst!: number;
}

@InputType('ReviewClaimInput', { description: 'A claim, and its review.' })
export class ReviewClaimInput extends EditInput {
  @Field(() => ID, { description: 'The claim.' })
  readonly claimId!: string;

  @Field(() => String, {
    description: 'Where the review was published, with https:// or http://. One of the same url is replaced.',
  })
  readonly url!: string;

  @Field(() => String, { description: 'Who reviewed, at most 200 characters.' })
  readonly reviewer!: string;

  @Field(() => String, { description: "What came out, in the reviewer's words, at most 200 characters." })
  readonly verdict!: string;

  @Field(() => RatingInput, { nullable: true, description: 'The same as a number.' })
  readonly rating?: RatingInput | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was published.' })
  readonly dateReviewed?: string | null;
}

@InputType('DeleteReviewInput', { description: 'A claim, and the review that is to go.' })
export class DeleteReviewInput extends EditInput {
  @Field(() => ID, { description: 'The claim.' })
  readonly claimId!: string;

  @Field(() => String, { description: 'Where the review was published, as `reviews` has it.' })
  readonly url!: string;
}

@ObjectType('ReviewClaimPayload', { simpleResolvers: true, description: 'What became of the review.' })
export class ReviewClaimPayload extends EditPayload {
  @Field(() => ClaimType, {
    nullable: true,
    description: 'The claim with its reviews; null where it was refused.',
  })
  readonly claim: ClaimType | null;

  constructor(refusal: RefusalError | null, claim: ClaimType | null) {
    super(refusal);
    this.claim = claim;
  }
}

@ObjectType('DeleteReviewPayload', { simpleResolvers: true, description: 'What became of the review.' })
export class DeleteReviewPayload extends ReviewClaimPayload {}
