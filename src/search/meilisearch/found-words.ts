import { FirstLetters } from '../first-letters.js';
import type { MatchedTerms } from '../highlight.js';
import type { ParsedQuery, QueryWord } from '../query.js';
import type { Token } from '../tokens.js';
import { allowedTypos, lettersOf, missingLetters, typoDistance } from '../typo.js';

/**
 * What documents were found by: Meilisearch says where they matched in bytes of what it indexed, wrong outside
 * ASCII, so the words are looked for again. A word that is not there was taken for the nearest that is.
 */
export class FoundWords {
  /** For every document that has the query's words as they were typed. */
  readonly asTyped: MatchedTerms;
  readonly #words: ReadonlyMap<string, QueryWord>;
  readonly #open: readonly QueryWord[];
  readonly #firstLetters: FirstLetters;

  constructor({ words, phrases }: ParsedQuery) {
    const terms = words.map(({ term }) => term);
    this.#words = new Map(words.map((word) => [word.term, word]));
    this.#open = words.filter(({ prefix }) => prefix);
    this.#firstLetters = new FirstLetters(terms);
    this.asTyped = { terms: new Set(terms), prefixes: this.#open.map(({ term }) => term), phrases };
  }

  /** What one document was found by, of all its texts. */
  in(texts: readonly (readonly Token[])[]): MatchedTerms {
    const missing = this.#missingIn(texts);
    if (missing.size === 0) return this.asTyped;
    const terms = new Set(this.asTyped.terms);
    for (const { term, prefix } of missing) for (const word of nearest(term, !prefix, texts)) terms.add(word);
    return { ...this.asTyped, terms };
  }

  #missingIn(texts: readonly (readonly Token[])[]): ReadonlySet<QueryWord> {
    const missing = new Set(this.#words.values());
    for (const tokens of texts)
      for (const { term } of tokens) {
        if (!this.#firstLetters.mayBegin(term)) continue;
        const word = this.#words.get(term);
        if (word) missing.delete(word);
        for (const open of this.#open) if (term.startsWith(open.term)) missing.delete(open);
        if (missing.size === 0) return missing;
      }
    return missing;
  }
}

function nearest(typed: string, whole: boolean, texts: readonly (readonly Token[])[]): Iterable<string> {
  let limit: number = allowedTypos(typed);
  const found = new Set<string>();
  if (limit === 0) return found;
  const letters = lettersOf(typed);
  for (const tokens of texts)
    for (const { term } of tokens) {
      if (missingLetters(letters, term) > limit) continue;
      const distance = typoDistance(typed, term, limit, whole);
      if (distance > limit) continue;
      if (distance < limit) found.clear();
      limit = distance;
      found.add(term);
    }
  return found;
}
