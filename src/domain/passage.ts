import { InvalidInputError } from './errors.js';
import type { Anchor } from './statement-edit.js';

/** Where words stand in a body: by their offsets in UTF-16 units, or by the words, with what is around them. */
export interface Passage {
  readonly start?: number | null;
  readonly end?: number | null;
  readonly exact?: string | null;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
}

/**
 * Finds a passage in a body.
 * @throws InvalidInputError where it is nowhere, or in several places
 */
export function locate(body: string, { start, end, exact, prefix, suffix }: Passage): Anchor {
  if (start != null && end != null) {
    if (
      start < 0 ||
      start >= end ||
      end > body.length ||
      isInsidePair(body, start) ||
      isInsidePair(body, end)
    )
      throw new InvalidInputError(
        `From ${start} to ${end} there are no words: the text has ${body.length} UTF-16 units, and no character may be cut.`,
      );
    const words = body.slice(start, end);
    if (exact != null && exact !== words)
      throw new InvalidInputError(`From ${start} to ${end} stands "${shown(words)}", not "${shown(exact)}".`);
    return { start, exact: words };
  }
  if (start != null || end != null || exact == null || exact === '')
    throw new InvalidInputError('Give start and end, or the exact words.');
  return { start: onlyPlace(body, exact, prefix ?? '', suffix ?? ''), exact };
}

function onlyPlace(body: string, exact: string, prefix: string, suffix: string): number {
  const wanted = prefix + exact + suffix;
  const first = body.indexOf(wanted);
  if (first < 0) throw new InvalidInputError(`"${shown(wanted)}" does not stand in the text of the article.`);
  if (body.indexOf(wanted, first + 1) >= 0)
    throw new InvalidInputError(
      `"${shown(wanted)}" stands there several times: give a prefix or suffix too, or start and end.`,
    );
  return first + prefix.length;
}

function isInsidePair(text: string, offset: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]/.test(text.charAt(offset - 1));
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
