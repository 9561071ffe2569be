import type { Actor } from './actor.js';
import type { Article } from './article.js';
import { textDigest } from './id.js';
import type { Statement } from './statement.js';

/** 96 bits: two states of one thing never share a version. */
const VERSION_LENGTH = 16;

/**
 * Stands for the present state of a thing: another one after every change, and the same for the same state. It is
 * derived from the state, so that nothing has to be kept or counted.
 */
export function versionOf(thing: Article | Actor | Statement): string {
  // What others say is not a change of the actor.
  const { statementCount: _, ...state } = thing as Partial<Actor>;
  return textDigest(JSON.stringify(Object.entries(state).sort())).slice(0, VERSION_LENGTH);
}
