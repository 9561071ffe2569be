import type { SimilarHit, SimilarRequest } from '../search-engine.js';
import { ComparedStatement, comparedTerms } from '../similarity.js';
import { storable } from '../storable.js';
import { exactValue } from './exact-values.js';
import { conditionsOf, quoted, typeCondition } from './filter.js';
import { indexWord } from './index-words.js';
import { FIELD_ATTRIBUTES } from './indexed-document.js';
import type { MultiSearch } from './search-results.js';

/** Of ten words, three hundred in all. */
const CANDIDATES_OF_WORD = 30;

/**
 * Finds statements that are like one, in two requests: in how many statements each of its words is, which the
 * server tells of a filter alone; then those that have most of the rarest ones. It finds what has all words or,
 * where there is nothing more, what has all but the last ones; so each word is once the first, those that follow
 * it in the statement behind it: what repeats a part of the statement is found by the part's first word.
 */
export async function askSimilar(
  multiSearch: MultiSearch,
  index: string,
  { id, text, articleId, first, within }: SimilarRequest,
): Promise<readonly SimilarHit[]> {
  const terms = comparedTerms(text);
  const ofTypes = typeCondition(['STATEMENT']);
  const ofPublishers = within ? conditionsOf({ within }).map((condition) => condition.text) : [];
  const counting = { indexUid: index, q: '', limit: 0, filter: [ofTypes] };
  const [all, ...counts] = await multiSearch([
    counting,
    ...terms.map((term) => ({
      ...counting,
      filter: [ofTypes, `allWords = ${quoted(indexWord(term))}`],
    })),
  ]);
  const frequencies = new Map(terms.map((term, at) => [term, counts[at]?.estimatedTotalHits ?? 0]));
  const compared = new ComparedStatement(text, frequencies, all?.estimatedTotalHits ?? 0);
  if (compared.sought.length === 0) return [];

  const { sought } = compared;
  const found = await multiSearch(
    sought.map((_, at) => ({
      indexUid: index,
      // The space at the end makes the last word a whole one.
      q: `${[...sought.slice(at), ...sought.slice(0, at)].map(indexWord).join(' ')} `,
      matchingStrategy: 'last',
      attributesToSearchOn: [FIELD_ATTRIBUTES.TEXT],
      filter: [ofTypes, `article != ${quoted(exactValue(storable(articleId)))}`, ...ofPublishers],
      attributesToRetrieve: ['id', 'texts'],
      limit: CANDIDATES_OF_WORD,
    })),
  );
  const candidates = new Map(
    found.flatMap(({ hits }) => hits.map((hit) => [hit.id, hit.texts?.[0]?.[0] ?? ''])),
  );
  candidates.delete(id);
  return compared.rank(
    [...candidates].map(([itsId, itsText]) => ({ id: itsId, text: itsText })),
    first,
  );
}
