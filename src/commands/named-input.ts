import { InvalidInputError } from '../domain/errors.js';

/** What people call the file, or the standard input. */
function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

/** Where an article stands: the file, and its line where each line is one. */
export function placeOf(path: string, line: number | null): string {
  return line === null ? nameOf(path) : `${nameOf(path)}:${line}`;
}

/** Works on an input; where that cannot be taken, the error says which one it was. */
export async function onInput<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(`${nameOf(path)}: ${error.message}`);
  }
}
