import type { Transaction } from 'kysely';
import { ConflictError } from '../domain/errors.js';
import type { KeyedRequest } from './store.js';
import type { Tables } from './tables.js';

/** A client that lost the answer asks again within minutes; one that was offline overnight, too. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * Does the work and remembers its answer, or gives the answer that is remembered.
 * @throws ConflictError where the key came with another request
 */
export async function once<T>(
  trx: Transaction<Tables>,
  { caller, key, digest }: KeyedRequest,
  work: () => Promise<T>,
): Promise<T> {
  const now = Date.now();
  await trx
    .deleteFrom('keyed_request')
    .where('date', '<', new Date(now - REMEMBERED_MS).toISOString())
    .execute();
  const known = await trx
    .selectFrom('keyed_request')
    .select(['digest', 'answer'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (known && known.digest !== digest)
    throw new ConflictError(
      `The idempotency key "${key}" came with another request within the last 24 hours: take a new one for a new request.`,
    );
  if (known) return JSON.parse(known.answer) as T;
  const answer = await work();
  await trx
    .insertInto('keyed_request')
    .values({ caller, key, digest, answer: JSON.stringify(answer), date: new Date(now).toISOString() })
    .execute();
  return answer;
}
