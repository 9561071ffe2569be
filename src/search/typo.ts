/** One typo from 5 letters and two from 9, as in Meilisearch. */
const ONE_TYPO_FROM = 5;
const TWO_TYPOS_FROM = 9;

/** How many typos a word of a query may have. */
export function allowedTypos(term: string): 0 | 1 | 2 {
  // Letters, not code units: 𐌰 is one.
  const letters = term.length < ONE_TYPO_FROM ? term.length : [...term].length;
  if (letters >= TWO_TYPOS_FROM) return 2;
  return letters >= ONE_TYPO_FROM ? 1 : 0;
}

/** The letters that a word has, as bits, which letters share: to compare words by missingLetters. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

/** How many letters a word lacks, at least: one of the typos between the two for each. Cheaper than typoDistance. */
export function missingLetters(letters: number, word: string): number {
  let count = 0;
  for (let missing = letters & ~lettersOf(word); missing !== 0; missing &= missing - 1) count++;
  return count;
}

/** Rows of the distance table, kept between calls; long enough for every term (see tokens.ts). */
const ROW_LENGTH = 128;
let twoAbove = new Uint8Array(ROW_LENGTH);
let above = new Uint8Array(ROW_LENGTH);
let current = new Uint8Array(ROW_LENGTH);

/**
 * How many letters have to be put in, left out, exchanged for another or swapped with their neighbour to make
 * one word of the other (Damerau-Levenshtein, each place edited once); more than the limit where it is more.
 *
 * @param whole false: the distance to the beginning of `word` that is nearest to `typed`
 */
export function typoDistance(typed: string, word: string, limit: number, whole = true): number {
  const rows = typed.length;
  const columns = whole ? word.length : Math.min(word.length, rows + limit);
  if (rows - columns > limit || columns - rows > limit) return limit + 1;
  for (let column = 0; column <= columns; column++) above[column] = column;
  for (let row = 1; row <= rows; row++) {
    const letter = typed.charCodeAt(row - 1);
    current[0] = row;
    let best = row;
    for (let column = 1; column <= columns; column++) {
      const other = word.charCodeAt(column - 1);
      const unequal = letter === other ? 0 : 1;
      let distance = Math.min(
        (above[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (above[column - 1] as number) + unequal,
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === word.charCodeAt(column - 2) &&
        other === typed.charCodeAt(row - 2);
      if (swapped) distance = Math.min(distance, (twoAbove[column - 2] as number) + 1);
      current[column] = distance;
      if (distance < best) best = distance;
    }
    // A swap reaches back over one row, so that row has to be past the limit as well.
    if (best > limit && row > 1 && smallest(above, columns) >= limit) return limit + 1;
    [twoAbove, above, current] = [above, current, twoAbove];
  }
  return Math.min(limit + 1, whole ? (above[columns] as number) : smallest(above, columns));
}

function smallest(row: Uint8Array, columns: number): number {
  let best = row[0] as number;
  for (let column = 1; column <= columns; column++) best = Math.min(best, row[column] as number);
  return best;
}
