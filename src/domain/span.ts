/** A stretch of an article's body in UTF-16 code units, end excluded: `body.slice(start, end)` is its text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
