import { createHash } from 'node:crypto';
import { InvalidInputError } from '../domain/errors.js';
import type { SearchRequest } from './search-engine.js';

/** A hit's place in an answer. */
export interface Position {
  /**
   * What hits are sorted by, larger first: score or time, the time negative where the oldest comes first; -Infinity
   * for a time that is not known. By date it is the same in every engine, so that one goes on for another.
   */
  readonly rank: number;
  /** Decides between equal ranks, smaller first; see sort-key.ts. */
  readonly sortKey: number;
  /** How many hits there were up to this one, itself included. */
  readonly seen: number;
  /** The document's id. */
  readonly id: string;
  /** By which of several readings of the query it was found; see meilisearch/query-plan.ts. */
  readonly reading?: number;
}

/** What the order of the hits hangs on: of other types, other words are rare. */
type Order = Pick<SearchRequest, 'query' | 'sort' | 'types'>;

/** Makes the cursors of one answer; each holds the place itself and for which query and order it is one. */
export function cursorEncoder(order: Order): (position: Position) => string {
  const digest = orderDigest(order);
  return ({ rank, sortKey, seen, id, reading = 0 }) => {
    const place = [digest, Number.isFinite(rank) ? rank : null, sortKey, seen, id, reading];
    return Buffer.from(JSON.stringify(place)).toString('base64url');
  };
}

/** @throws InvalidInputError where it is no cursor, or one of another query or sort */
export function decodeCursor(cursor: string, order: Order): Position {
  const [digest, rank, sortKey, seen, id, reading] = parse(cursor);
  if (
    typeof digest !== 'string' ||
    !(rank === null || typeof rank === 'number') ||
    typeof sortKey !== 'number' ||
    !isCount(seen) ||
    typeof id !== 'string' ||
    !isCount(reading)
  )
    throw new InvalidInputError(
      `"${cursor.slice(0, 50)}" is no search cursor: give one as it stands in an earlier answer of the same search.`,
    );
  if (digest !== orderDigest(order))
    throw new InvalidInputError(
      'The cursor is of a search with another query, sort or types: leave it out to start from the first page.',
    );
  return { rank: rank ?? Number.NEGATIVE_INFINITY, sortKey, seen, id, reading };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function parse(cursor: string): unknown[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(place) ? place : [];
  } catch {
    return [];
  }
}

/** 48 bits tell the searches of a person apart; a cursor is no secret. */
function orderDigest({ query, sort, types }: Order): string {
  return createHash('sha1')
    .update(JSON.stringify([query, sort, types]))
    .digest()
    .toString('base64url', 0, 6);
}
