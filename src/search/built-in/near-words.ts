/**
 * Looks through sorted words for those that are so many typos away from a typed one, and adds them to a list;
 * there must be none that are fewer away, the word itself left aside. Distances are those of typoDistance().
 * Words that begin alike share the rows of the distance table, and when no word with a beginning can be near,
 * all of them are passed by: of 50,000 words some hundred beginnings are looked at.
 *
 * @param sorted by code units, without duplicates
 * @param prefix whether words that begin so are near too
 */
export function addNear(
  near: string[],
  sorted: readonly string[],
  typed: string,
  { distance, prefix }: { readonly distance: number; readonly prefix: boolean },
): void {
  const table = new DistanceTable(typed, distance);
  let beginning = '';
  for (let place = 0; place < sorted.length; ) {
    const word = sorted[place] as string;
    let depth = commonLength(beginning, word);
    let bound = 0;
    while (depth < word.length && bound <= distance) {
      table.fillRow(word, ++depth);
      bound = table.bound(depth);
      if (prefix) bound = Math.min(bound, table.prefixDistance(depth));
    }
    beginning = word.slice(0, depth);
    if (bound > distance) place = endOf(sorted, beginning, place);
    else {
      if ((prefix ? table.prefixDistance(depth) : table.distance(depth)) === distance) near.push(word);
      place++;
    }
  }
}

/** A row for each letter of a word, a column for each letter typed; 0 of both is before the first. */
class DistanceTable {
  readonly #typed: string;
  readonly #limit: number;
  readonly #rows: Uint8Array[] = [];
  /** The smallest distance in each row, and of all beginnings up to each row. */
  readonly #smallest: number[] = [0];
  readonly #prefix: number[];

  constructor(typed: string, limit: number) {
    this.#typed = typed;
    this.#limit = limit;
    this.#rows.push(Uint8Array.from({ length: typed.length + 1 }, (_, column) => column));
    this.#prefix = [typed.length];
  }

  /** Those before it have to be filled with the same word's letters. */
  fillRow(word: string, row: number): void {
    const typed = this.#typed;
    const [above, current] = [this.#row(row - 1), this.#row(row)];
    const letter = word.charCodeAt(row - 1);
    const far = this.#limit + 1;
    const first = Math.max(1, row - far);
    const last = Math.min(typed.length, row + far);
    // Beyond these columns the lengths alone differ by more than the limit.
    current[first - 1] = first === 1 ? row : far;
    let smallest = current[first - 1] as number;
    for (let column = first; column <= last; column++) {
      const other = typed.charCodeAt(column - 1);
      let distance = Math.min(
        (above[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (above[column - 1] as number) + (letter === other ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        letter === typed.charCodeAt(column - 2) &&
        other === word.charCodeAt(row - 2)
      )
        distance = Math.min(distance, (this.#row(row - 2)[column - 2] as number) + 1);
      current[column] = distance;
      if (distance < smallest) smallest = distance;
    }
    if (last < typed.length) current[last + 1] = far;
    this.#smallest[row] = smallest;
    this.#prefix[row] = Math.min(this.#prefix[row - 1] as number, this.distance(row));
  }

  /** What no word that begins so can be nearer than; a swap reaches back over one row. */
  bound(row: number): number {
    const before = row > 0 ? (this.#smallest[row - 1] as number) + 1 : 0;
    return Math.min(this.#smallest[row] as number, before);
  }

  /** Of the beginning of so many letters; more than the limit where it is more. */
  distance(row: number): number {
    const { length } = this.#typed;
    return Math.abs(row - length) > this.#limit ? this.#limit + 1 : (this.#row(row)[length] as number);
  }

  /** Of the nearest beginning of up to so many letters. */
  prefixDistance(row: number): number {
    return this.#prefix[row] as number;
  }

  #row(row: number): Uint8Array {
    this.#rows[row] ??= new Uint8Array(this.#typed.length + 1);
    return this.#rows[row] as Uint8Array;
  }
}

function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left.charCodeAt(length) === right.charCodeAt(length)) length++;
  return length;
}

/** Where the words with a beginning end, from a place that has one of them. */
function endOf(sorted: readonly string[], beginning: string, from: number): number {
  let inside = from;
  let step = 1;
  while (inside + step < sorted.length && (sorted[inside + step] as string).startsWith(beginning)) {
    inside += step;
    step *= 2;
  }
  let outside = Math.min(inside + step, sorted.length);
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if ((sorted[middle] as string).startsWith(beginning)) inside = middle;
    else outside = middle;
  }
  return outside;
}
