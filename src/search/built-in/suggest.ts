import type { Suggestions, SuggestRequest } from '../search-engine.js';
import { typedWords } from '../typed-words.js';
import { bestOf } from './best.js';
import type { HitRow } from './hit-rows.js';
import type { IndexMemory } from './index-memory.js';
import { match } from './match.js';

/** Finds actors, publishers and phrases by what has been typed of them. */
export function suggest({ prefix, limit }: SuggestRequest, memory: IndexMemory): Suggestions {
  const matched = match(
    { query: prefix, filter: {}, types: ['ACTOR', 'PHRASE'] },
    Number.POSITIVE_INFINITY,
    memory,
  );
  if (!matched) throw new Error('Without a limit something is matched.');
  const { reader, attributes, publishers } = memory;
  const [actors = NONE, phrases = NONE] = matched.passing.map(({ numbers }) =>
    mostStatements(numbers, limit, memory),
  );
  publishers.refresh(reader, matched.state, attributes, memory.section('ARTICLE').all(reader, matched.state));
  const typed = typedWords(prefix);
  const exact = publishers.find(typed, limit, false);
  const isMisspelt = exact.length + actors.length + phrases.length === 0;
  return {
    actors: actors.map(({ row: [, id], statements }) => ({ id, statements })),
    publishers: isMisspelt ? publishers.find(typed, limit, true) : exact,
    phrases: phrases.map(({ row: [, , , text], statements }) => ({ text, statements })),
  };
}

interface Suggested {
  readonly row: HitRow;
  readonly statements: number;
}
const NONE: readonly Suggested[] = [];

function mostStatements(
  numbers: Uint32Array,
  limit: number,
  { reader, attributes, hitRows }: IndexMemory,
): Suggested[] {
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
