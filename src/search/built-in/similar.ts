import type { SimilarHit, SimilarRequest } from '../search-engine.js';
import { ComparedStatement, comparedTerms } from '../similarity.js';
import { bestOf } from './best.js';
import type { IndexMemory } from './index-memory.js';
import { findAny } from './matching-documents.js';
import { Ranking } from './ranking.js';
import { wantedOf } from './scratch.js';
import { SearchedTerms } from './searched-terms.js';
import { anyOf } from './wanted-words.js';

/** Statements that are compared with one word by word: those that have most of its rarest words. */
const MAX_CANDIDATES = 200;

/**
 * Finds the statements of other articles that are like one.
 * @returns null where more than the limit may have to be looked at
 */
export function findSimilar(
  { id, text, articleId, first, within }: SimilarRequest,
  limit: number,
  memory: IndexMemory,
): readonly SimilarHit[] | null {
  const { reader, attributes, codes, hitRows } = memory;
  const state = reader.state();
  const { documents } = state.sections.STATEMENT;
  const statements = memory.section('STATEMENT');
  const known = new SearchedTerms([statements], reader, state).known(comparedTerms(text));
  const frequencies = new Map([...known].map(([term, row]) => [term, row.documents]));
  const compared = new ComparedStatement(text, frequencies, documents);
  const wanted = anyOf(compared.sought, known);
  if (wanted.words.reduce((sum, word) => sum + word.documents, 0) > limit) return null;
  const numbers = findAny(reader, statements.section, compared.sought);
  memory.refresh(state);
  const [own] = codes.codesOf(reader, 'article', [articleId]);
  const articles = attributes.column('article');
  const publishers = attributes.column('publisher');
  const seen = within && new Set(codes.codesOf(reader, 'publisher', within));
  const others = wantedOf(numbers, (number) => {
    const slot = attributes.slotOf(number);
    return articles[slot] !== own && (!seen || seen.has(publishers[slot] as number));
  });
  const ranking = new Ranking(wanted, statements, documents, attributes, state);
  const scores = ranking.scores(reader, others);
  const best = bestOf(
    [...others.keys()],
    MAX_CANDIDATES,
    (left, right) => (scores[right] as number) - (scores[left] as number) || right - left,
  );
  const rows = hitRows.read(
    reader,
    best.map((place) => others[place] as number),
  );
  const candidates = rows.map(([, itsId, , itsText]) => ({ id: itsId, text: itsText }));
  return compared.rank(
    candidates.filter((candidate) => candidate.id !== id),
    first,
  );
}
