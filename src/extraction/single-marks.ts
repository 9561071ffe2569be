import type { Span } from '../domain/span.js';
import { isPunctuation, isSpace, isWord, opensBefore } from './characters.js';
import type { Family, Mark } from './quotation-marks.js';

const ELISION = /^(?:\d0s|em|tis|twas|til|till|cause|cos|bout|round|n|neath|ere)(?![\p{L}\p{N}])/iu;

/** Straight and curly single marks do not close each other: where one is the mark, the other is an apostrophe. */
export function isSingle(family: Family): boolean {
  return family === 'single' || family === 'straight-single';
}

/** Single marks share their character with the apostrophe. */
export function classifySingle(
  body: string,
  at: number,
  char: string,
  before: string,
  after: string,
  within: Span,
  make: (family: Family, canOpen: boolean, canClose: boolean, either?: boolean, weak?: boolean) => Mark,
): Mark | null {
  if (isWord(before) && isWord(after)) return null;
  const elision = ELISION.test(body.slice(at + 1, at + 9));
  const opener = char === '‘' || char === '‚';
  const canOpen =
    char !== '’' &&
    !isWord(before) &&
    // Only a mark that is never an apostrophe may stand loose: "‘ We know".
    (!isSpace(after) || (opener && isSpace(before) && at + 1 < within.end)) &&
    !elision &&
    // "said,‘We know"
    (isSpace(before) || opensBefore(before) || (opener && ',:’'.includes(before))) &&
    (isWord(after) || isSpace(after) || '"“‘’\'[($£€@#.…-–—'.includes(after));
  // A German low single quote ends with the mark that opens an English one.
  const loose = char === '’' && isSpace(before) && isSpace(after) && ".,?!…'".includes(body[at - 2] ?? ' ');
  const canClose = loose || (!isSpace(before) && (char !== '‘' || isSpace(after) || isPunctuation(after)));
  if (!canOpen && !canClose) return null;
  // "... we know,’Lee said": no apostrophe stands behind a comma.
  if (isWord(after) && !canOpen && !(char === '’' && ',.?!…'.includes(before))) return null;
  const possessive = /[sxzS]/.test(before) || (before === 'n' && body[at - 2] === 'i');
  const nextWord = isSpace(after) && at + 2 < within.end && isWord(body[at + 2] as string);
  const family = char === "'" ? 'straight-single' : 'single';
  return make(family, canOpen, canClose, char === "'", possessive && nextWord);
}
