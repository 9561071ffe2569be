import { asksForEverything, loosened, type ParsedQuery, parseQuery } from '../query.js';
import type { SearchRequest } from '../search-engine.js';
import type { IndexMemory, SectionMemory } from './index-memory.js';
import type { IndexState } from './index-state.js';
import { findDocuments, withoutExcluded } from './matching-documents.js';
import { failedParts } from './row-filter.js';
import { scratchUint32, wantedOf } from './scratch.js';
import { SearchedTerms } from './searched-terms.js';
import { lookUp, mayBeMisspelt, mostFound, type Wanted } from './wanted-words.js';

/** What a query found in one section. */
interface Found {
  readonly memory: SectionMemory;
  /** Ascending. */
  readonly numbers: Uint32Array;
}

/** What a query found, and what of it passes the filter. */
export interface Matched {
  readonly state: IndexState;
  /** What it was found by; null where everything was asked for. */
  readonly wanted: Wanted | null;
  /** How many documents of the searched types there are. */
  readonly documents: number;
  /** Of all that the query found. */
  readonly slots: Uint32Array;
  /** See failedParts. */
  readonly failed: Uint16Array | null;
  /** The numbers of those that pass, section by section. */
  readonly passing: readonly Found[];
}

/**
 * Finds what matches a query and a filter.
 * @param limit documents that the query may find, as far as that can be told before it is run
 * @returns null where it may find more
 */
export function match(
  { query: text, filter, types }: Pick<SearchRequest, 'query' | 'filter' | 'types'>,
  limit: number,
  memory: IndexMemory,
): Matched | null {
  const { reader, attributes, codes } = memory;
  const state = reader.state();
  const sections = types.map((type) => memory.section(type));
  const documents = types.reduce((sum, type) => sum + state.sections[type].documents, 0);
  const query = parseQuery(text);
  // What is excluded may be in any number of documents.
  if ((asksForEverything(query) || query.excluded.length > 0) && documents > limit) return null;
  const found = find(query, sections, limit, memory, state);
  if (!found) return null;
  memory.refresh(state);
  const numbers = joined(found.parts.map((part) => part.numbers));
  const slots = attributes.slotsOf(numbers);
  const failed = failedParts(filter, slots, attributes, codes, reader);
  let from = 0;
  const passing = found.parts.map((part) => {
    const own = failed?.subarray(from, from + part.numbers.length);
    from += part.numbers.length;
    return own ? { ...part, numbers: wantedOf(part.numbers, (_, index) => own[index] === 0) } : part;
  });
  return { state, wanted: found.wanted, documents, slots, failed, passing };
}

/** Several lists of numbers as one. */
export function joined(lists: readonly Uint32Array[]): Uint32Array {
  if (lists.length === 1) return lists[0] as Uint32Array;
  const all = scratchUint32(lists.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const list of lists) {
    all.set(list, from);
    from += list.length;
  }
  return all;
}

function find(
  query: ParsedQuery,
  sections: readonly SectionMemory[],
  limit: number,
  { reader }: IndexMemory,
  state: IndexState,
): { readonly wanted: Wanted | null; readonly parts: Found[] } | null {
  const notExcluded = (parts: readonly Found[]): Found[] =>
    parts.map(({ memory, numbers }) => ({
      memory,
      numbers: withoutExcluded(reader, memory.section, numbers, query.excluded),
    }));
  const all = sections.map((memory) => ({ memory, numbers: NONE }));
  if (asksForEverything(query))
    return {
      wanted: null,
      parts: notExcluded(sections.map((memory) => ({ memory, numbers: memory.all(reader, state) }))),
    };

  const terms = new SearchedTerms(sections, reader, state);
  let wanted = lookUp(query, false, terms);
  if (wanted && mostFound(wanted) > limit) return null;
  let parts = wanted ? findIn(all, reader, wanted) : all;
  if (parts.every(({ numbers }) => numbers.length === 0) && mayBeMisspelt(query)) {
    // Words that are somewhere, though nowhere together, may be misspelt as well.
    wanted = lookUp(loosened(query), true, terms);
    if (wanted && mostFound(wanted) > limit) return null;
    parts = wanted ? findIn(all, reader, wanted) : all;
  }
  return { wanted, parts: notExcluded(parts) };
}

const NONE = new Uint32Array(0);

function findIn(parts: readonly Found[], reader: IndexMemory['reader'], wanted: Wanted): Found[] {
  return parts.map(({ memory }) => ({ memory, numbers: findDocuments(reader, memory.section, wanted) }));
}
