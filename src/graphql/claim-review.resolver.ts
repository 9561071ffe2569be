import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ClaimReview } from '../domain/claim-review.js';
import { InvalidInputError, inPart } from '../domain/errors.js';
import { RequiresScope } from './authorization.js';
import { ClaimType } from './claim.type.js';
import {
  ClaimReviewType,
  DeleteReviewInput,
  DeleteReviewPayload,
  type RatingInput,
  ReviewClaimInput,
  ReviewClaimPayload,
} from './claim-review.type.js';
import type { RequestContext } from './context.js';
import { edit, findToEdit } from './editing.js';
import { checkName } from './name-input.js';
import { checkText } from './text-input.js';

const MAX_URL_LENGTH = 2_000;

@Resolver(() => ClaimType)
export class ClaimReviewResolver {
  @FieldResolver(() => [ClaimReviewType], {
    nullable: true,
    description: 'What fact-checkers found out about it, what came in last first; at most 50.',
  })
  async reviews(@Root() { id }: ClaimType, @Ctx() { loaders }: RequestContext): Promise<ClaimReviewType[]> {
    return (await loaders.reviews.load(id)).map((review) => new ClaimReviewType(review));
  }

  @RequiresScope('review')
  @Mutation(() => ReviewClaimPayload, {
    nullable: true,
    description: "Adds a fact-checker's review to a claim, or replaces the one of the same url.",
  })
  async reviewClaim(
    @Arg('input', () => ReviewClaimInput, { description: 'The claim, and its review.' })
    input: ReviewClaimInput,
    @Ctx() context: RequestContext,
  ): Promise<ReviewClaimPayload> {
    const { done, refusal } = await edit(context, 'reviewClaim', input, async (by) => {
      const { id } = await findToEdit(context.store.statements, { id: input.claimId }, ['Claim'], 'claimId');
      await context.store.reviewClaim(id, checkReview(input), by);
      return id;
    });
    return new ReviewClaimPayload(refusal, await claimOf(done, context));
  }

  @RequiresScope('review')
  @Mutation(() => DeleteReviewPayload, {
    nullable: true,
    description: 'Takes a review off a claim, for good.',
  })
  async deleteReview(
    @Arg('input', () => DeleteReviewInput, { description: 'The claim, and the review that is to go.' })
    input: DeleteReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteReviewPayload> {
    const { done, refusal } = await edit(context, 'deleteReview', input, async (by) => {
      const { id } = await findToEdit(context.store.statements, { id: input.claimId }, ['Claim'], 'claimId');
      await context.store.deleteReview(
        id,
        inPart(['url'], () => checkUrl(input.url)),
        by,
      );
      return id;
    });
    return new DeleteReviewPayload(refusal, await claimOf(done, context));
  }
}

async function claimOf(id: string | null, { loaders }: RequestContext): Promise<ClaimType | null> {
  const claim = id === null ? null : await loaders.statements.byId(id);
  return claim?.kind === 'CLAIM' ? new ClaimType(claim) : null;
}

function checkReview({
  url,
  reviewer,
  verdict,
  rating = null,
  dateReviewed = null,
}: ReviewClaimInput): ClaimReview {
  return {
    url: inPart(['url'], () => checkUrl(url)),
    reviewer: inPart(['reviewer'], () => checkName('reviewer', reviewer)),
    verdict: inPart(['verdict'], () => checkName('verdict', verdict)),
    rating: rating && inPart(['rating'], () => checkRating(rating)),
    dateReviewed,
  };
}

function checkUrl(given: string): string {
  const text = checkText('url', given, MAX_URL_LENGTH);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new InvalidInputError(
      `"${text.slice(0, 80)}" is not the url of a review: give one that starts with https:// or http://.`,
    );
  return url.href;
}

function checkRating({ value, best, worst }: RatingInput): ClaimReview['rating'] {
  if (best === worst)
    throw new InvalidInputError('The best and the worst of a scale are not the same.').at('best');
  if (value < Math.min(best, worst) || value > Math.max(best, worst))
    throw new InvalidInputError(`${value} is not on the scale from ${worst} to ${best}.`).at('value');
  return { value, best, worst };
}
