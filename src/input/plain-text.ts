import { InvalidInputError } from '../domain/errors.js';
import { MAX_BODY_LENGTH } from './check-article.js';

/** A character takes at most four bytes; with some room for the front matter. */
export const MAX_TEXT_BYTES = MAX_BODY_LENGTH * 4 + 65_536;

/**
 * Reads UTF-8, and nothing that only looks like it.
 * @throws InvalidInputError that says what it is instead
 */
export function decodeText(bytes: Uint8Array): string {
  // UTF-16 text is full of NULs, and would be told to be binary.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new InvalidInputError('It is in UTF-16: save it as UTF-8.');
  if (bytes.includes(0)) throw new InvalidInputError('It is a binary file: give plain text in UTF-8.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidInputError('It is not UTF-8 (perhaps Windows-1252 or ISO 8859-1): save it as UTF-8.');
  }
}
