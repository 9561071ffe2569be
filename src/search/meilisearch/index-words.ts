/**
 * Put before every word, so that none has its typo in the first letter, which counts as two in Meilisearch
 * ("arbour" would not find "harbour"). It also keeps Meilisearch from joining and dividing words by itself,
 * for which it has to be a letter that no word has inside. The one before ASCII is an old Latin letter, wynn:
 * Meilisearch would divide a word between two scripts. The word lengths for typos in
 * schema/meilisearch-settings.json count it.
 */
const ASCII_MARK = 'ƿ';
const MOVED_MARK = '\u{f0000}';

/** Where the letters beyond ASCII are moved to, by plane: the two planes for private use. */
const PRIVATE_PLANES = [0xf0000, 0x100000] as const;
const PLANE = 0x10000;

/** A letter of a private plane has 4 bytes in UTF-8, and a word of more than 250 bytes is left out of the index. */
const MAX_LETTERS = 60;

/**
 * A folded word as Meilisearch gets it, in documents and in queries alike, so that tokens.ts alone says what a
 * word is: the words Meilisearch sees depend on the dictionaries that it was built with, and it divides Arabic,
 * Chinese, Japanese, Korean and Thai after rules of its own. In a plane for private use it has none. Each
 * letter stays one letter, so that typos count the same. Numbers are left bare, as it forgives no typos there.
 */
export function indexWord(term: string): string {
  if (NUMBER.test(term)) return term;
  if (ASCII.test(term)) return ASCII_MARK + term;
  return movedWord(term);
}
const NUMBER = /^[0-9]+$/;
const ASCII = /^[a-z0-9]+$/;

/** What an indexed word begins with whose own beginning this is: it may go on with letters beyond ASCII. */
export function indexWordBeginnings(term: string): string[] {
  const beginnings = [movedWord(term)];
  if (ASCII.test(term)) beginnings.push(ASCII_MARK + term);
  if (NUMBER.test(term)) beginnings.push(term);
  return beginnings;
}

function movedWord(term: string): string {
  return MOVED_MARK + Array.from(term, moved).slice(0, MAX_LETTERS).join('');
}

function moved(letter: string): string {
  const code = letter.codePointAt(0) as number;
  const plane = PRIVATE_PLANES[Math.floor(code / PLANE)];
  // The rare Chinese letters beyond both stand alone anyhow.
  return plane === undefined ? letter : String.fromCodePoint(plane + (code % PLANE));
}
