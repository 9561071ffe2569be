import { InvalidInputError } from '../domain/errors.js';
import { MAX_BODY_LENGTH } from './check-article.js';
import { decodePage } from './page-charset.js';
import { parsePage } from './page-document.js';
import { type PageMetadata, readMetadata } from './page-metadata.js';
import { type MainText, readMainText } from './page-text.js';
import type { ReadArticle } from './read-article.js';

/** A list of links may stand beside a text, but is none; a page that says nothing of an article has to have less. */
const MAX_LINKED = 0.5;
const MAX_LINKED_UNSAID = 0.25;
/** In letters of an alphabet; a character of Chinese, Japanese or Korean says as much as three of them. */
const MIN_TEXT = 80;
const SENTENCE_END = /[.!?…。！？｡।؟۔።]["'”’»«›)\]」』]*(?:\s|$)/u;

/**
 * Reads the article of an HTML page: its main text, and what the page says about it.
 * @throws InvalidInputError where there is no article in it, or where it is too large
 */
export function readPage(bytes: Uint8Array): ReadArticle {
  const document = parsePage(decodePage(bytes));
  // Before the main text is looked for, which takes the document apart.
  const metadata = readMetadata(document);
  const text = readMainText(document);
  const headline = metadata.headline ?? text?.title;
  const body = bodyOf(text, headline, metadata);
  if (body === null)
    throw new InvalidInputError('The page has no article in it: only links, or hardly any text.');
  if (body.length > MAX_BODY_LENGTH)
    throw new InvalidInputError(`The page has a text of more than ${MAX_BODY_LENGTH} characters.`);
  const { url, publisher, datePublished, language } = metadata;
  const byline = text?.byline?.replace(/\s+/g, ' ').replace(/^by:?\s+/i, '');
  const authors = metadata.authors ?? (byline && byline.length <= 100 ? [byline] : undefined);
  return { headline, url, publisher, authors, datePublished, language, body };
}

function bodyOf(
  text: MainText | null,
  headline: string | undefined,
  { saysArticle, articleBody }: PageMetadata,
): string | null {
  const paragraphs = text?.paragraphs.filter((each, index) => index > 0 || !isSame(each, headline)) ?? [];
  const linked = text?.linked ?? 0;
  if (linked <= (saysArticle ? MAX_LINKED : MAX_LINKED_UNSAID) && isText(paragraphs))
    return paragraphs.join('\n\n');
  return articleBody !== undefined && isText([articleBody]) ? articleBody : null;
}

function isSame(text: string, other: string | undefined): boolean {
  return other !== undefined && text.toLowerCase() === other.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether there are sentences, and not only a menu or a notice. */
function isText(paragraphs: readonly string[]): boolean {
  const sentences = paragraphs.filter((each) => SENTENCE_END.test(each)).join(' ');
  const dense = sentences.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu);
  return sentences.length + 2 * (dense?.length ?? 0) >= MIN_TEXT;
}
