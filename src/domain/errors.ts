/** What was given, or what it is about, stands in the way. */
export abstract class RefusalError extends Error {
  /**
   * Where in what was given: ["articles", "1", "url"]; empty where it is about all of it. (An error with a `path`
   * is for graphql-js one that has its place in the answer already.)
   */
  inputPath: readonly string[] = [];

  /** Says where in what was given it is. */
  at(...path: readonly string[]): this {
    this.inputPath = [...path, ...this.inputPath];
    return this;
  }
}

/** Does work on a part of what was given: a refusal says that it is about that part. */
export function inPart<T>(path: readonly string[], work: () => T): T {
  try {
    const result = work();
    return result instanceof Promise ? (result.catch((error) => refuseAt(path, error)) as T) : result;
  } catch (error) {
    return refuseAt(path, error);
  }
}

function refuseAt(path: readonly string[], error: unknown): never {
  throw error instanceof RefusalError ? error.at(...path) : error;
}

/** What was given cannot be taken; the message says what is wrong and what would be right. */
export class InvalidInputError extends RefusalError {
  override readonly name = 'InvalidInputError';
}

/** What is to be changed is not there. */
export class NotFoundError extends RefusalError {
  override readonly name = 'NotFoundError';
}

/** What is to be changed is no longer as it was, or what is to be made is there already. */
export class ConflictError extends RefusalError {
  override readonly name = 'ConflictError';
}

/** Nobody knows who asks: a key is needed, or the one that was given is not valid. */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';
}

/** Whoever asks may not do that. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
}

/** It took longer than it may, and was given up. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** The surroundings do not allow it (a folder, a file, a port, a server); the message says what to do. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}
