import { termsOf } from '../tokens.js';
import type { IndexState } from './layout.js';
import { findNamed } from './matching-documents.js';
import type { Reader } from './reader.js';
import type { WantedWord } from './wanted-words.js';

/** A word of the speaker's name says half as much about a statement as one of its own. */
const ACTOR_WEIGHT = 0.5;
/**
 * Reading a document's text and taking it apart costs about as much as reading so many of a word's places from
 * the index (12 µs against 0.06 µs).
 */
const PLACES_PER_TEXT = 200;
/** Words remembered: "the" is in every other query, and takes 12 ms to read of 77,000 documents. */
const MAX_WORDS = 2_000;
/** Documents in all lists that are remembered: 5 MB. */
const MAX_REMEMBERED = 600_000;
/** So many documents newer than a remembered list are read one by one; after that the list is read again. */
const MAX_NEWER = 200;

/** In which documents a word is, ascending, and how often. */
interface Occurrences {
  readonly numbers: Uint32Array;
  readonly counts: Float32Array;
  /** The highest document number when this was read. What was deleted since is never asked for. */
  readonly upTo: number;
}

/** Counts how often documents have words. */
export class OccurrenceCounter {
  readonly #remembered = new Map<string, Occurrences>();
  #rememberedDocuments = 0;
  #generation = '';

  /**
   * How often each of the documents has each of the words, an occurrence in the actor's name weighing less.
   *
   * @param numbers ascending
   */
  count(
    reader: Reader,
    state: IndexState,
    numbers: Uint32Array,
    words: readonly WantedWord[],
  ): (word: WantedWord) => Float64Array {
    if (state.generation !== this.#generation) {
      this.#generation = state.generation;
      this.#remembered.clear();
      this.#rememberedDocuments = 0;
    }
    const places = words.reduce((sum, { documents }) => sum + documents, 0);
    if (numbers.length * PLACES_PER_TEXT < places) return countInTexts(reader, numbers, words);
    return (word) => this.#countInIndex(reader, state, numbers, word);
  }

  #countInIndex(reader: Reader, state: IndexState, numbers: Uint32Array, word: WantedWord): Float64Array {
    const counts = new Float64Array(numbers.length);
    if (word.documents === 0) return counts;
    let occurrences = this.#remembered.get(word.term);
    let newer = occurrences ? above(numbers, occurrences.upTo) : numbers;
    if (!occurrences || newer.length > MAX_NEWER) {
      occurrences = readOccurrences(reader, state, word);
      this.#remember(word.term, occurrences);
      newer = numbers.subarray(numbers.length);
    }
    addCommon(counts, numbers, occurrences);
    if (newer.length > 0)
      counts.set(countInTexts(reader, newer, [word])(word), numbers.length - newer.length);
    return counts;
  }

  #remember(term: string, occurrences: Occurrences): void {
    this.#forget(term);
    this.#remembered.set(term, occurrences);
    this.#rememberedDocuments += occurrences.numbers.length;
    // The ones read longest ago.
    for (const other of this.#remembered.keys()) {
      if (this.#rememberedDocuments <= MAX_REMEMBERED && this.#remembered.size <= MAX_WORDS) break;
      this.#forget(other);
    }
  }

  #forget(term: string): void {
    this.#rememberedDocuments -= this.#remembered.get(term)?.numbers.length ?? 0;
    this.#remembered.delete(term);
  }
}

function readOccurrences(reader: Reader, state: IndexState, { term, named }: WantedWord): Occurrences {
  const places = reader.numbers('select json_group_array(doc) from search_occurrence where term = ?', term);
  const numbers = new Uint32Array(places.length);
  const counts = new Float32Array(places.length);
  let last = -1;
  for (let place = 0; place < places.length; place++) {
    const number = places[place] as number;
    if (last < 0 || numbers[last] !== number) numbers[++last] = number;
    counts[last] = (counts[last] as number) + 1;
  }
  // Copies, so that the unused ends are freed.
  const occurrences = {
    numbers: numbers.slice(0, last + 1),
    counts: counts.slice(0, last + 1),
    upTo: state.lastNumber,
  };
  if (named > 0) weighNames(occurrences, findNamed(reader, term));
  return occurrences;
}

function weighNames({ numbers, counts }: Occurrences, named: Uint32Array): void {
  let index = 0;
  for (const number of named) {
    while (index < numbers.length && (numbers[index] as number) < number) index++;
    if (numbers[index] === number) counts[index] = (counts[index] as number) - 1 + ACTOR_WEIGHT;
  }
}

/** Adds to the documents' counts what is known of them; both ascend. */
function addCommon(counts: Float64Array, numbers: Uint32Array, occurrences: Occurrences): void {
  const { numbers: known, counts: knownCounts } = occurrences;
  let index = 0;
  for (let place = 0; place < known.length; place++) {
    const number = known[place] as number;
    while (index < numbers.length && (numbers[index] as number) < number) index++;
    if (numbers[index] === number) counts[index] = knownCounts[place] as number;
  }
}

/** The same counts as the index gives, from the documents' texts. */
function countInTexts(
  reader: Reader,
  numbers: Uint32Array,
  words: readonly WantedWord[],
): (word: WantedWord) => Float64Array {
  const counts = new Map(words.map(({ term }) => [term, new Float64Array(numbers.length)]));
  const rows = reader.list<[text: string, actorName: string | null]>(
    `select json_group_array(json_array(text, actor_name)) from (
       select text, actor_name from search_text
       where number in (select value from json_each(?)) order by number)`,
    JSON.stringify([...numbers]),
  );
  for (const [index, [text, actorName]] of rows.entries()) {
    const add = (term: string, amount: number): void => {
      const its = counts.get(term);
      if (its) its[index] = (its[index] as number) + amount;
    };
    for (const term of termsOf(text)) add(term, 1);
    // Once for a name, as the index is asked whether the name has the word.
    const named = termsOf(actorName ?? '');
    for (const [at, term] of named.entries()) add(term, named.indexOf(term) === at ? ACTOR_WEIGHT : 1);
  }
  return ({ term }) => counts.get(term) as Float64Array;
}

/** The end of an ascending list that is above a number. */
function above(numbers: Uint32Array, number: number): Uint32Array {
  let start = numbers.length;
  while (start > 0 && (numbers[start - 1] as number) > number) start--;
  return numbers.subarray(start);
}
