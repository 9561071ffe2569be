import { userInfo } from 'node:os';
import type { Editor } from '../domain/change.js';

/** What may be said of every change. */
export interface ReasonOption {
  readonly reason?: string;
}

/** Who is at the command line, as the audit log names them, and why they change something. */
export function theUser({ reason }: ReasonOption = {}): Editor {
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
