import type { Facet, SearchPageQuery } from '../documents';
import type { Search } from './search-state';

type FacetResult = NonNullable<NonNullable<SearchPageQuery['searchStatements']>['facets']>[number];

interface FacetsProps {
  readonly facets: readonly FacetResult[];
  readonly search: Search;
  readonly change: (change: Partial<Search>) => void;
}

/** The part of the search that each facet chooses. */
const CHOICES = { KIND: 'kind', ACTOR: 'actorId', YEAR: 'year' } as const satisfies Partial<
  Record<Facet, keyof Search>
>;
const TITLES: Record<keyof typeof CHOICES, string> = { KIND: 'Kind', ACTOR: 'Speaker', YEAR: 'Year' };

/** What was found, counted; a value narrows the search, and chosen again it is taken back. */
export function Facets({ facets, search, change }: FacetsProps) {
  return (
    <nav aria-label="Narrow the search">
      {facets.map(({ facet, values }) => {
        if (!isShown(facet) || values.length === 0) return null;
        const part = CHOICES[facet];
        return (
          <section key={facet}>
            <h2>{TITLES[facet]}</h2>
            <ul>
              {values.map(({ value, label, count }) => {
                const isChosen = search[part] === value;
                return (
                  <li key={value}>
                    <button
                      type="button"
                      aria-pressed={isChosen}
                      onClick={() => change({ [part]: isChosen ? null : value })}
                    >
                      <span>{label}</span> <span className="number">{count}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

function isShown(facet: Facet): facet is keyof typeof CHOICES {
  return facet in CHOICES;
}
