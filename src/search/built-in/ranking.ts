import type { Attributes } from './attributes.js';
import type { SectionMemory } from './index-memory.js';
import type { IndexState } from './index-state.js';
import { findProminent, membership } from './matching-documents.js';
import type { OccurrenceCounter } from './occurrences.js';
import type { Reader } from './reader.js';
import { scratchFloat64, scratchUint16 } from './scratch.js';
import type { Section } from './sections.js';
import type { Wanted, WantedWord } from './wanted-words.js';

/** BM25's usual constants, those of FTS5 and Lucene: how soon repetition stops to count, how much length does. */
const K1 = 1.2;
const B = 0.75;

/** What a word that matches by its beginning or by a typo counts in a name or headline, and beside it. */
const PROMINENT = 2;
const BESIDE = 0.5;
/** Less than any difference in how well two documents match. */
const PROMINENCE = 1e-9;

/**
 * How well a section's documents match: first by how many of the words they have exactly as they were asked for, then by
 * BM25. A word that matches by its beginning or by a typo counts as there once.
 *
 * FTS5's own bm25() reads every match's length from a table, which takes 50 ms for 77,000 of them; the lengths
 * are in memory here, and the places of the words come from the same index.
 */
export class Ranking {
  readonly #section: Section;
  readonly #words: readonly WantedWord[];
  readonly #attributes: Attributes;
  readonly #counter: OccurrenceCounter;
  readonly #state: IndexState;
  readonly #averageLength: number;
  readonly #documents: number;

  /** @param documents how many there are of all types that are searched: what is rare is so among them */
  constructor(
    wanted: Wanted,
    { section, counter }: SectionMemory,
    documents: number,
    attributes: Attributes,
    state: IndexState,
  ) {
    const words = new Map<string, WantedWord>();
    for (const word of [...wanted.phraseWords, ...wanted.words]) words.set(word.term, word);
    this.#section = section;
    this.#words = [...words.values()];
    this.#attributes = attributes;
    this.#counter = counter;
    this.#state = state;
    this.#documents = documents;
    const own = state.sections[section.type];
    this.#averageLength = Math.max(1, own.words / Math.max(1, own.documents));
  }

  /** A score from 0 to 1 for each of the documents, whose numbers ascend. */
  scores(reader: Reader, numbers: Uint32Array): Float64Array {
    const scores = scratchFloat64(numbers.length);
    const exact = scratchUint16(numbers.length);
    const lengths = this.#relativeLengths(numbers);
    const countsOf = this.#counter.count(reader, this.#state, numbers, this.#words);
    for (const word of this.#words) {
      const counts = countsOf(word);
      const weight = this.#rarity(word.documents) * (K1 + 1);
      const inexactCount = this.#inexactCounts(reader, word);
      const inexactWeight = this.#rarity(Math.max(word.documents, word.inexactDocuments)) * (K1 + 1);
      for (let index = 0; index < numbers.length; index++) {
        const count = counts[index] as number;
        const length = lengths[index] as number;
        if (count > 0) {
          exact[index] = (exact[index] as number) + 1;
          scores[index] = (scores[index] as number) + (weight * count) / (count + length);
        } else if (word.inexactDocuments > 0) {
          const its = inexactCount(numbers[index] as number);
          scores[index] = (scores[index] as number) + (inexactWeight * its) / (its + length);
        }
      }
    }
    for (let index = 0; index < numbers.length; index++) {
      const score = scores[index] as number;
      scores[index] = ((exact[index] as number) + score / (1 + score)) / (this.#words.length + 1);
    }
    this.#addProminence(scores, numbers);
    return scores;
  }

  /** How much a word that is not quite there counts in a document, asked in ascending order. */
  #inexactCounts(reader: Reader, word: WantedWord): (number: number) => number {
    if (word.inexactDocuments === 0 || this.#section.prominent.length === 0) return () => 1;
    const isProminent = membership(findProminent(reader, this.#section, word));
    return (number) => (isProminent(number) ? PROMINENT : BESIDE);
  }

  /** Of two actors of the same name, the one with more statements comes first. */
  #addProminence(scores: Float64Array, numbers: Uint32Array): void {
    const statements = this.#attributes.column('statements');
    for (let index = 0; index < numbers.length; index++) {
      const count = statements[this.#attributes.slotOf(numbers[index] as number)] as number;
      if (count > 0) scores[index] = (scores[index] as number) + (PROMINENCE * count) / (count + 1);
    }
  }

  /** BM25's divisor apart from the word's count. */
  #relativeLengths(numbers: Uint32Array): Float64Array {
    const words = this.#attributes.column('words');
    const lengths = scratchFloat64(numbers.length);
    for (let index = 0; index < numbers.length; index++) {
      const length = words[this.#attributes.slotOf(numbers[index] as number)] as number;
      lengths[index] = K1 * (1 - B + (B * length) / this.#averageLength);
    }
    return lengths;
  }

  /** Inverse document frequency, in the form that never falls below 0. */
  #rarity(documents: number): number {
    const all = Math.max(this.#documents, documents);
    return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
  }
}
