import type { FieldDefinition } from '../searched-fields.js';
import { termsOf } from '../tokens.js';
import type { IndexState } from './index-state.js';
import type { Reader } from './reader.js';
import { scratchFloat32, scratchFloat64, scratchUint32 } from './scratch.js';
import type { Section } from './sections.js';
import type { WantedWord } from './wanted-words.js';

/** Words remembered: "the" is in every other query, and takes 12 ms to read of 77,000 documents. */
const MAX_WORDS = 2_000;
/**
 * Documents in all lists that are remembered: 5 MB, and in a large index 32 bytes a document. A list that is not
 * remembered is read for every search, of a word in most of a million documents for 200 ms.
 */
const REMEMBERED = 600_000;
const REMEMBERED_SHARE = 4;
/** So many documents newer than a remembered list are read one by one; after that the list is read again. */
const MAX_NEWER = 200;

/** In which documents a word is, ascending, and how often. */
interface Occurrences {
  readonly numbers: Uint32Array;
  readonly counts: Float32Array;
  /** The highest document number when this was read. What was deleted since is never asked for. */
  readonly upTo: number;
}

/** Counts how often a section's documents have words, each occurrence weighing what its field does. */
export class OccurrenceCounter {
  readonly #section: Section;
  readonly #remembered = new Map<string, Occurrences>();
  #rememberedDocuments = 0;
  #generation = '';

  constructor(section: Section) {
    this.#section = section;
  }

  /**
   * How often each of the documents has each of the words.
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
    if (numbers.length * this.#section.placesPerText < places)
      return countInTexts(this.#section, reader, numbers, words);
    return (word) => this.#countInIndex(reader, state, numbers, word);
  }

  #countInIndex(reader: Reader, state: IndexState, numbers: Uint32Array, word: WantedWord): Float64Array {
    const counts = scratchFloat64(numbers.length);
    if (word.documents === 0) return counts;
    let occurrences = this.#remembered.get(word.term);
    let newer = occurrences ? above(numbers, occurrences.upTo) : numbers;
    if (!occurrences || newer.length > MAX_NEWER) {
      occurrences = readOccurrences(this.#section, reader, state, word);
      this.#remember(word.term, occurrences, state.sections[this.#section.type].documents);
      newer = numbers.subarray(numbers.length);
    }
    addCommon(counts, numbers, occurrences);
    if (newer.length > 0)
      counts.set(countInTexts(this.#section, reader, newer, [word])(word), numbers.length - newer.length);
    return counts;
  }

  #remember(term: string, occurrences: Occurrences, documents: number): void {
    const most = Math.max(REMEMBERED, REMEMBERED_SHARE * documents);
    this.#forget(term);
    this.#remembered.set(term, occurrences);
    this.#rememberedDocuments += occurrences.numbers.length;
    // The ones read longest ago.
    for (const other of this.#remembered.keys()) {
      if (this.#rememberedDocuments <= most && this.#remembered.size <= MAX_WORDS) break;
      this.#forget(other);
    }
  }

  #forget(term: string): void {
    this.#rememberedDocuments -= this.#remembered.get(term)?.numbers.length ?? 0;
    this.#remembered.delete(term);
  }
}

/** Fields of a section at the most: a place is read as its document's number times that, and its field's. */
const MAX_FIELDS = 4;

function readOccurrences(
  { fields, columns, occurrences: table }: Section,
  reader: Reader,
  state: IndexState,
  { term, beside }: WantedWord,
): Occurrences {
  // Where it is only in first fields, their names need not be read, which takes half the time again.
  const fieldOf = columns.map((column, at) => `when '${column}' then ${at}`).join(' ');
  const place = beside === 0 ? `doc * ${MAX_FIELDS}` : `doc * ${MAX_FIELDS} + case col ${fieldOf} end`;
  const places = reader.numbers(`select json_group_array(${place}) from ${table} where term = ?`, term);
  const numbers = scratchUint32(places.length);
  const counts = scratchFloat32(places.length);
  let last = -1;
  let inField = 0;
  for (let index = 0; index < places.length; index++) {
    const its = places[index] as number;
    const number = Math.floor(its / MAX_FIELDS);
    if (last < 0 || numbers[last] !== number) numbers[++last] = number;
    inField = index > 0 && places[index - 1] === its ? inField + 1 : 1;
    const { weight, most } = fields[its % MAX_FIELDS] as FieldDefinition;
    if (inField <= most) counts[last] = (counts[last] as number) + weight;
  }
  // Copies, since they are kept.
  return { numbers: numbers.slice(0, last + 1), counts: counts.slice(0, last + 1), upTo: state.lastNumber };
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
  { fields }: Section,
  reader: Reader,
  numbers: Uint32Array,
  words: readonly WantedWord[],
): (word: WantedWord) => Float64Array {
  const counts = new Map(words.map(({ term }) => [term, scratchFloat64(numbers.length)]));
  const rows = reader.list<[text: string, others: string[][]]>(
    `select json_group_array(json_array(text, json(others))) from (
       select text, others from search_text
       where number in (select value from json_each(?)) order by number)`,
    JSON.stringify([...numbers]),
  );
  for (const [index, [text, others]] of rows.entries())
    for (const [at, texts] of [[text], ...others].entries()) {
      const { weight, most } = fields[at] as FieldDefinition;
      for (const [term, count] of countTerms(texts, counts)) {
        const its = counts.get(term) as Float64Array;
        its[index] = (its[index] as number) + weight * Math.min(count, most);
      }
    }
  return ({ term }) => counts.get(term) as Float64Array;
}

/** How often texts have those words that are wanted. */
function countTerms(texts: readonly string[], wanted: ReadonlyMap<string, unknown>): Map<string, number> {
  const counted = new Map<string, number>();
  for (const text of texts)
    for (const term of termsOf(text)) if (wanted.has(term)) counted.set(term, (counted.get(term) ?? 0) + 1);
  return counted;
}

/** The end of an ascending list that is above a number. */
function above(numbers: Uint32Array, number: number): Uint32Array {
  let start = numbers.length;
  while (start > 0 && (numbers[start - 1] as number) > number) start--;
  return numbers.subarray(start);
}
