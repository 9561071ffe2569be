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

/** Finds actors, publishers and phrases by what has been typed of them, in one request. */
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
    { ...query, ...ofMostStatements, filter: [typeCondition(['PHRASE']), ...conditions] },
  ]);
  const [actors = [], , phrases = []] = results.map(({ hits }) =>
    hits.map(({ id, texts = [], statements = 0 }) => ({ id, texts: texts.flat(), statements })),
  );
  const publishers = facetCounts(results[1]?.facetDistribution?.[publisher] ?? {}, CANDIDATES).map(
    ({ value, count }) => ({ name: value, texts: [value], articles: count }),
  );

  const wanted = typedWords(prefix);
  const isExact = ({ texts }: { readonly texts: readonly string[] }): boolean =>
    hasAll(texts.flatMap(termsOf), wanted);
  const isMisspelt = ![...actors, ...publishers, ...phrases].some(isExact);
  const chosen = <T extends { readonly texts: readonly string[] }>(candidates: readonly T[]): T[] =>
    candidates.filter((candidate) => isMisspelt || isExact(candidate)).slice(0, limit);
  return {
    actors: chosen(actors).map(({ id, statements }) => ({ id, statements })),
    publishers: chosen(publishers).map(({ name, articles }) => ({ name, articles })),
    phrases: chosen(phrases).map(({ texts, statements }) => ({ text: texts[0] ?? '', statements })),
  };
}
