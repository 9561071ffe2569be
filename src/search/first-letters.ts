/** Tells of most words by their first letter alone that they begin with none of some others. */
export class FirstLetters {
  /** A bit for each letter; letters share them. */
  readonly #bits: number;

  constructor(words: Iterable<string>) {
    let bits = 0;
    for (const word of words) bits |= bitOf(word);
    this.#bits = bits;
  }

  mayBegin(word: string): boolean {
    return (this.#bits & bitOf(word)) !== 0;
  }
}

function bitOf(word: string): number {
  return 1 << (word.charCodeAt(0) & 31);
}
