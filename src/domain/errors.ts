/** What was given cannot be taken; the message says what is wrong and what would be right. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
}

/** The surroundings do not allow it (a folder, a file, a port, a server); the message says what to do. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}
