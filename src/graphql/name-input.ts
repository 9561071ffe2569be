import { InvalidInputError } from '../domain/errors.js';
import { checkText } from './text-input.js';

/** In UTF-16 units: far more than any name or title. */
const MAX_LENGTH = 200;

/**
 * A name, title or verdict that was given, on one line.
 * @param argument what it is, for the message
 * @throws InvalidInputError where it is empty, or cannot be one
 */
export function checkName(argument: string, given: string): string {
  const name = checkText(argument, given, MAX_LENGTH).replace(/\s+/g, ' ').trim();
  if (name === '') throw new InvalidInputError(`The ${argument} is empty.`);
  if (/\p{Cc}/u.test(name)) throw new InvalidInputError(`The ${argument} has control characters.`);
  return name;
}
