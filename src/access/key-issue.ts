import type { ApiKey } from '../domain/api-key.js';
import { isScope, SCOPES, type Scope } from '../domain/caller.js';
import { parseDate } from '../domain/date.js';
import { InvalidInputError } from '../domain/errors.js';
import type { ApiKeys } from '../store/store.js';
import { digestOf, newKeyId, newSecret } from './api-key-secret.js';

/** In UTF-16 units. */
const MAX_NAME_LENGTH = 200;
const DAY_MS = 86_400_000;
const MAX_DAYS = 36_500;

/** A key to make, as a person asks for it. */
export interface KeyRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  /** A date of ISO 8601, or a number of days such as "90d"; it does not expire where it is not given. */
  readonly expires?: string | undefined;
  /** Limits it to what these published; all where it is not given. */
  readonly publishers?: readonly string[] | undefined;
}

/**
 * Makes a key and keeps it.
 * @returns it, with the secret that nobody is told again
 * @throws InvalidInputError where such a key cannot be
 */
export async function issueKey(
  keys: ApiKeys,
  request: KeyRequest,
  now: Date,
): Promise<{ readonly key: ApiKey; readonly secret: string }> {
  const secret = newSecret();
  const key = {
    id: newKeyId(),
    name: checkName(request.name),
    scopes: checkScopes(request.scopes),
    publishers: checkPublishers(request),
    dateCreated: now.toISOString(),
    dateExpires: request.expires === undefined ? null : checkExpiry(request.expires, now),
    dateRevoked: null,
    dateLastUsed: null,
  };
  await keys.add(key, digestOf(secret));
  return { key, secret };
}

function checkName(given: string): string {
  const name = oneLine('name', given);
  if (name.length > MAX_NAME_LENGTH)
    throw new InvalidInputError(
      `The name has ${name.length} characters; at most ${MAX_NAME_LENGTH} are taken.`,
    );
  return name;
}

function oneLine(what: string, given: string): string {
  const text = given.replace(/\s+/g, ' ').trim();
  if (text === '') throw new InvalidInputError(`The ${what} is empty.`);
  if (/\p{Cc}/u.test(text) || !text.isWellFormed())
    throw new InvalidInputError(`The ${what} has control characters or half of a surrogate pair.`);
  return text;
}

function checkScopes(given: readonly string[]): Scope[] {
  for (const scope of given)
    if (!isScope(scope))
      throw new InvalidInputError(
        `"${scope.slice(0, 80)}" is no scope: give one or more of ${SCOPES.join(', ')}, with commas between them.`,
      );
  if (given.length === 0)
    throw new InvalidInputError(`A key needs a scope: one or more of ${SCOPES.join(', ')}.`);
  return SCOPES.filter((scope) => given.includes(scope));
}

/** What one article's publisher says of an actor everybody sees: who may see a part only may change nothing. */
function checkPublishers({ publishers, scopes }: KeyRequest): string[] | null {
  if (publishers === undefined) return null;
  if (scopes.some((scope) => scope !== 'read'))
    throw new InvalidInputError('A key that is limited to publishers can have the scope read alone.');
  const names = [...new Set(publishers.map((publisher) => oneLine('publisher', publisher)))];
  if (names.length === 0)
    throw new InvalidInputError('Name the publishers, or leave them out for a key that sees all.');
  return names;
}

function checkExpiry(given: string, now: Date): string {
  const days = /^(\d{1,9})d$/.exec(given)?.[1];
  if (days !== undefined && Number(days) > MAX_DAYS)
    throw new InvalidInputError(`A key can expire in ${MAX_DAYS} days at the latest.`);
  const date =
    days === undefined ? parseDate(given) : new Date(now.getTime() + Number(days) * DAY_MS).toISOString();
  if (date <= now.toISOString())
    throw new InvalidInputError(`A key cannot expire at ${date}: that is not in the future.`);
  return date;
}
