import { InvalidInputError } from '../domain/errors.js';

/** A place in the order in which statements come in. */
export interface FeedPlace {
  /** Of an arrival. */
  readonly position: number;
  /** Which of its statements it is. */
  readonly index: number;
}

/** For clients it is one word without a meaning. */
export function encodePlace({ position, index }: FeedPlace): string {
  return Buffer.from(`${position}.${index}`).toString('base64url');
}

/** @throws InvalidInputError where it is none */
export function decodePlace(cursor: string): FeedPlace {
  const [, position, index] =
    /^(\d{1,15})\.(\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const place = { position: Number(position), index: Number(index) };
  if (position === undefined || encodePlace(place) !== cursor)
    throw new InvalidInputError(
      `"${cursor.slice(0, 80)}" is no cursor of statementAdded: give one as it came with a statement.`,
    );
  return place;
}
