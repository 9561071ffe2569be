import { termsOf } from '../tokens.js';
import type { Attributes } from './attributes.js';
import type { IndexState } from './layout.js';
import { findNamed } from './matching-documents.js';
import type { Reader } from './reader.js';
import type { Wanted, WantedWord } from './wanted-words.js';

/** BM25's usual constants, those of FTS5 and Lucene: how soon repetition stops to count, how much length does. */
const K1 = 1.2;
const B = 0.75;
/** A word of the speaker's name says half as much about a statement as one of its own. */
const ACTOR_WEIGHT = 0.5;
/**
 * Reading a document's text and taking it apart costs about as much as reading so many of a word's places from
 * the index (12 µs against 0.06 µs).
 */
const PLACES_PER_TEXT = 200;

/**
 * How well documents match: first by how many of the words they have exactly as they were asked for, then by
 * BM25. A word that matches by its beginning or by a typo counts as there once.
 *
 * FTS5's own bm25() reads every match's length from a table, which takes 50 ms for 77,000 of them; the lengths
 * are in memory here, and the places of the words come from the same index.
 */
export class Ranking {
  readonly #words: readonly WantedWord[];
  readonly #attributes: Attributes;
  readonly #state: IndexState;
  readonly #averageLength: number;

  constructor(wanted: Wanted, attributes: Attributes, state: IndexState) {
    const words = new Map<string, WantedWord>();
    for (const word of [...wanted.phraseWords, ...wanted.words]) words.set(word.term, word);
    this.#words = [...words.values()];
    this.#attributes = attributes;
    this.#state = state;
    this.#averageLength = Math.max(1, state.words / Math.max(1, state.documents));
  }

  /** A score from 0 to 1 for each of the documents, whose numbers ascend. */
  scores(reader: Reader, numbers: Uint32Array): Float64Array {
    const scores = new Float64Array(numbers.length);
    const exact = new Uint16Array(numbers.length);
    const lengths = this.#relativeLengths(numbers);
    const countsOf = this.#readsTexts(numbers.length)
      ? countsFromTexts(reader, numbers, this.#words)
      : (word: WantedWord) => countsFromIndex(reader, numbers, word);
    for (const word of this.#words) {
      const counts = countsOf(word);
      const weight = this.#rarity(word.documents) * (K1 + 1);
      const inexactWeight = this.#rarity(Math.max(word.documents, word.inexactDocuments)) * (K1 + 1);
      for (let index = 0; index < numbers.length; index++) {
        const count = counts[index] as number;
        const length = lengths[index] as number;
        if (count > 0) {
          exact[index] = (exact[index] as number) + 1;
          scores[index] = (scores[index] as number) + (weight * count) / (count + length);
        } else scores[index] = (scores[index] as number) + inexactWeight / (1 + length);
      }
    }
    for (let index = 0; index < numbers.length; index++) {
      const score = scores[index] as number;
      scores[index] = ((exact[index] as number) + score / (1 + score)) / (this.#words.length + 1);
    }
    return scores;
  }

  /** BM25's divisor apart from the word's count. */
  #relativeLengths(numbers: Uint32Array): Float64Array {
    const words = this.#attributes.column('words');
    const lengths = new Float64Array(numbers.length);
    for (let index = 0; index < numbers.length; index++) {
      const length = words[this.#attributes.slotOf(numbers[index] as number)] as number;
      lengths[index] = K1 * (1 - B + (B * length) / this.#averageLength);
    }
    return lengths;
  }

  #readsTexts(documents: number): boolean {
    const places = this.#words.reduce((sum, word) => sum + word.documents, 0);
    return documents * PLACES_PER_TEXT < places;
  }

  /** Inverse document frequency, in the form that never falls below 0. */
  #rarity(documents: number): number {
    const all = Math.max(this.#state.documents, documents);
    return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
  }
}

/** How often each document has the word, an occurrence in the actor's name weighing less. */
function countsFromIndex(
  reader: Reader,
  numbers: Uint32Array,
  { term, documents, named }: WantedWord,
): Float64Array {
  const counts = new Float64Array(numbers.length);
  if (documents === 0) return counts;
  const places = reader.numbers(
    'select json_group_array(doc) as list from search_occurrence where term = ?',
    term,
  );
  addCommon(counts, numbers, places, 1);
  if (named > 0) addCommon(counts, numbers, findNamed(reader, term), ACTOR_WEIGHT - 1);
  return counts;
}

/** Adds to the documents' counts for each of the places; both ascend. */
function addCommon(counts: Float64Array, numbers: Uint32Array, places: Uint32Array, amount: number): void {
  let index = 0;
  for (let place = 0; place < places.length; place++) {
    const number = places[place] as number;
    while (index < numbers.length && (numbers[index] as number) < number) index++;
    if (numbers[index] === number) counts[index] = (counts[index] as number) + amount;
  }
}

/** The same counts, from the documents' texts. */
function countsFromTexts(
  reader: Reader,
  numbers: Uint32Array,
  words: readonly WantedWord[],
): (word: WantedWord) => Float64Array {
  const counts = new Map(words.map(({ term }) => [term, new Float64Array(numbers.length)]));
  const rows = reader.all<{ text: string; actor_name: string | null }>(
    `select text, actor_name from search_text
     where number in (select value from json_each(?)) order by number`,
    JSON.stringify([...numbers]),
  );
  rows.forEach((row, index) => {
    const add = (term: string, amount: number): void => {
      const its = counts.get(term);
      if (its) its[index] = (its[index] as number) + amount;
    };
    for (const term of termsOf(row.text)) add(term, 1);
    // Once, like the list of documents that countsFromIndex subtracts.
    const named = termsOf(row.actor_name ?? '');
    for (const [at, term] of named.entries()) add(term, named.indexOf(term) === at ? ACTOR_WEIGHT : 1);
  });
  return ({ term }) => counts.get(term) as Float64Array;
}
