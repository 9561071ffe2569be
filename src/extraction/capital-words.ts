/** Its first letter is a capital one. */
export function startsHigh(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}

/** The word at a place begins with a capital; behind the last one there is none. */
export function isCapital({ texts }: { readonly texts: readonly string[] }, at: number): boolean {
  const text = texts[at];
  return text !== undefined && startsHigh(text);
}

/** "UN", "U.N." */
export function isAcronym(text: string): boolean {
  return /^(?:[A-Z][A-Z0-9&]{1,7}|(?:[A-Z]\.){2,})$/.test(text);
}

/** The small words inside names: "Bank of England", "Joost van der Veld". */
export const NAME_LINKS: ReadonlySet<string> = new Set(
  'of for and & the on de van von der den la le da del di bin al el dos du -'.split(' '),
);
