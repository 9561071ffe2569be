import type { Position } from '../cursor.js';
import type { SearchRequest } from '../search-engine.js';
import type { Attributes } from './attributes.js';
import { bestOf } from './best.js';
import type { Reader } from './reader.js';
import { scratchFloat64, scratchUint32 } from './scratch.js';

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
  // Plain loops all over: TypedArray.from() takes 40 times as long.
  const slots = attributes.slotsOf(numbers);
  const ranks = scores ?? timeRanks(slots, attributes, sort === 'OLDEST' ? -1 : 1);
  const sortKeys = scratchFloat64(slots.length);
  for (let place = 0; place < slots.length; place++)
    sortKeys[place] = attributes.sortKey[slots[place] as number] as number;
  const compare = (left: number, right: number): number =>
    // NaN (twice -Infinity) and 0 go on to the next rule.
    (ranks[right] as number) - (ranks[left] as number) ||
    (sortKeys[left] as number) - (sortKeys[right] as number) ||
    left - right;

  const start = after && scores ? atPresent(after, numbers, scores, reader) : after;
  // Without its anchor a page by score starts after as many hits as had been seen apart from the anchor.
  const skipped = after && !start ? Math.max(0, after.seen - 1) : 0;
  const places = placesAfter(start, ranks, sortKeys);
  const best = bestOf(places, skipped + first + 1, compare).slice(skipped);
  const seen = after ? after.seen : 0;
  return {
    documents: best.slice(0, first).map((place, index) => ({
      number: numbers[place] as number,
      rank: ranks[place] as number,
      sortKey: sortKeys[place] as number,
      seen: seen + index + 1,
      score: scores?.[place] ?? 1,
    })),
    hasNextPage: best.length > first,
  };
}

function timeRanks(slots: Uint32Array, { published }: Attributes, direction: 1 | -1): Float64Array {
  const ranks = scratchFloat64(slots.length);
  for (let place = 0; place < slots.length; place++) {
    const time = published[slots[place] as number] as number;
    // No date comes last, whatever the direction.
    ranks[place] = Number.isNaN(time) ? Number.NEGATIVE_INFINITY : direction * time;
  }
  return ranks;
}

/**
 * Scores move with every document that comes or goes, so a page starts where its anchor stands by now; null
 * where it matches no more.
 */
function atPresent(
  after: Position,
  numbers: Uint32Array,
  scores: Float64Array,
  reader: Reader,
): Position | null {
  const row = reader.get<{ number: number }>('select number from search_document where id = ?', after.id);
  const place = row ? numbers.indexOf(row.number) : -1;
  return place < 0 ? null : { ...after, rank: scores[place] as number };
}

/** The places of all documents that come after a position; all of them where there is none. */
function placesAfter(after: Position | null, ranks: Float64Array, sortKeys: Float64Array): Uint32Array {
  const places = scratchUint32(ranks.length);
  let count = 0;
  for (let place = 0; place < ranks.length; place++) {
    const rank = ranks[place] as number;
    const comesAfter =
      after === null ||
      rank < after.rank ||
      (rank === after.rank && (sortKeys[place] as number) > after.sortKey);
    if (comesAfter) places[count++] = place;
  }
  return places.subarray(0, count);
}
