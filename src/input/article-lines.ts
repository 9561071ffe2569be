import { InvalidInputError } from '../domain/errors.js';
import { MAX_BODY_LENGTH } from './check-article.js';
import { decodeText } from './plain-text.js';
import type { ReadArticle } from './read-article.js';

/** JSON may write a character as six bytes (\u201c); with some room for the other fields. */
const MAX_LINE_BYTES = MAX_BODY_LENGTH * 6 + 65_536;
const LINE_FEED = 0x0a;

export interface ArticleLine {
  /** From 1. */
  readonly number: number;
  readonly article: ReadArticle | InvalidInputError;
}

/** Reads one article a line; only the line at hand is in memory. Empty lines are passed over. */
export async function* readArticleLines(parts: AsyncIterable<Uint8Array>): AsyncGenerator<ArticleLine> {
  let number = 0;
  for await (const bytes of splitLines(parts)) {
    number++;
    if (bytes === null)
      yield {
        number,
        article: new InvalidInputError(`It has more than the ${MAX_LINE_BYTES} bytes that a line may have.`),
      };
    else {
      const article = readLine(bytes);
      if (article) yield { number, article };
    }
  }
}

/** The lines without their line feeds; null in place of one that is too long to be kept. */
async function* splitLines(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let open: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size > MAX_LINE_BYTES) open = [];
    else open.push(part);
  };
  const close = () => {
    const line = size > MAX_LINE_BYTES ? null : Buffer.concat(open);
    open = [];
    size = 0;
    return line;
  };
  for await (const part of parts) {
    let from = 0;
    for (let to = part.indexOf(LINE_FEED); to >= 0; to = part.indexOf(LINE_FEED, from)) {
      add(part.subarray(from, to));
      yield close();
      from = to + 1;
    }
    add(part.subarray(from));
  }
  if (size > 0) yield close();
}

function readLine(bytes: Uint8Array): ReadArticle | InvalidInputError | null {
  try {
    const text = decodeText(bytes);
    return text.trim() === '' ? null : parseArticleLine(text);
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
}

/** Takes schema.org's names (articleBody, author, inLanguage) beside our own; other fields are left alone. */
function parseArticleLine(line: string): ReadArticle {
  const fields = parseObject(line);
  const body = fields['body'] ?? fields['articleBody'];
  if (body === undefined || body === null)
    throw new InvalidInputError('It has neither "body" nor "articleBody".');
  const authors = fields['authors'] ?? fields['author'];
  return {
    headline: fields['headline'],
    url: fields['url'],
    publisher: nameIn(fields['publisher']),
    authors: Array.isArray(authors) ? authors.map(nameIn) : nameIn(authors),
    datePublished: fields['datePublished'],
    language: fields['language'] ?? fields['inLanguage'],
    body,
  };
}

function parseObject(line: string): Record<string, unknown> {
  let value: unknown = null;
  try {
    value = JSON.parse(line);
  } catch {}
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidInputError('It is not a JSON object: write one article a line.');
  return value as Record<string, unknown>;
}

/** schema.org writes a person or an organisation as an object with a name. */
function nameIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}
