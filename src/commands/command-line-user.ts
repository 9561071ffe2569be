import { userInfo } from 'node:os';
import type { Editor } from '../domain/change.js';

/** Who is at the command line, as the audit log names them. */
export function theUser(): Editor {
  return { id: null, name: `command line (${userName()})` };
}

/** A container may run as a user that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
