import { parseDocument } from 'yaml';
import { InvalidInputError } from '../domain/errors.js';
import type { ReadArticle } from './read-article.js';

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
