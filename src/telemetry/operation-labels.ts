/** Each name is a time series for every outcome and every bucket, and clients name operations as they like. */
const MAX_NAMES = 100;
/** No more than what people write; a label of a megabyte would be sent with every scrape. */
const MAX_LENGTH = 100;

/** What stands for an operation; no GraphQL name has brackets. */
export const ANONYMOUS = '(anonymous)';
/** What was refused before it was known which operation it is. */
export const INVALID = '(invalid)';
export const OTHER = '(other)';

/**
 * Labels of operations for metrics: those known beforehand and the first hundred others by their names, all
 * that come later together.
 */
export class OperationLabels {
  readonly #names: Set<string>;
  readonly #max: number;

  /** @param known names that always have a label of their own */
  constructor(known: readonly string[] = []) {
    this.#names = new Set(known);
    this.#max = this.#names.size + MAX_NAMES;
  }

  /** @param name null for an operation without one */
  labelOf(name: string | null): string {
    if (name === null) return ANONYMOUS;
    if (this.#names.has(name)) return name;
    if (this.#names.size >= this.#max || name.length > MAX_LENGTH) return OTHER;
    this.#names.add(name);
    return name;
  }
}
