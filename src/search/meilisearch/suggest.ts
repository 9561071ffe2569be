import { MAX_PHRASE_SOURCES, mayBeginPhrase, phrasesIn } from '../phrases.js';
import { parseQuery } from '../query.js';
import type { Suggestions, SuggestRequest } from '../search-engine.js';
import { termsOf } from '../tokens.js';
import { hasAll, typedWords } from '../typed-words.js';
import { typeCondition } from './filter.js';
import { FACET_ATTRIBUTES, FIELD_ATTRIBUTES } from './indexed-document.js';
import { type Reading, readingsOf } from './query-plan.js';
import { facetCounts, type MultiSearch } from './search-results.js';

/** Read of each kind, so that those spelt as typed are among them, should others with typos have more statements. */
const CANDIDATES = 50;

/** Finds actors, publishers and phrases by what has been typed of them, and counts the phrases in a second request. */
export async function askSuggestions(
  multiSearch: MultiSearch,
  index: string,
  { prefix, limit }: SuggestRequest,
): Promise<Suggestions> {
  const [{ q, conditions }] = readingsOf(parseQuery(prefix)) as [Reading];
  const query = { indexUid: index, matchingStrategy: 'all' as const, q };
  const ofMostStatements = {
    sort: ['statements:desc', 'sortKey:asc'],
    limit: CANDIDATES,
    attributesToRetrieve: ['id', 'texts', 'statements'],
  };
  const publisher = FACET_ATTRIBUTES.PUBLISHER;
  const results = await multiSearch([
    { ...query, ...ofMostStatements, filter: [typeCondition(['ACTOR']), ...conditions] },
    {
      ...query,
      attributesToSearchOn: [FIELD_ATTRIBUTES.PUBLISHER],
      filter: [typeCondition(['ARTICLE']), ...conditions],
      facets: [publisher],
      limit: 0,
    },
    {
      ...query,
      attributesToSearchOn: [FIELD_ATTRIBUTES.TEXT],
      filter: [typeCondition(['STATEMENT']), ...conditions],
      limit: MAX_PHRASE_SOURCES,
      attributesToRetrieve: ['texts'],
    },
  ]);
  const actors = (results[0]?.hits ?? []).map(({ id, texts = [], statements = 0 }) => ({
    id,
    texts: texts.flat(),
    statements,
  }));
  const publishers = facetCounts(results[1]?.facetDistribution?.[publisher] ?? {}, CANDIDATES).map(
    ({ value, count }) => ({ name: value, texts: [value], articles: count }),
  );

  const wanted = typedWords(prefix);
  const sources = (results[2]?.hits ?? []).map(({ texts }) => texts?.[0]?.[0] ?? '');
  const phrases = mayBeginPhrase(wanted) ? phrasesIn(sources, wanted, limit) : [];
  const isExact = ({ texts }: { readonly texts: readonly string[] }): boolean =>
    hasAll(texts.flatMap(termsOf), wanted);
  const isMisspelt = phrases.length === 0 && ![...actors, ...publishers].some(isExact);
  const chosen = <T extends { readonly texts: readonly string[] }>(candidates: readonly T[]): T[] =>
    candidates.filter((candidate) => isMisspelt || isExact(candidate)).slice(0, limit);
  return {
    actors: chosen(actors).map(({ id, statements }) => ({ id, statements })),
    publishers: chosen(publishers).map(({ name, articles }) => ({ name, articles })),
    phrases: await countPhrases(multiSearch, index, phrases),
  };
}

async function countPhrases(
  multiSearch: MultiSearch,
  index: string,
  phrases: readonly string[],
): Promise<Suggestions['phrases']> {
  if (phrases.length === 0) return [];
  const results = await multiSearch(
    phrases.map((text) => {
      const [{ q, conditions }] = readingsOf(parseQuery(`"${text}"`)) as [Reading];
      return {
        indexUid: index,
        q,
        attributesToSearchOn: [FIELD_ATTRIBUTES.TEXT],
        filter: [typeCondition(['STATEMENT']), ...conditions],
        limit: 0,
      };
    }),
  );
  return phrases
    .map((text, at) => ({ text, statements: results[at]?.estimatedTotalHits ?? 0 }))
    .sort((left, right) => right.statements - left.statements);
}
