import { InvalidInputError } from '../domain/errors.js';
import { fold } from '../domain/fold.js';
import {
  FACETS,
  type Facet,
  type FacetCount,
  type FacetQuery,
  type SearchRequest,
} from '../search/search-engine.js';
import type { RequestContext } from './context.js';
import { toActorType } from './lists.js';
import { type FacetQueryInput, FacetResultType, FacetValueType } from './search.type.js';
import { checkText } from './text-input.js';

export const DEFAULT_FACET_VALUES = 10;
const MAX_FACET_VALUES = 100;
/** In UTF-16 units; names are shorter. */
const MAX_FACET_QUERY = 200;

/** Tags with regions and scripts are endless; those in use are few. */
const MAX_KNOWN_NAMES = 1_000;
const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** What is asked for of facets. */
export class FacetSelection {
  readonly #facets: readonly Facet[];
  readonly #limit: number;
  readonly #query: FacetQueryInput | null;

  /**
   * @param facets null for all
   * @param limit how many values of each
   * @throws InvalidInputError where more is asked for than is given
   */
  constructor(facets: readonly Facet[] | null, limit: number, query: FacetQueryInput | null) {
    if (limit < 1 || limit > MAX_FACET_VALUES)
      throw new InvalidInputError(`"facetValues" is ${limit}; it is from 1 to ${MAX_FACET_VALUES}.`);
    if (query && checkText('facetQuery', query.text).length > MAX_FACET_QUERY)
      throw new InvalidInputError(
        `The text of "facetQuery" has ${query.text.length} characters; at most ${MAX_FACET_QUERY} are taken.`,
      );
    this.#facets = [...new Set([...(facets ?? FACETS), ...(query ? [query.facet] : [])])];
    this.#limit = limit;
    this.#query = query;
  }

  /** The engine knows the names of actors and publishers; of the other facets all values are few. */
  get request(): Pick<SearchRequest, 'facets' | 'facetLimit' | 'facetQuery'> {
    const query = this.#query;
    const byEngine = query !== null && isNamed(query);
    return {
      facets: this.#facets,
      facetLimit: query === null || byEngine ? this.#limit : MAX_FACET_VALUES,
      facetQuery: byEngine ? query : null,
    };
  }

  /** The engine's counts as the graph shows them. */
  toResults(
    counted: ReadonlyMap<Facet, readonly FacetCount[]>,
    context: RequestContext,
  ): Promise<FacetResultType[]> {
    return Promise.all(
      [...counted].map(async ([facet, counts]) => {
        const values = await toFacetValues(facet, counts, context);
        const query = this.#query;
        const listed =
          query?.facet === facet && !isNamed(query)
            ? values.filter(({ label }) => isLike(label, query.text))
            : values;
        return new FacetResultType(facet, listed.slice(0, this.#limit));
      }),
    );
  }
}

function isNamed(query: FacetQueryInput): query is FacetQuery {
  return query.facet === 'ACTOR' || query.facet === 'PUBLISHER';
}

/** Each word of the text is the beginning of one of the label's. */
function isLike(label: string, text: string): boolean {
  const words = wordsOf(label);
  return wordsOf(text).every((beginning) => words.some((word) => word.startsWith(beginning)));
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A facet's values with what to show for them. */
export async function toFacetValues(
  facet: Facet,
  counts: readonly FacetCount[],
  { loaders }: RequestContext,
): Promise<FacetValueType[]> {
  const actors = facet === 'ACTOR' ? await loaders.actors.byIds(counts.map(({ value }) => value)) : [];
  return counts.flatMap(({ value, count }, index) => {
    if (facet !== 'ACTOR') return new FacetValueType(value, labelOf(facet, value), count, null);
    // One that the index still has, though it is gone or may not be seen any more, is left out.
    const actor = actors[index];
    return actor ? new FacetValueType(value, actor.name, count, toActorType(actor)) : [];
  });
}

const knownNames = new Map<string, string>();

/** Remembered, since looking one up costs as much as reading a statement; there are a few hundred languages. */
function languageName(tag: string): string {
  const known = knownNames.get(tag);
  if (known !== undefined) return known;
  const name = tag === 'und' ? 'Unknown' : (LANGUAGE_NAMES.of(tag) ?? tag);
  if (knownNames.size < MAX_KNOWN_NAMES) knownNames.set(tag, name);
  return name;
}

/** Facets whose values are words of the graph's own. */
const WORDED: ReadonlySet<Facet> = new Set<Facet>(['KIND', 'FORM', 'ACT', 'POLARITY']);

/** "QUOTE" as "Quote", "fr" as "French", the rest as it is. */
function labelOf(facet: Facet, value: string): string {
  if (WORDED.has(facet)) return value.charAt(0) + value.slice(1).toLowerCase();
  if (facet === 'LANGUAGE') return languageName(value);
  return value;
}
