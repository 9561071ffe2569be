import type { MatchedTerms } from '../highlight.js';
import type { ParsedQuery, QueryPhrase, QueryWord } from '../query.js';
import { allowedTypos } from '../typo.js';
import type { IndexState } from './layout.js';
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
 * A word that the index does not know is taken for the nearest ones. Where `lenient` is set, so is every other
 * word, and what was a phrase only for its apostrophes or dots is just words: the second try, where documents
 * have each word but none has all.
 */
export function lookUp(
  query: ParsedQuery,
  lenient: boolean,
  reader: Reader,
  vocabulary: () => Vocabulary,
): Wanted | null {
  const phrases = lenient ? query.phrases.filter(({ implied }) => !implied) : query.phrases;
  const single = lenient ? [...query.words, ...wordsOf(query.phrases)] : query.words;
  const known = knownTerms(reader, [...single.map(({ term }) => term), ...phrases.flatMap(({ terms }) => terms)]);
  const words: WantedWord[] = [];
  let misspelt = 0;
  for (const word of single) {
    const wanted = lookUpWord(word, known.get(word.term), reader, () => {
      const mayBeMisspelt = lenient || misspelt++ < MAX_MISSPELT;
      return mayBeMisspelt ? vocabulary().nearest(word.term, word.prefix) : [];
    }, lenient);
    if (wanted.documents === 0 && wanted.inexactDocuments === 0) return null;
    words.push(wanted);
  }
  const phraseWords = new Map<string, WantedWord>();
  for (const { terms, prefix } of phrases) {
    for (const [index, term] of terms.entries()) {
      const row = known.get(term);
      const open = prefix && index === terms.length - 1;
      if (!row && !open) return null;
      if (row) phraseWords.set(term, { ...row, prefix: open, takenFor: [], inexactDocuments: row.documents });
    }
  }
  return { words, phrases, phraseWords: [...phraseWords.values()] };
}

/** Whether a second, lenient try can find more than the first. */
export function mayBeLenient(query: ParsedQuery): boolean {
  if (query.words.length + query.phrases.length > MAX_MISSPELT) return false;
  return query.phrases.some(({ implied }) => implied) || query.words.some(({ term }) => allowedTypos(term) > 0);
}

/** What to mark in the documents that were found. */
export function matchedTerms({ words, phrases }: Wanted): MatchedTerms {
  return {
    terms: new Set(words.flatMap(({ term, takenFor }) => [term, ...takenFor])),
    prefixes: words.filter(({ prefix }) => prefix).map(({ term }) => term),
    phrases,
  };
}

function wordsOf(phrases: readonly QueryPhrase[]): QueryWord[] {
  return phrases
    .filter(({ implied }) => implied)
    .flatMap(({ terms, prefix }) =>
      terms.map((term, index) => ({ term, prefix: prefix && index === terms.length - 1 })),
    );
}

function lookUpWord(
  { term, prefix }: QueryWord,
  known: TermRow | undefined,
  reader: Reader,
  nearest: () => string[],
  lenient: boolean,
): WantedWord {
  const completed = prefix ? documentsWithCompletions(reader, term) : 0;
  const isKnown = known !== undefined || completed > 0;
  const near = isKnown && !lenient ? [] : mostFrequent(reader, nearest());
  return {
    term,
    documents: known?.documents ?? 0,
    named: known?.named ?? 0,
    prefix: prefix && completed > 0,
    takenFor: near.map((row) => row.term),
    inexactDocuments: near.reduce((sum, { documents }) => sum + documents, completed),
  };
}

function knownTerms(reader: Reader, terms: readonly string[]): Map<string, TermRow> {
  const rows = reader.all<TermRow>(
    `select term, documents, named from search_term
     where documents > 0 and term in (select value from json_each(?))`,
    JSON.stringify(terms),
  );
  return new Map(rows.map((row) => [row.term, row]));
}

function documentsWithCompletions(reader: Reader, prefix: string): number {
  const row = reader.get<{ documents: number | null }>(
    `select sum(documents) as documents from (
       select documents from search_term
       where term > ? and term < ? and documents > 0 limit ${MAX_COMPLETIONS_COUNTED})`,
    prefix,
    // After everything that starts with it.
    `${prefix}\u{10ffff}`,
  );
  return row?.documents ?? 0;
}

function mostFrequent(reader: Reader, terms: readonly string[]): TermRow[] {
  if (terms.length === 0) return [];
  return reader.all<TermRow>(
    `select term, documents, named from search_term
     where documents > 0 and term in (select value from json_each(?))
     order by documents desc, term limit ${MAX_TAKEN_FOR}`,
    JSON.stringify(terms),
  );
}
