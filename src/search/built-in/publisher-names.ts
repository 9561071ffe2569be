import type { QueryWord } from '../query.js';
import type { Suggestions } from '../search-engine.js';
import { termsOf } from '../tokens.js';
import { hasAll } from '../typed-words.js';
import { allowedTypos, typoDistance } from '../typo.js';
import type { Attributes } from './attributes.js';
import { bestOf } from './best.js';
import type { IndexState } from './index-state.js';
import type { Reader } from './reader.js';

interface Publisher {
  readonly code: number;
  readonly name: string;
  readonly terms: readonly string[];
}

/** The names of all publishers, in memory: there are some thousand at the most. */
export class PublisherNames {
  #publishers: Publisher[] = [];
  #lastCode = 0;
  /** By code: how many articles there are. */
  #counts = new Uint32Array(0);
  #state: IndexState | null = null;

  /** Reads what has come since the last time. */
  refresh(reader: Reader, state: IndexState, attributes: Attributes, articles: Uint32Array): void {
    const before = this.#state;
    if (before?.generation === state.generation && before.revision === state.revision) return;
    if (before?.generation !== state.generation) {
      this.#publishers = [];
      this.#lastCode = 0;
    }
    this.#state = state;
    const rows = reader.list<[code: number, name: string]>(
      `select json_group_array(json_array(code, value)) from search_value where field = 'publisher' and code > ?`,
      this.#lastCode,
    );
    for (const [code, name] of rows) {
      this.#publishers.push({ code, name, terms: termsOf(name) });
      this.#lastCode = Math.max(this.#lastCode, code);
    }
    const codes = attributes.column('publisher');
    const counts = new Uint32Array(this.#lastCode + 1);
    for (let index = 0; index < articles.length; index++) {
      const code = codes[attributes.slotOf(articles[index] as number)] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    this.#counts = counts;
  }

  /**
   * Those whose names have all of the words, the last one as the beginning of a word; those of most articles first.
   * @param lenient whether the words may be misspelt
   */
  find(words: readonly QueryWord[], limit: number, lenient: boolean): Suggestions['publishers'] {
    const isFound = lenient ? hasAllNearly : hasAll;
    const found = this.#publishers.filter(
      ({ code, terms }) => this.#articlesOf(code) > 0 && isFound(terms, words),
    );
    const best = bestOf([...found.keys()], limit, (left, right) => {
      const [one, other] = [found[left] as Publisher, found[right] as Publisher];
      return this.#articlesOf(other.code) - this.#articlesOf(one.code) || (one.name < other.name ? -1 : 1);
    });
    return best.map((place) => {
      const { code, name } = found[place] as Publisher;
      return { name, articles: this.#articlesOf(code) };
    });
  }

  #articlesOf(code: number): number {
    return this.#counts[code] ?? 0;
  }
}

function hasAllNearly(terms: readonly string[], words: readonly QueryWord[]): boolean {
  return words.every(({ term, prefix }) => {
    const allowed = allowedTypos(term);
    return terms.some((other) => typoDistance(term, other, allowed, !prefix) <= allowed);
  });
}
