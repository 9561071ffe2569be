import type { Actor } from '../domain/actor.js';
import type { Article } from '../domain/article.js';
import { type Editor, MAX_REASON_LENGTH } from '../domain/change.js';
import { ConflictError, inPart, NotFoundError, RefusalError } from '../domain/errors.js';
import { type NodeType, textDigest } from '../domain/id.js';
import type { Statement } from '../domain/statement.js';
import { versionOf } from '../domain/version.js';
import type { RequestContext } from './context.js';
import type { EditInput, VersionedEditInput } from './edit.type.js';
import { checkId } from './ids.js';
import { checkText } from './text-input.js';

const MAX_KEY_LENGTH = 200;

/** What became of a change: done, or refused. */
type Edited<T> =
  | { readonly done: T; readonly refusal: null }
  | { readonly done: null; readonly refusal: RefusalError };

/**
 * Does what a mutation is asked for, whole or not at all, and once for an idempotency key.
 * @param work gives what the payload is made of, as JSON has it
 */
export async function edit<T>(
  { caller, desk, loaders }: RequestContext,
  mutation: string,
  input: EditInput,
  work: (by: Editor) => Promise<T>,
): Promise<Edited<T>> {
  const { idempotencyKey = null, ...rest } = input;
  const { reason = null } = input;
  const by = { id: caller.id, name: caller.name, reason };
  try {
    if (reason !== null) inPart(['reason'], () => checkText('reason', reason, MAX_REASON_LENGTH));
    if (idempotencyKey !== null)
      inPart(['idempotencyKey'], () => checkText('idempotencyKey', idempotencyKey, MAX_KEY_LENGTH));
    const digest = textDigest(JSON.stringify([mutation, rest]));
    return { done: await desk.edit({ by, idempotencyKey, digest }, () => work(by)), refusal: null };
  } catch (error) {
    if (error instanceof RefusalError) return { done: null, refusal: error };
    throw error;
  } finally {
    // The mutation's answer, and the next mutation of the request, show what is there now.
    loaders.forget();
  }
}

/**
 * Reads what is to be changed, as it is in the transaction.
 * @param field of the input that has its id
 * @throws RefusalError where it is not there, or another version of it is
 */
export async function findToEdit<T extends Article | Actor | Statement>(
  reader: { byIds(ids: readonly string[]): Promise<(T | null)[]> },
  { id, expectedVersion }: Pick<VersionedEditInput, 'id' | 'expectedVersion'>,
  types: readonly NodeType[],
  field = 'id',
): Promise<T> {
  const type = inPart([field], () => checkId(field, id, ...types));
  const [found] = await reader.byIds([id]);
  if (!found) throw new NotFoundError(`There is no ${type.toLowerCase()} ${id}.`).at(field);
  const version = versionOf(found);
  if (expectedVersion != null && expectedVersion !== version)
    throw new ConflictError(
      `It is version "${version}" by now: read it again, and change what it is now.`,
    ).at('expectedVersion');
  return found;
}
