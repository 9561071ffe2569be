/** "The Long Way Home": every word of weight begins with a capital. */
export function isTitle(text: string): boolean {
  return !LIGHT_WORD.test(text);
}

/** A word that a title writes with a capital, and here has none. */
const LIGHT_WORD =
  /(?:^|\s)(?!(?:of|the|a|an|and|in|on|to|for|or|at|by|from|with|is)(?:\s|$))[^\p{Lu}\p{N}\s]/u;
