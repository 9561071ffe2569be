import { RequestError } from './errors.js';

/** What a client is told instead of an answer of more bytes than are sent. */
export function answerTooLarge(maxBytes: number): RequestError {
  return new RequestError(
    'ANSWER_TOO_LARGE',
    `The answer would be larger than the ${maxBytes} bytes that are sent: ask for fewer entries or fields.`,
  );
}
