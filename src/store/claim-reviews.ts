import type { Kysely, Transaction } from 'kysely';
import { differences, type Editor, type FieldValues } from '../domain/change.js';
import type { ClaimReview } from '../domain/claim-review.js';
import { InvalidInputError, NotFoundError } from '../domain/errors.js';
import { logChange } from './change-log.js';
import { chunks } from './list-reader.js';
import type { Tables } from './tables.js';

/** Ids in one SQL statement. */
const MAX_IDS = 500;
/** Of one claim; no claim has been reviewed that often. */
const MAX_REVIEWS = 50;

/**
 * Keeps a review of a claim; one of the same url is replaced.
 * @throws NotFoundError where there is no such claim
 * @throws InvalidInputError where it has too many
 */
export async function keepReview(
  trx: Transaction<Tables>,
  claimId: string,
  review: ClaimReview,
  by: Editor,
): Promise<void> {
  const claim = await trx
    .selectFrom('visible_statement')
    .select('article_id')
    .where('id', '=', claimId)
    .where('kind', '=', 'CLAIM')
    .executeTakeFirst();
  if (!claim) throw new NotFoundError(`There is no claim ${claimId}.`).at('claimId');
  const [reviews = []] = await reviewsOf(trx, [claimId]);
  const before = reviews.find(({ url }) => url === review.url);
  if (!before && reviews.length >= MAX_REVIEWS)
    throw new InvalidInputError(`The claim has ${MAX_REVIEWS} reviews; more are not taken.`).at('claimId');
  const fields = differences(before ? fieldsOf(before) : {}, fieldsOf(review));
  if (Object.keys(fields.after).length === 0) return;
  const changing = { review: JSON.stringify(review), date: new Date().toISOString() };
  await trx
    .insertInto('claim_review')
    .values({ claim_id: claimId, url: review.url, article_id: claim.article_id, ...changing })
    .onConflict((conflict) => conflict.columns(['claim_id', 'url']).doUpdateSet(changing))
    .execute();
  await logChange(trx, by, {
    kind: 'CLAIM_REVIEWED',
    nodeId: claimId,
    relatedId: claim.article_id,
    before: before ? fields.before : null,
    after: { ...fields.after, url: review.url },
  });
}

/**
 * Takes a review off a claim.
 * @throws NotFoundError where it has none of this url
 */
export async function deleteReview(
  trx: Transaction<Tables>,
  claimId: string,
  url: string,
  by: Editor,
): Promise<void> {
  const deleted = await trx
    .deleteFrom('claim_review')
    .where('claim_id', '=', claimId)
    .where('url', '=', url)
    .returning(['article_id', 'review'])
    .executeTakeFirst();
  if (!deleted) throw new NotFoundError(`The claim has no review of the url ${url}.`).at('url');
  await logChange(trx, by, {
    kind: 'REVIEW_DELETED',
    nodeId: claimId,
    relatedId: deleted.article_id,
    before: fieldsOf(JSON.parse(deleted.review) as ClaimReview),
    after: null,
  });
}

function fieldsOf(review: ClaimReview): FieldValues {
  return { ...review };
}

/** The reviews of these claims, in their order, each claim's latest first. */
export async function reviewsOf(db: Kysely<Tables>, claimIds: readonly string[]): Promise<ClaimReview[][]> {
  const reviews = new Map<string, ClaimReview[]>();
  for (const part of chunks([...new Set(claimIds)], MAX_IDS))
    for (const { claim_id, review } of await db
      .selectFrom('claim_review')
      .select(['claim_id', 'review'])
      .where('claim_id', 'in', part)
      .orderBy('date', 'desc')
      .orderBy('url')
      .execute())
      reviews.set(claim_id, [...(reviews.get(claim_id) ?? []), JSON.parse(review) as ClaimReview]);
  return claimIds.map((id) => reviews.get(id) ?? []);
}
