import { EnvironmentError, InvalidInputError } from './domain/errors.js';

/** Ends the process with one line for what was foreseen, and with everything for what was not. */
export function fail(error: unknown): void {
  const foreseen = error instanceof EnvironmentError || error instanceof InvalidInputError;
  process.stderr.write(
    foreseen ? `onrecord: ${error.message}\n` : `onrecord: ${(error as Error)?.stack ?? String(error)}\n`,
  );
  process.exitCode = 1;
}
