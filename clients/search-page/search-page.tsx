import { useState } from 'react';
import { useQuery } from 'urql';
import { SearchPageDocument } from '../documents';
import { Facets } from './facets';
import { Results } from './results';
import { toFilter, useDelayed, useSearch } from './search-state';

/** Between two letters of somebody who types. */
const TYPING_MS = 150;

export function SearchPage() {
  const [search, change] = useSearch();
  const query = useDelayed(search.query, TYPING_MS);
  const filter = toFilter(search);
  const [{ data, error, fetching }] = useQuery({
    query: SearchPageDocument,
    variables: { query, filter, after: null },
  });
  const found = data?.searchStatements;

  return (
    <main>
      <header>
        <h1>Who said it?</h1>
        <search>
          <label htmlFor="query">Search everything that anybody said</label>
          <input
            id="query"
            type="search"
            value={search.query}
            placeholder="new birth of freedom"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: there is nothing else to do on this page.
            autoFocus
            onChange={({ target }) => change({ query: target.value })}
          />
        </search>
        <p className="count" role="status">
          {found &&
            `${found.totalCountIsExact ? '' : 'About '}${found.totalCount.toLocaleString('en')} found`}
          {!found && fetching && 'Searching …'}
        </p>
      </header>

      {error && (
        <p className="problem" role="alert">
          {error.graphQLErrors[0]?.message ?? 'The server cannot be reached. Is it running?'}
        </p>
      )}
      {found && (
        <div className="columns">
          <Facets facets={found.facets ?? []} search={search} change={change} />
          <section aria-label="Results" aria-busy={fetching}>
            {found.totalCount === 0 && <p>Nothing. Try fewer words, or take a choice back.</p>}
            <Pages key={JSON.stringify([query, filter])} query={query} filter={filter} change={change} />
          </section>
        </div>
      )}
    </main>
  );
}

type PagesProps = Pick<Parameters<typeof Results>[0], 'query' | 'filter' | 'change'>;

/** Page after page, each of which is asked for when it is wanted. */
function Pages(props: PagesProps) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return cursors.map((after, index) => (
    <Results
      key={after}
      {...props}
      after={after}
      isLast={index === cursors.length - 1}
      showMore={(next) => setCursors([...cursors, next])}
    />
  ));
}
