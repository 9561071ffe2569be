import { MAX_PHRASE_SOURCES, mayBeginPhrase, phrasesIn } from '../phrases.js';
import type { QueryWord } from '../query.js';
import type { Suggestions, SuggestRequest } from '../search-engine.js';
import { termsOf } from '../tokens.js';
import { hasAll, typedWords } from '../typed-words.js';
import { bestOf } from './best.js';
import type { HitRow } from './hit-rows.js';
import type { IndexMemory } from './index-memory.js';
import { match } from './match.js';
import { countWithPhrase, findLatestWithPhrase } from './matching-documents.js';
import { SECTIONS } from './sections.js';

/** Finds actors, publishers and phrases by what has been typed of them. */
export function suggest({ prefix, limit }: SuggestRequest, memory: IndexMemory): Suggestions {
  const matched = match({ query: prefix, filter: {}, types: ['ACTOR'] }, Number.POSITIVE_INFINITY, memory);
  if (!matched) throw new Error('Without a limit something is matched.');
  const { reader, attributes, publishers } = memory;
  publishers.refresh(reader, matched.state, attributes, memory.section('ARTICLE').all(reader, matched.state));
  const typed = typedWords(prefix);
  const actors = matched.passing.flatMap(({ numbers }) => mostStatements(numbers, limit, memory));
  const exactActors = actors.filter(({ row: [, , , name, others] }) =>
    hasAll([name, ...others.flat()].flatMap(termsOf), typed),
  );
  const exactPublishers = publishers.find(typed, limit, false);
  const phrases = mayBeginPhrase(typed) ? frequentPhrases(typed, limit, memory) : [];
  const isMisspelt = exactActors.length + exactPublishers.length + phrases.length === 0;
  return {
    actors: (isMisspelt ? actors : exactActors).map(({ row: [, id], statements }) => ({ id, statements })),
    publishers: isMisspelt ? publishers.find(typed, limit, true) : exactPublishers,
    phrases,
  };
}

interface SuggestedActor {
  readonly row: HitRow;
  readonly statements: number;
}

function mostStatements(
  numbers: Uint32Array,
  limit: number,
  { reader, attributes, hitRows }: IndexMemory,
): SuggestedActor[] {
  const slots = attributes.slotsOf(numbers);
  const statements = attributes.column('statements');
  const countAt = (place: number): number => statements[slots[place] as number] as number;
  const best = bestOf(
    [...numbers.keys()],
    limit,
    (left, right) => countAt(right) - countAt(left) || left - right,
  );
  const rows = hitRows.read(
    reader,
    best.map((place) => numbers[place] as number),
  );
  return rows.map((row, at) => ({ row, statements: countAt(best[at] as number) }));
}

function frequentPhrases(
  typed: readonly QueryWord[],
  limit: number,
  { reader, hitRows }: IndexMemory,
): Suggestions['phrases'] {
  const section = SECTIONS.STATEMENT;
  const terms = typed.map(({ term }) => term);
  const begun = { terms, prefix: typed.at(-1)?.prefix ?? false };
  const latest = findLatestWithPhrase(reader, section, begun, MAX_PHRASE_SOURCES);
  const texts = hitRows.read(reader, [...latest]).map(([, , , text]) => text);
  return phrasesIn(texts, typed, limit)
    .map((text) => ({ text, statements: countWithPhrase(reader, section, termsOf(text)) }))
    .sort((left, right) => right.statements - left.statements);
}
