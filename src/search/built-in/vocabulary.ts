import { allowedTypos, typoDistance } from '../typo.js';
import type { IndexState } from './layout.js';
import type { Reader } from './reader.js';

/** Words read at once while the vocabulary is filled. */
const READ_AT_ONCE = 50_000;

/** Words of one length, each with a mask of the letters it has. */
interface Shelf {
  readonly terms: string[];
  masks: Uint32Array;
}

/**
 * Every word of the index, in memory, to find those that are nearly another. Read at the first typo; after
 * that, only what is new. Finding the neighbours of a word among 100,000 takes about 1 ms.
 */
export class Vocabulary {
  /** By length in code units. */
  readonly #shelves: Shelf[] = [];
  #lastId = 0;
  #generation = '';

  /** Reads the words that came since the last time. */
  refresh(reader: Reader, state: IndexState): void {
    if (state.generation !== this.#generation) {
      this.#generation = state.generation;
      this.#shelves.length = 0;
      this.#lastId = 0;
    }
    for (;;) {
      const lists = reader.get<{ terms: string; last: number | null }>(
        `select json_group_array(term) as terms, max(id) as last
         from (select id, term from search_term where id > ? order by id limit ${READ_AT_ONCE})`,
        this.#lastId,
      );
      if (!lists || lists.last === null) return;
      this.#lastId = lists.last;
      for (const term of JSON.parse(lists.terms) as string[]) this.#add(term);
    }
  }

  /**
   * The words nearest to one, within the typos it may have: all at the smallest distance that there is, those
   * without a typo left out.
   *
   * @param prefix whether words that begin nearly so are near too
   */
  nearest(term: string, prefix: boolean): string[] {
    const limit = allowedTypos(term);
    if (limit === 0) return [];
    let best: number = limit;
    let found: string[] = [];
    const wanted = maskOf(term);
    const shortest = Math.max(1, term.length - limit);
    const longest = prefix ? this.#shelves.length - 1 : term.length + limit;
    for (let length = shortest; length <= longest; length++) {
      const shelf = this.#shelves[length];
      if (!shelf) continue;
      const { terms, masks } = shelf;
      for (let index = 0; index < terms.length; index++) {
        const mask = masks[index] as number;
        // Every letter that only one of them has is a typo, or half of one letter taken for another.
        if (ones(wanted & ~mask) > best || (!prefix && ones(mask & ~wanted) > best)) continue;
        const other = terms[index] as string;
        const distance = typoDistance(term, other, best, !prefix);
        if (distance > best || distance === 0) continue;
        if (distance < best) found = [];
        best = distance;
        found.push(other);
      }
    }
    return found;
  }

  #add(term: string): void {
    const { length } = term;
    this.#shelves[length] ??= { terms: [], masks: new Uint32Array(16) };
    const shelf = this.#shelves[length] as Shelf;
    if (shelf.terms.length === shelf.masks.length) {
      const masks = new Uint32Array(shelf.masks.length * 2);
      masks.set(shelf.masks);
      shelf.masks = masks;
    }
    shelf.masks[shelf.terms.length] = maskOf(term);
    shelf.terms.push(term);
  }
}

/** A bit for each letter a to z; letters of other scripts share the bits. */
function maskOf(term: string): number {
  let mask = 0;
  for (let index = 0; index < term.length; index++) mask |= 1 << (term.charCodeAt(index) & 31);
  return mask >>> 0;
}

/** How many bits are set. */
function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
