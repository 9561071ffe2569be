/** What became of an article. */
type Fate = 'CREATED' | 'REPLACED' | 'UNCHANGED' | 'REFUSED';

/** Counts what became of the articles. */
export class Tally {
  readonly #counts: Record<Fate, number> = { CREATED: 0, REPLACED: 0, UNCHANGED: 0, REFUSED: 0 };
  readonly #skipped: number;

  /** @param skipped how many files are not read */
  constructor(skipped: number) {
    this.#skipped = skipped;
  }

  count(fate: Fate): void {
    this.#counts[fate]++;
  }

  describe(): string {
    const { CREATED, REPLACED, UNCHANGED, REFUSED } = this.#counts;
    const all = CREATED + REPLACED + UNCHANGED + REFUSED;
    const sums = `${all} articles: ${CREATED} taken in, ${REPLACED} changed, ${UNCHANGED} unchanged, ${REFUSED} refused`;
    return this.#skipped === 0 ? sums : `${sums}; ${this.#skipped} files skipped`;
  }
}
