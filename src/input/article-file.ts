import { createReadStream } from 'node:fs';
import { parseDocument } from 'yaml';
import { InvalidInputError } from '../domain/errors.js';
import { MAX_BODY_LENGTH } from './check-article.js';

/** A character takes at most four bytes; with some room for the front matter. */
const MAX_BYTES = MAX_BODY_LENGTH * 4 + 65_536;

/** Every part is still as it was written; checkArticle has the last word. */
export type ReadArticle = Readonly<Record<string, unknown>>;

/**
 * Reads one article from a file of plain text in UTF-8, with or without front matter.
 * @param path a file's path, or "-" for the standard input
 * @throws InvalidInputError where it cannot be read, is too large or is no UTF-8
 */
export async function readArticleFile(path: string): Promise<ReadArticle> {
  return parseArticle(decode(await readAll(path)));
}

/**
 * The bytes of a file, or of the standard input for "-", part by part.
 * @throws InvalidInputError where it cannot be read
 */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    yield* path === '-' ? process.stdin : createReadStream(path);
  } catch (error) {
    throw new InvalidInputError(`It cannot be read: ${reason(error)}.`);
  }
}

/** Counts while it reads: a pipe or a device does not tell its size. */
async function readAll(path: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of readBytes(path)) {
    size += part.length;
    if (size > MAX_BYTES)
      throw new InvalidInputError(
        `It has more than the ${MAX_BYTES} bytes that are taken: give one article at a time.`,
      );
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder, not a file';
  if (code === 'EACCES') return 'this user has no right to read it';
  return message;
}

function decode(bytes: Uint8Array): string {
  // UTF-16 text is full of NULs, and would be told to be binary.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new InvalidInputError('It is in UTF-16: save it as UTF-8.');
  if (bytes.includes(0)) throw new InvalidInputError('It is a binary file: give plain text in UTF-8.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidInputError('It is not UTF-8 (perhaps Windows-1252 or ISO 8859-1): save it as UTF-8.');
  }
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const FIELDS = new Set(['headline', 'url', 'publisher', 'author', 'authors', 'datePublished', 'language']);

/**
 * Splits a text into its front matter (YAML between two lines of `---`: headline, url, publisher, authors,
 * datePublished, language) and its body.
 * @throws InvalidInputError where the front matter is no YAML or has other fields
 */
export function parseArticle(text: string): ReadArticle {
  const match = FRONT_MATTER.exec(text);
  if (!match) return { body: text };
  const fields = readYaml(match[1] as string);
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new InvalidInputError(
      'Its front matter is no list of fields: write lines such as "headline: ...".',
    );
  const { author, ...rest } = fields as Record<string, unknown>;
  for (const field of Object.keys(fields))
    if (!FIELDS.has(field))
      throw new InvalidInputError(
        `Its front matter has the field "${field.slice(0, 80)}"; what is known is ${[...FIELDS].join(', ')}.`,
      );
  return { ...(author === undefined ? {} : { authors: author }), ...rest, body: text.slice(match[0].length) };
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe' });
  try {
    if (document.errors[0]) throw document.errors[0];
    // Here aliases are followed, and refused where they lead nowhere or are too many.
    return document.toJS();
  } catch (error) {
    const [problem] = (error as Error).message.split('\n');
    throw new InvalidInputError(`Its front matter is not YAML: ${problem}`);
  }
}
