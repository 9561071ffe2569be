import { extname } from 'node:path';

/** Plain text with or without front matter, an HTML page, or articles in JSON, one a line. */
export type Format = 'TEXT' | 'PAGE' | 'LINES';

const ENDINGS: Readonly<Record<string, Format>> = {
  '.txt': 'TEXT',
  '.text': 'TEXT',
  '.html': 'PAGE',
  '.htm': 'PAGE',
  '.xhtml': 'PAGE',
  '.ndjson': 'LINES',
  '.jsonl': 'LINES',
};

/** The endings of file names whose format is known. */
export const KNOWN_ENDINGS = Object.keys(ENDINGS);

/** What a file's ending says about its format; null where it says nothing. */
export function formatByName(path: string): Format | null {
  return ENDINGS[extname(path).toLowerCase()] ?? null;
}

/** How much of an input its format is told by: room for a comment before the document type. */
export const TELLING_BYTES = 4_096;

const PAGE = /^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html)[\s>]/i;
/** An object's or a list's beginning; no text that is meant for people starts so. */
const JSON_START = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*\{)/;

/** Tells the format by how the content starts. */
export function formatByContent(start: Uint8Array): Format {
  const text = new TextDecoder('latin1')
    .decode(start.subarray(0, TELLING_BYTES))
    // A byte order mark in any of the encodings that have one, and UTF-16's other halves.
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '');
  if (PAGE.test(text)) return 'PAGE';
  return JSON_START.test(text) ? 'LINES' : 'TEXT';
}
