import type { IndexState } from './index-state.js';
import { addNear } from './near-words.js';
import type { Reader } from './reader.js';
import type { Section } from './sections.js';

/** Words read at once while the vocabulary is filled. */
const READ_AT_ONCE = 50_000;
/** So many new words are kept apart before they are merged with the rest, which takes milliseconds. */
const MAX_RECENT = 4_000;

/**
 * Every word of a section, in memory, to find those that are nearly another. Read at the first typo; after
 * that, only what is new. Finding the neighbours of a word among 50,000 takes about 0.1 ms, or 0.7 ms where none has less than two typos.
 */
export class Vocabulary {
  /** Sorted by code units, as the recent ones are. */
  #words: string[] = [];
  #recent: string[] = [];
  #lastId = 0;
  #generation = '';

  /** Reads the words that came since the last time. */
  refresh(reader: Reader, { terms }: Section, state: IndexState): void {
    if (state.generation !== this.#generation) {
      this.#generation = state.generation;
      this.#words = [];
      this.#recent = [];
      this.#lastId = 0;
    }
    const lastId = this.#lastId;
    for (;;) {
      const [words, last] = reader.list(
        `select json_array(json_group_array(term), max(id))
         from (select id, term from ${terms} where id > ? order by id limit ${READ_AT_ONCE})`,
        this.#lastId,
      ) as unknown as [string[], number | null];
      if (last === null) break;
      this.#lastId = last;
      for (const word of words) this.#recent.push(word);
    }
    if (this.#lastId === lastId) return;
    this.#recent.sort();
    if (this.#recent.length <= MAX_RECENT) return;
    this.#words = merged(this.#words, this.#recent);
    this.#recent = [];
  }

  /**
   * The words that are so many typos away from one, where there are none that are fewer away.
   *
   * @param prefix whether words that begin nearly so are near too
   */
  near(term: string, how: { readonly distance: number; readonly prefix: boolean }): string[] {
    const words: string[] = [];
    for (const sorted of [this.#words, this.#recent]) addNear(words, sorted, term, how);
    return words;
  }
}

function merged(left: readonly string[], right: readonly string[]): string[] {
  const words: string[] = [];
  let next = 0;
  for (const word of left) {
    while (next < right.length && (right[next] as string) < word) words.push(right[next++] as string);
    words.push(word);
  }
  while (next < right.length) words.push(right[next++] as string);
  return words;
}
