import { userInfo } from 'node:os';
import { type Editor, MAX_REASON_LENGTH } from '../domain/change.js';
import { InvalidInputError } from '../domain/errors.js';

/** What may be said of every change. */
export interface ReasonOption {
  readonly reason?: string;
}

/**
 * Who is at the command line, as the audit log names them, and why they change something.
 * @throws InvalidInputError where that is too long
 */
export function theUser({ reason }: ReasonOption = {}): Editor {
  if (reason && reason.length > MAX_REASON_LENGTH)
    throw new InvalidInputError(
      `The reason has ${reason.length} characters: give at most ${MAX_REASON_LENGTH}.`,
    );
  return { id: null, name: `command line (${userName()})`, reason: reason ?? null };
}

/** A container may run as a user that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
