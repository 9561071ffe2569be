import { InvalidInputError } from '../domain/errors.js';
import { readArticleLines } from './article-lines.js';
import { joinBytes, readBytes } from './file-bytes.js';
import { formatByContent, formatByName, TELLING_BYTES } from './format.js';
import { parseArticle } from './front-matter.js';
import { decodeText, MAX_TEXT_BYTES } from './plain-text.js';
import type { ReadArticle } from './read-article.js';

/** Pages carry scripts and styles that are many times as long as their text. */
const MAX_PAGE_BYTES = 16_000_000;

/** An article in a file, or why there is none. */
export interface FileArticle {
  /** The line that holds it, from 1; null where the whole file is one article. */
  readonly line: number | null;
  readonly article: ReadArticle | InvalidInputError;
}

/**
 * Reads one article from a file of plain text in UTF-8, with or without front matter.
 * @param path a file's path, or "-" for the standard input
 * @throws InvalidInputError where it cannot be read, is too large or is no UTF-8
 */
export async function readArticleFile(path: string): Promise<ReadArticle> {
  return readText(readBytes(path));
}

/**
 * Reads all articles of a file of any format, told by its ending or else by its content. What cannot be read is
 * an answer too, so that one article keeps no other out.
 * @param path a file's path, or "-" for the standard input
 * @param signal ends the reading by an error
 */
export async function* readArticles(path: string, signal?: AbortSignal): AsyncGenerator<FileArticle> {
  try {
    const { start, parts } = await peek(readBytes(path, signal));
    const format = formatByName(path) ?? formatByContent(start);
    if (format === 'LINES')
      for await (const { number, article } of readArticleLines(parts)) yield { line: number, article };
    else yield { line: null, article: await (format === 'PAGE' ? readWholePage(parts) : readText(parts)) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    yield { line: null, article: error };
  }
}

/** The parser is loaded where there is a page to read. */
async function readWholePage(parts: AsyncIterable<Uint8Array>): Promise<ReadArticle> {
  const { readPage } = await import('./page.js');
  return readPage(await joinBytes(parts, MAX_PAGE_BYTES));
}

async function readText(parts: AsyncIterable<Uint8Array>): Promise<ReadArticle> {
  return parseArticle(decodeText(await joinBytes(parts, MAX_TEXT_BYTES)));
}

/** Reads as much as tells the format; `parts` still gives everything. */
async function peek(
  parts: AsyncGenerator<Uint8Array>,
): Promise<{ start: Uint8Array; parts: AsyncIterable<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let size = 0;
  let done = false;
  while (size < TELLING_BYTES && !done) {
    const next = await parts.next();
    if (next.done) done = true;
    else {
      first.push(next.value);
      size += next.value.length;
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    if (!done) yield* parts;
  }
  return { start: Buffer.concat(first), parts: all() };
}
