import type { MatchedTerms } from '../highlight.js';
import type { ParsedQuery } from '../query.js';
import type { Token } from '../tokens.js';
import { allowedTypos, typoDistance } from '../typo.js';

/**
 * What a document was found by: Meilisearch says where it matched in bytes of what it indexed, wrong outside
 * ASCII, so the words are looked for again. A word that is not there was taken for the nearest that is.
 */
export function foundWords({ words, phrases }: ParsedQuery, texts: Iterable<readonly Token[]>): MatchedTerms {
  const present = new Set<string>();
  for (const tokens of texts) for (const { term } of tokens) present.add(term);
  const terms = new Set<string>();
  const prefixes: string[] = [];
  for (const { term, prefix } of words) {
    terms.add(term);
    if (prefix) prefixes.push(term);
    if (present.has(term) || (prefix && [...present].some((word) => word.startsWith(term)))) continue;
    for (const word of nearest(term, !prefix, present)) terms.add(word);
  }
  return { terms, prefixes, phrases };
}

function nearest(typed: string, whole: boolean, present: ReadonlySet<string>): string[] {
  let limit: number = allowedTypos(typed);
  let found: string[] = [];
  if (limit === 0) return found;
  for (const word of present) {
    const distance = typoDistance(typed, word, limit, whole);
    if (distance > limit) continue;
    if (distance < limit) found = [];
    limit = distance;
    found.push(word);
  }
  return found;
}
