/**
 * A name or word without what does not tell two of them apart: case, accents, kind of apostrophe, extra spaces.
 * "José  MUÑOZ" and "Jose Munoz" are one.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** ASCII words with one space between them have nothing to fold but their case. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
