import type { MatchedTerms } from '../highlight.js';
import type { ParsedQuery, QueryPhrase, QueryWord } from '../query.js';
import { allowedTypos } from '../typo.js';
import type { Reader } from './reader.js';
import type { Vocabulary } from './vocabulary.js';

/** A misspelt word is taken for so many others at the most, those in most documents first. */
const MAX_TAKEN_FOR = 20;
/** So many words of a query may have typos; a query with more unknown words is not of these documents. */
const MAX_MISSPELT = 50;
/** Words that a beginning is completed to, looked at to say how rare it is. */
const MAX_COMPLETIONS_COUNTED = 1000;

/** A word of the query and all that it finds documents by. */
export interface WantedWord {
  /** The word itself, in so many documents; and in so many where the actor's name has it. */
  readonly term: string;
  readonly documents: number;
  readonly named: number;
  /** Words that start with it count as well. */
  readonly prefix: boolean;
  /** Words that it is taken for because of a typo. */
  readonly takenFor: readonly string[];
  /** About how many documents have a word that is not quite it. */
  readonly inexactDocuments: number;
}

/** What a query asks the index for, its words joined by AND. */
export interface Wanted {
  readonly words: readonly WantedWord[];
  readonly phrases: readonly QueryPhrase[];
  /** The words of the phrases, for ranking. */
  readonly phraseWords: readonly WantedWord[];
}

interface TermRow {
  readonly term: string;
  readonly documents: number;
  readonly named: number;
}

/**
 * Looks the query's words up in the index; null where some word is in no document, whatever is taken for it.
 *
 * @param lenient whether words that the index knows may be misspelt as well
 */
export function lookUp(
  { words, phrases }: ParsedQuery,
  lenient: boolean,
  reader: Reader,
  vocabulary: () => Vocabulary,
): Wanted | null {
  const phraseTerms = new Set(phrases.flatMap(({ terms }) => terms));
  const known = knownTerms(reader, new Set([...words.map(({ term }) => term), ...phraseTerms]));
  let misspelt = 0;
  const nearest = ({ term, prefix }: QueryWord): TermRow[] =>
    misspelt++ < MAX_MISSPELT ? mostFrequent(reader, vocabulary().nearest(term, prefix)) : [];
  const wantedWords: WantedWord[] = [];
  for (const word of words) {
    const wanted = lookUpWord(word, known.get(word.term), lenient, reader, nearest);
    if (wanted.documents === 0 && wanted.inexactDocuments === 0) return null;
    wantedWords.push(wanted);
  }
  for (const { terms, prefix } of phrases) {
    const whole = prefix ? terms.slice(0, -1) : terms;
    if (!whole.every((term) => known.has(term))) return null;
  }
  const phraseWords = [...phraseTerms].map((term): WantedWord => {
    const row = known.get(term) ?? { term, documents: 0, named: 0 };
    return { ...row, prefix: false, takenFor: [], inexactDocuments: row.documents };
  });
  return { words: wantedWords, phrases, phraseWords };
}

/** Words of which each counts where it is, none of which has to be there; to rank by. */
export function anyOf(terms: readonly string[], known: ReadonlyMap<string, TermRow>): Wanted {
  const words = terms.map((term): WantedWord => {
    const row = known.get(term) ?? { term, documents: 0, named: 0 };
    return { ...row, prefix: false, takenFor: [], inexactDocuments: 0 };
  });
  return { words, phrases: [], phraseWords: [] };
}

/** Whether a second, lenient try may find more than the first. */
export function mayBeMisspelt({ words, phrases }: ParsedQuery): boolean {
  if (words.length + phrases.length > MAX_MISSPELT) return false;
  return phrases.some(({ implied }) => implied) || words.some(({ term }) => allowedTypos(term) > 0);
}

/** How many documents can have all that is wanted: about as many as have the rarest word. */
export function mostFound({ words, phraseWords }: Wanted): number {
  return Math.min(
    ...words.map(({ documents, inexactDocuments }) => documents + inexactDocuments),
    ...phraseWords.map(({ documents }) => documents),
  );
}

/** What to mark in the documents that were found. */
export function matchedTerms({ words, phrases }: Wanted): MatchedTerms {
  return {
    terms: new Set(words.flatMap(({ term, takenFor }) => [term, ...takenFor])),
    prefixes: words.filter(({ prefix }) => prefix).map(({ term }) => term),
    phrases,
  };
}

function lookUpWord(
  word: QueryWord,
  known: TermRow | undefined,
  lenient: boolean,
  reader: Reader,
  nearest: (word: QueryWord) => TermRow[],
): WantedWord {
  const completed = word.prefix ? documentsWithCompletions(reader, word.term) : 0;
  const isUnknown = known === undefined && completed === 0;
  const near = isUnknown || lenient ? nearest(word) : [];
  return {
    term: word.term,
    documents: known?.documents ?? 0,
    named: known?.named ?? 0,
    prefix: completed > 0,
    takenFor: near.map(({ term }) => term),
    inexactDocuments: near.reduce((sum, { documents }) => sum + documents, completed),
  };
}

/** Those of the words that are in any document. */
export function knownTerms(reader: Reader, terms: Iterable<string>): Map<string, TermRow> {
  return new Map(readTerms(reader, [...terms], '').map((row) => [row.term, row]));
}

function mostFrequent(reader: Reader, terms: readonly string[]): TermRow[] {
  if (terms.length === 0) return [];
  return readTerms(reader, terms, `order by documents desc, term limit ${MAX_TAKEN_FOR}`);
}

function readTerms(reader: Reader, terms: readonly string[], order: string): TermRow[] {
  const rows = reader.list<[term: string, documents: number, named: number]>(
    `select json_group_array(json_array(term, documents, named)) from (
       select term, documents, named from search_term
       where documents > 0 and term in (select value from json_each(?)) ${order})`,
    JSON.stringify(terms),
  );
  return rows.map(([term, documents, named]) => ({ term, documents, named }));
}

function documentsWithCompletions(reader: Reader, prefix: string): number {
  const [documents] = reader.list<number | null>(
    `select json_array(sum(documents)) from (
       select documents from search_term
       where term > ? and term < ? and documents > 0 limit ${MAX_COMPLETIONS_COUNTED})`,
    prefix,
    // After everything that starts with it.
    `${prefix}\u{10ffff}`,
  );
  return documents ?? 0;
}
