import { InvalidInputError } from '../domain/errors.js';

/** HTML wants the declaration in the first 1,024 bytes; some pages put it behind long scripts. */
const DECLARATION_BYTES = 8_192;
const DECLARATION =
  /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})/i;

/**
 * Decodes a page as a browser would: by its byte order mark, then by what it declares, else as UTF-8.
 * @throws InvalidInputError where the encoding is unknown, or is none of these
 */
export function decodePage(bytes: Uint8Array): string {
  const marked = byMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const match = DECLARATION.exec(start);
  const declared = match?.[1] ?? match?.[2];
  try {
    // One damaged character in a page that says what it is keeps its other text readable.
    const decoder = new TextDecoder(asAscii(declared) ?? 'utf-8', { fatal: declared === undefined });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withWindowsMarks(text) : text;
  } catch {
    throw new InvalidInputError(
      declared === undefined
        ? 'It is not UTF-8, and declares no other encoding: add <meta charset="...">, or save it as UTF-8.'
        : `It declares the encoding "${declared}", which is not known: save it as UTF-8.`,
    );
  }
}

/** The characters of windows-1252 from 0x80 to 0x9f; a space stands for those that have none. */
const WINDOWS_MARKS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Node 20 and 22 decode it as ISO 8859-1, in which quotation marks and dashes are control characters. */
function withWindowsMarks(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (each) => WINDOWS_MARKS[each.charCodeAt(0) - 0x80] as string);
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** A declaration that could be read as ASCII does not stand in UTF-16, whatever it says. */
function asAscii(label: string | undefined): string | undefined {
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}
