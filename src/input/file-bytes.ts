import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { InvalidInputError } from '../domain/errors.js';

/**
 * The bytes of a file, or of the standard input for "-", part by part.
 * @param signal ends the reading, also where it waits for somebody to write
 * @throws InvalidInputError where it cannot be read
 */
export async function* readBytes(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const stream = path === '-' ? process.stdin : createReadStream(path);
  if (signal) addAbortSignal(signal, stream);
  try {
    yield* stream;
  } catch (error) {
    signal?.throwIfAborted();
    throw new InvalidInputError(`It cannot be read: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder, not a file';
  if (code === 'EACCES') return 'this user has no right to read it';
  return message;
}

/**
 * Joins the parts of one article. Counts while it reads: a pipe or a device does not tell its size.
 * @throws InvalidInputError where there are more than `most` bytes
 */
export async function joinBytes(parts: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > most)
      throw new InvalidInputError(
        `It has more than the ${most} bytes that are taken: give one article at a time.`,
      );
    kept.push(part);
  }
  return Buffer.concat(kept);
}
