import type { QueryWord } from '../query.js';
import { allowedTypos } from '../typo.js';
import type { IndexState } from './index-state.js';
import type { Reader } from './reader.js';
import type { Section } from './sections.js';
import type { Vocabulary } from './vocabulary.js';

/** A misspelt word is taken for so many others at the most, those in most documents first. */
const MAX_TAKEN_FOR = 20;
/** Words that a beginning is completed to, looked at to say how rare it is. */
const MAX_COMPLETIONS_COUNTED = 1000;

/** A word of the index, in how many documents it is, and in how many of them in another field than the first. */
export interface TermRow {
  readonly term: string;
  readonly documents: number;
  readonly beside: number;
}

/** A section and what is remembered of its words. */
export interface SearchedSection {
  readonly section: Section;
  readonly vocabulary: Vocabulary;
}

/** The words of the sections that a search looks through, taken together. */
export class SearchedTerms {
  readonly #sections: readonly SearchedSection[];
  readonly #reader: Reader;
  readonly #state: IndexState;

  constructor(sections: readonly SearchedSection[], reader: Reader, state: IndexState) {
    this.#sections = sections;
    this.#reader = reader;
    this.#state = state;
  }

  /** Those of the words that are in any document. */
  known(terms: Iterable<string>): Map<string, TermRow> {
    const known = new Map<string, TermRow>();
    const json = JSON.stringify([...terms]);
    for (const { section } of this.#sections)
      for (const [term, documents, beside] of this.#reader.list<[string, number, number]>(
        `select json_group_array(json_array(term, documents, beside)) from ${section.terms}
         where documents > 0 and term in (select value from json_each(?))`,
        json,
      )) {
        const before = known.get(term);
        known.set(term, {
          term,
          documents: documents + (before?.documents ?? 0),
          beside: beside + (before?.beside ?? 0),
        });
      }
    return known;
  }

  /** What a word may have been meant to be, those in most documents first. */
  nearest({ term, prefix }: QueryWord): TermRow[] {
    let found: Map<string, TermRow> = new Map();
    // Words of documents that are gone stay in a vocabulary; what is meant is in some document.
    for (const terms of this.#nearer(term, prefix)) {
      found = this.known(terms);
      if (found.size > 0) break;
    }
    return [...found.values()]
      .sort((left, right) => right.documents - left.documents || (left.term < right.term ? -1 : 1))
      .slice(0, MAX_TAKEN_FOR);
  }

  /** Words with one typo, then words with two. */
  *#nearer(term: string, prefix: boolean): Generator<ReadonlySet<string>> {
    const vocabularies = this.#sections.map(({ section, vocabulary }) => {
      vocabulary.refresh(this.#reader, section, this.#state);
      return vocabulary;
    });
    for (const distance of distancesOf(term))
      yield new Set(vocabularies.flatMap((vocabulary) => vocabulary.near(term, { distance, prefix })));
  }

  /** About how many documents have a word that begins so. */
  documentsWithCompletions(prefix: string): number {
    let all = 0;
    for (const { section } of this.#sections) {
      const [documents] = this.#reader.list<number | null>(
        `select json_array(sum(documents)) from (
           select documents from ${section.terms}
           where term > ? and term < ? and documents > 0 limit ${MAX_COMPLETIONS_COUNTED})`,
        prefix,
        // After everything that starts with it.
        `${prefix}\u{10ffff}`,
      );
      all += documents ?? 0;
    }
    return all;
  }
}

/** Most have one typo, and looking for words with two takes ten times as long. */
function distancesOf(term: string): number[] {
  return Array.from({ length: allowedTypos(term) }, (_, at) => at + 1);
}
