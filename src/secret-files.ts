import { readFileSync } from 'node:fs';
import { EnvironmentError } from './domain/errors.js';

/**
 * The environment with what files have: where `NAME_FILE` is set, the file that it names holds NAME's value. So
 * secrets get in by mounted files, and stay out of the environment, which every tool shows.
 * @throws EnvironmentError where a file cannot be read, or the setting is given twice
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  const read = names.flatMap((name) => {
    const path = environment[`${name}_FILE`];
    return path ? [[name, secretIn(path, name, environment)] as const] : [];
  });
  return { ...environment, ...Object.fromEntries(read) };
}

function secretIn(path: string, name: string, environment: NodeJS.ProcessEnv): string {
  if (environment[name])
    throw new EnvironmentError(`${name} and ${name}_FILE are both set: leave one of them out.`);
  try {
    // Editors and shells end a file with a line break.
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    const { message } = error as Error;
    throw new EnvironmentError(
      `${name}_FILE cannot be read (${message}): name a file that this user may read.`,
    );
  }
}
