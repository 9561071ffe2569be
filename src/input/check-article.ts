import { parseDate } from '../domain/date.js';
import { InvalidInputError, inPart } from '../domain/errors.js';
import { articleUrl } from '../domain/url.js';

/** In UTF-16 units: ten times the longest articles that newspapers print. */
export const MAX_BODY_LENGTH = 1_000_000;
const MAX_FIELD_LENGTH = 2_000;

/** An article whose parts have been checked and brought to one form. */
export interface CheckedArticle {
  readonly body: string;
  readonly headline: string | undefined;
  readonly url: string | undefined;
  readonly publisher: string | undefined;
  readonly authors: readonly string[] | undefined;
  readonly datePublished: string | undefined;
  readonly language: string | undefined;
}

/**
 * Checks a raw article at the border. A part that was not given stays undefined.
 * @throws InvalidInputError that names the part, what is wrong with it and what would be right
 */
export function checkArticle(raw: Readonly<Record<string, unknown>>): CheckedArticle {
  const authors = raw['authors'];
  return {
    body: inPart(['body'], () => checkBody(raw['body'])),
    headline: inPart(['headline'], () => checkText('headline', raw['headline'])),
    url: inPart(['url'], () => checkUrl(raw['url'])),
    publisher: inPart(['publisher'], () => checkText('publisher', raw['publisher'])),
    authors: inPart(['authors'], () =>
      authors === undefined || authors === null ? undefined : checkAuthors(authors),
    ),
    datePublished: inPart(['datePublished'], () => checkDate(raw['datePublished'])),
    language: inPart(['language'], () => checkLanguage(raw['language'])),
  };
}

function checkBody(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new InvalidInputError('The article has no text.');
  if (value.includes('\0'))
    throw new InvalidInputError(
      'The article has NUL characters, so it is no text: give plain text in UTF-8.',
    );
  if (!value.isWellFormed())
    throw new InvalidInputError(
      'The article has half of a surrogate pair, so its text is damaged: give plain text in UTF-8.',
    );
  // One kind of line end, so that places are the same on every system.
  const body = value
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (body.length > MAX_BODY_LENGTH)
    throw new InvalidInputError(
      `The article has ${body.length} characters, more than the ${MAX_BODY_LENGTH} that are taken: give one article at a time.`,
    );
  return body;
}

function checkText(field: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new InvalidInputError(`The ${field} is not a text.`);
  const text = value.replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\0-\x1f\x7f]/.test(text) || !text.isWellFormed())
    throw new InvalidInputError(`The ${field} has control characters or half of a surrogate pair.`);
  if (text.length > MAX_FIELD_LENGTH)
    throw new InvalidInputError(`The ${field} is longer than ${MAX_FIELD_LENGTH} characters.`);
  return text;
}

function checkAuthors(value: unknown): string[] {
  const authors = Array.isArray(value) ? value : [value];
  return authors.map((author) => checkText('author', author)).filter((author) => author !== undefined);
}

function checkUrl(value: unknown): string | undefined {
  const text = checkText('url', value);
  if (text === undefined) return undefined;
  const url = articleUrl(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new InvalidInputError(
      `"${text}" is not the url of an article: give one that starts with https:// or http://.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new InvalidInputError('The url has a user name or password in it: leave them out.');
  return url.href;
}

function checkDate(value: unknown): string | undefined {
  const text = checkText('date published', value);
  return text === undefined ? undefined : parseDate(text);
}

function checkLanguage(value: unknown): string | undefined {
  const text = checkText('language', value);
  if (text === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    throw new InvalidInputError(
      `The language "${text}" is not a language tag of BCP 47: give one such as en, fr or pt-BR.`,
    );
  }
}
