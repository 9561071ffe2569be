import { InvalidInputError } from '../domain/errors.js';

/** In UTF-16 units: far more than any name, headline or url that is kept, and than anybody pastes to search. */
const MAX_TEXT_LENGTH = 10_000;

/**
 * A text that was given, as it is.
 * @param argument its name, for the message
 * @param maxLength in UTF-16 units
 * @throws InvalidInputError where it is too long, or is what no text here can have in it
 */
export function checkText(argument: string, text: string, maxLength = MAX_TEXT_LENGTH): string {
  if (text.length > maxLength)
    throw new InvalidInputError(
      `"${argument}" has ${text.length} characters; at most ${maxLength} are taken.`,
    );
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw new InvalidInputError(
      `"${argument}" has a NUL character (U+0000) at offset ${nul}, which no text here has: leave it out.`,
    );
  if (!text.isWellFormed())
    throw new InvalidInputError(
      `"${argument}" has half of a surrogate pair at offset ${loneSurrogate(text)}, which is no character: send both halves or none.`,
    );
  return text;
}

function loneSurrogate(text: string): number {
  const wellFormed = text.toWellFormed();
  let offset = 0;
  while (text.charCodeAt(offset) === wellFormed.charCodeAt(offset)) offset++;
  return offset;
}
