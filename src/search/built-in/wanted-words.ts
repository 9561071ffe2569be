import type { MatchedTerms } from '../highlight.js';
import type { ParsedQuery, QueryPhrase, QueryWord } from '../query.js';
import { allowedTypos } from '../typo.js';
import type { SearchedTerms, TermRow } from './searched-terms.js';

/** So many words of a query may have typos; a query with more unknown words is not of these documents. */
const MAX_MISSPELT = 50;
/** A word of the query and all that it finds documents by. */
export interface WantedWord {
  /** The word itself, in so many documents; and in so many where another field than the first has it. */
  readonly term: string;
  readonly documents: number;
  readonly beside: number;
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

/**
 * Looks the query's words up in the index; null where some word is in no document, whatever is taken for it.
 *
 * @param lenient whether words that the index knows may be misspelt as well
 */
export function lookUp(
  { words, phrases }: ParsedQuery,
  lenient: boolean,
  terms: SearchedTerms,
): Wanted | null {
  const phraseTerms = new Set(phrases.flatMap((phrase) => phrase.terms));
  const known = terms.known(new Set([...words.map(({ term }) => term), ...phraseTerms]));
  let misspelt = 0;
  const nearest = (word: QueryWord): TermRow[] => (misspelt++ < MAX_MISSPELT ? terms.nearest(word) : []);
  const wantedWords: WantedWord[] = [];
  for (const word of words) {
    const wanted = lookUpWord(word, known.get(word.term), lenient, terms, nearest);
    if (wanted.documents === 0 && wanted.inexactDocuments === 0) return null;
    wantedWords.push(wanted);
  }
  for (const phrase of phrases) {
    const whole = phrase.prefix ? phrase.terms.slice(0, -1) : phrase.terms;
    if (!whole.every((term) => known.has(term))) return null;
  }
  const phraseWords = [...phraseTerms].map((term): WantedWord => {
    const row = known.get(term) ?? { term, documents: 0, beside: 0 };
    return { ...row, prefix: false, takenFor: [], inexactDocuments: row.documents };
  });
  return { words: wantedWords, phrases, phraseWords };
}

/** Words of which each counts where it is, none of which has to be there; to rank by. */
export function anyOf(terms: readonly string[], known: ReadonlyMap<string, TermRow>): Wanted {
  const words = terms.map((term): WantedWord => {
    const row = known.get(term) ?? { term, documents: 0, beside: 0 };
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
  terms: SearchedTerms,
  nearest: (word: QueryWord) => TermRow[],
): WantedWord {
  const completed = word.prefix ? terms.documentsWithCompletions(word.term) : 0;
  const isUnknown = known === undefined && completed === 0;
  const near = isUnknown || lenient ? nearest(word) : [];
  return {
    term: word.term,
    documents: known?.documents ?? 0,
    beside: known?.beside ?? 0,
    prefix: completed > 0,
    takenFor: near.map(({ term }) => term),
    inexactDocuments: near.reduce((sum, { documents }) => sum + documents, completed),
  };
}
