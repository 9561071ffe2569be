import type { SearchRequest } from '../search-engine.js';
import type { Attributes } from './attributes.js';
import { bestOf } from './best.js';
import type { Position } from './cursor.js';
import type { Reader } from './reader.js';

/** A document at its place in the answer's order. */
export interface RankedDocument extends Omit<Position, 'id'> {
  readonly number: number;
  /** 1 where nothing was asked that could be matched better or worse. */
  readonly score: number;
}

/**
 * The documents of one page.
 *
 * @param numbers all that match, ascending
 * @param scores what to sort them by; null: their dates
 */
export function pageOf(
  numbers: Uint32Array,
  scores: Float64Array | null,
  { sort, first }: Pick<SearchRequest, 'sort' | 'first'>,
  after: Position | null,
  attributes: Attributes,
  reader: Reader,
): { readonly documents: RankedDocument[]; readonly hasNextPage: boolean } {
  const slots = attributes.slotsOf(numbers);
  const ranks = scores ?? timeRanks(slots, attributes, sort === 'OLDEST' ? -1 : 1);
  const sortKeys = Float64Array.from(slots, (slot) => attributes.sortKey[slot] as number);
  const compare = (left: number, right: number): number =>
    // NaN (twice -Infinity) and 0 go on to the next rule.
    (ranks[right] as number) - (ranks[left] as number) ||
    (sortKeys[left] as number) - (sortKeys[right] as number) ||
    left - right;

  const start = after && (scores ? atPresent(after, numbers, scores, reader) : after);
  const places = start ? placesAfter(start, ranks, sortKeys) : Uint32Array.from(ranks.keys());
  const best = bestOf(places, first + 1, compare);
  return {
    documents: best.slice(0, first).map((place) => ({
      number: numbers[place] as number,
      rank: ranks[place] as number,
      sortKey: sortKeys[place] as number,
      score: scores?.[place] ?? 1,
    })),
    hasNextPage: best.length > first,
  };
}

function timeRanks(slots: Uint32Array, { published }: Attributes, direction: 1 | -1): Float64Array {
  return Float64Array.from(slots, (slot) => {
    const time = published[slot] as number;
    // No date comes last, whatever the direction.
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : direction * time;
  });
}

/** Scores move with every document that comes or goes, so the page starts where its anchor stands by now. */
function atPresent(after: Position, numbers: Uint32Array, scores: Float64Array, reader: Reader): Position {
  const row = reader.get<{ number: number }>('select number from search_document where id = ?', after.id);
  const place = row ? numbers.indexOf(row.number) : -1;
  return place < 0 ? after : { ...after, rank: scores[place] as number };
}

function placesAfter({ rank, sortKey }: Position, ranks: Float64Array, sortKeys: Float64Array): Uint32Array {
  const places = new Uint32Array(ranks.length);
  let count = 0;
  for (let place = 0; place < ranks.length; place++) {
    const its = ranks[place] as number;
    if (its < rank || (its === rank && (sortKeys[place] as number) > sortKey)) places[count++] = place;
  }
  return places.subarray(0, count);
}
