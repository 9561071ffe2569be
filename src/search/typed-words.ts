import { parseQuery, type QueryWord } from './query.js';

/** The words that somebody has typed so far, the last one perhaps as the beginning of a word; what is left out is not. */
export function typedWords(prefix: string): QueryWord[] {
  const { words, phrases } = parseQuery(prefix);
  const ofPhrases = phrases.flatMap((phrase) =>
    phrase.terms.map((term, at) => ({ term, prefix: phrase.prefix && at === phrase.terms.length - 1 })),
  );
  return [...words, ...ofPhrases];
}

/** Whether all of the words are among some terms. */
export function hasAll(terms: readonly string[], words: readonly QueryWord[]): boolean {
  return words.every(({ term, prefix }) =>
    terms.some((other) => (prefix ? other.startsWith(term) : other === term)),
  );
}
