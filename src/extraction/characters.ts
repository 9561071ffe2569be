export function isWordEnd(before: string, after: string): boolean {
  return !isSpace(before) && !opensBefore(before) && (isSpace(after) || isPunctuation(after));
}

export function isSpace(char: string): boolean {
  const code = char.charCodeAt(0);
  return (
    code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000
  );
}

const WORD = /[\p{L}\p{N}]/u;
export function isWord(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(char);
  return (code >= 0xd800 && code <= 0xdfff) || WORD.test(char);
}

export function isDigit(char: string): boolean {
  const code = char.charCodeAt(0);
  return code >= 48 && code <= 57;
}

export function isPunctuation(char: string): boolean {
  return '.,;:!?)]}…"”’»›'.includes(char);
}

/** What may stand right before an opening mark besides white space. */
export function opensBefore(char: string): boolean {
  return '([{-–—/"“‘\'«‹„'.includes(char);
}
