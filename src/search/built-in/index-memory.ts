import type { DocumentType } from '../search-engine.js';
import { Attributes } from './attributes.js';
import { HitRows } from './hit-rows.js';
import type { IndexState } from './index-state.js';
import { OccurrenceCounter } from './occurrences.js';
import { PublisherNames } from './publisher-names.js';
import type { Reader } from './reader.js';
import { SECTIONS, type Section } from './sections.js';
import { ValueCodes } from './value-codes.js';
import { KIND_CODES, kindsOf } from './values.js';
import { Vocabulary } from './vocabulary.js';

/** What is remembered of one section. */
export class SectionMemory {
  readonly section: Section;
  readonly vocabulary = new Vocabulary();
  readonly counter: OccurrenceCounter;
  /** Every document as of a state of the index: an empty query is the one that is asked most. */
  #everything: { readonly state: IndexState; readonly numbers: Uint32Array } | null = null;

  constructor(section: Section) {
    this.section = section;
    this.counter = new OccurrenceCounter(section);
  }

  /** The numbers of all documents, in ascending order. */
  all(reader: Reader, state: IndexState): Uint32Array {
    const known = this.#everything;
    if (known?.state.generation === state.generation && known.state.revision === state.revision)
      return known.numbers;
    const kinds = kindsOf(this.section.type).map((kind) => KIND_CODES[kind]);
    // From the table itself, not from one of its indexes: in ascending order.
    const sql = `select json_group_array(number) from search_document not indexed where kind in (${kinds.join(', ')})`;
    const numbers = reader.numbers(sql).slice();
    this.#everything = { state, numbers };
    return numbers;
  }
}

/** What is remembered of an index between two requests; all of it is read when it is first needed. */
export class IndexMemory {
  readonly reader: Reader;
  readonly attributes = new Attributes();
  readonly codes = new ValueCodes();
  readonly hitRows = new HitRows();
  readonly publishers = new PublisherNames();
  readonly #sections: Readonly<Record<DocumentType, SectionMemory>> = {
    STATEMENT: new SectionMemory(SECTIONS.STATEMENT),
    ARTICLE: new SectionMemory(SECTIONS.ARTICLE),
    ACTOR: new SectionMemory(SECTIONS.ACTOR),
  };

  constructor(reader: Reader) {
    this.reader = reader;
  }

  section(type: DocumentType): SectionMemory {
    return this.#sections[type];
  }

  /** Follows the index to a state. */
  refresh(state: IndexState): void {
    this.attributes.refresh(this.reader, state);
    this.codes.refresh(state);
    this.hitRows.refresh(state);
  }
}
