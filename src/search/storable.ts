/**
 * A text that every engine keeps as it is: SQLite's text ends at a NUL, and half a surrogate pair is no UTF-8,
 * for which Meilisearch refuses the whole batch. The sign for an unreadable character is one code unit too, so
 * that every offset stays where it was.
 */
export function storable(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}
