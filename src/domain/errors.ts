/** What was given cannot be taken; the message says what is wrong and what would be right. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
}

/** What is to be changed is not there. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** What is to be changed is no longer as it was, or what is to be made is there already. */
export class ConflictError extends Error {
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
