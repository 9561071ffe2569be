/** "The Long Way Home": every word of weight begins with a capital. */
export function isTitle(text: string): boolean {
  const words = text.split(/\s+/);
  return words.every(
    (word) =>
      /^[\p{Lu}\p{N}]/u.test(word) || /^(?:of|the|a|an|and|in|on|to|for|or|at|by|from|with|is)$/.test(word),
  );
}
