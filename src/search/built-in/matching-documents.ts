import type { QueryPhrase } from '../query.js';
import type { Reader } from './reader.js';
import { wantedOf } from './scratch.js';
import type { Section } from './sections.js';
import type { Wanted, WantedWord } from './wanted-words.js';

/**
 * Words and phrases in one full-text expression. FTS5 takes 10,000, but its parser is quadratic: 1,000 take
 * 3 ms, 10,000 75 ms, 100,000 10 s.
 */
const OPERANDS_AT_ONCE = 100;
/** Longer phrases are searched in pieces; that a document has all pieces and not the whole does not happen. */
const PHRASE_PIECE = 50;

/** The numbers of the documents that have all that is wanted, in ascending order. */
export function findDocuments(reader: Reader, section: Section, wanted: Wanted): Uint32Array {
  // Rare words first: where nothing has them all, that shows soon.
  const words = [...wanted.words].sort((left, right) => breadth(left) - breadth(right));
  const operands = [...wanted.phrases.flatMap(phraseOperands), ...words.map(wordOperand)];
  let found: Uint32Array | null = null;
  for (const some of slices([...new Set(operands)], OPERANDS_AT_ONCE)) {
    const matching = match(reader, section, some.join(' AND '));
    found = found ? common(found, matching) : matching;
    if (found.length === 0) break;
  }
  return found ?? new Uint32Array(0);
}

/** The numbers of the documents that have one of the words in their first field, in ascending order. */
export function findAny(reader: Reader, section: Section, terms: readonly string[]): Uint32Array {
  if (terms.length === 0) return new Uint32Array(0);
  return match(reader, section, `${section.columns[0]} : (${terms.map(quote).join(' OR ')})`);
}

/** The numbers of the latest documents that have a phrase in their first field, in no order. */
export function findLatestWithPhrase(
  reader: Reader,
  { index, columns }: Section,
  phrase: Pick<QueryPhrase, 'terms' | 'prefix'>,
  limit: number,
): Uint32Array {
  return reader.numbers(
    `select json_group_array(rowid) from
       (select rowid from ${index} where ${index} match ? order by rowid desc limit ${limit})`,
    `${columns[0]} : (${phraseOperands(phrase).join(' AND ')})`,
  );
}

/** How many documents have a phrase in their first field. */
export function countWithPhrase(
  reader: Reader,
  { index, columns }: Section,
  terms: readonly string[],
): number {
  const [count] = reader.numbers(
    `select json_array(count(*)) from ${index} where ${index} match ?`,
    `${columns[0]} : (${phraseOperands({ terms, prefix: false }).join(' AND ')})`,
  );
  return count ?? 0;
}

/** The numbers of the documents that have what a word finds in a name or headline, in ascending order. */
export function findProminent(reader: Reader, section: Section, word: WantedWord): Uint32Array {
  if (section.prominent.length === 0) return new Uint32Array(0);
  return match(reader, section, `{${section.prominent.join(' ')}} : (${wordOperand(word)})`);
}

/** Those of the documents that have none of the excluded words and phrases. */
export function withoutExcluded(
  reader: Reader,
  section: Section,
  numbers: Uint32Array,
  excluded: readonly (readonly string[])[],
): Uint32Array {
  const operands = new Set(
    excluded.map((terms) => `(${phraseOperands({ terms, prefix: false }).join(' AND ')})`),
  );
  let left = numbers;
  for (const some of slices([...operands], OPERANDS_AT_ONCE)) {
    if (left.length === 0) break;
    left = difference(left, match(reader, section, some.join(' OR ')));
  }
  return left;
}

/** The numbers of the documents that have a word in a field that begins so, for each of the beginnings. */
export function findBeginnings(
  reader: Reader,
  section: Section,
  column: string,
  beginnings: readonly string[],
): Uint32Array {
  const operands = beginnings.map((beginning) => `${column} : ${quote(beginning)} *`);
  return match(reader, section, operands.join(' AND '));
}

function match(reader: Reader, { index }: Section, expression: string): Uint32Array {
  return reader.numbers(`select json_group_array(rowid) from ${index} where ${index} match ?`, expression);
}

function wordOperand({ term, documents, prefix, takenFor }: WantedWord): string {
  const alternatives = takenFor.map(quote);
  if (prefix) alternatives.unshift(`${quote(term)} *`);
  else if (documents > 0) alternatives.unshift(quote(term));
  return alternatives.length === 1 ? (alternatives[0] as string) : `(${alternatives.join(' OR ')})`;
}

function phraseOperands({ terms, prefix }: Pick<QueryPhrase, 'terms' | 'prefix'>): string[] {
  const pieces = slices(terms, PHRASE_PIECE).map((piece) => quote(piece.join(' ')));
  if (prefix) pieces.push(`${pieces.pop()} *`);
  return pieces;
}

function breadth({ documents, inexactDocuments }: WantedWord): number {
  return documents + inexactDocuments;
}

/** Terms are letters and digits, so nothing in them can end the quotation. */
function quote(terms: string): string {
  return `"${terms}"`;
}

function slices<T>(list: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let from = 0; from < list.length; from += size) result.push(list.slice(from, from + size));
  return result;
}

/** Of two ascending lists, what is in both. */
function common(left: Uint32Array, right: Uint32Array): Uint32Array {
  return wantedOf(left, membership(right));
}

function difference(left: Uint32Array, right: Uint32Array): Uint32Array {
  const isIn = membership(right);
  return wantedOf(left, (number) => !isIn(number));
}

/** Tells of ascending numbers, asked in ascending order, whether they are in an ascending list. */
export function membership(list: Uint32Array): (number: number) => boolean {
  let index = 0;
  return (number) => {
    while (index < list.length && (list[index] as number) < number) index++;
    return list[index] === number;
  };
}
