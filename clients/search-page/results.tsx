import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { type SearchFilter, SearchPageDocument, type SearchPageQuery } from '../documents';
import type { Search } from './search-state';

interface ResultsProps {
  readonly query: string;
  readonly filter: SearchFilter;
  readonly after: string | null;
  readonly isLast: boolean;
  readonly showMore: (after: string) => void;
  readonly change: (change: Partial<Search>) => void;
}

/** One page of what was found. */
export function Results({ query, filter, after, isLast, showMore, change }: ResultsProps) {
  const [{ data }] = useQuery({ query: SearchPageDocument, variables: { query, filter, after } });
  if (!data?.searchStatements) return null;
  const { edges, pageInfo } = data.searchStatements;
  return (
    <>
      {edges.map((edge) => (
        <Statement key={edge.cursor} edge={edge} change={change} />
      ))}
      {isLast && pageInfo.hasNextPage && pageInfo.endCursor && (
        <button type="button" className="more" onClick={() => showMore(pageInfo.endCursor as string)}>
          More
        </button>
      )}
    </>
  );
}

type Edge = NonNullable<SearchPageQuery['searchStatements']>['edges'][number];

function Statement({ edge, change }: { edge: Edge; change: ResultsProps['change'] }) {
  const { text, actor, article, __typename } = edge.node;
  const marks = edge.highlights.find(({ field }) => field === 'TEXT')?.ranges ?? [];
  return (
    <article>
      <blockquote className={__typename.toLowerCase()}>{marked(text, marks)}</blockquote>
      <p className="source">
        {actor ? (
          <button
            type="button"
            className="speaker"
            onClick={() => change({ actorId: actor.id })}
            title={`Only ${actor.name}`}
          >
            {actor.name}
          </button>
        ) : (
          'Somebody'
        )}
        {actor?.role && `, ${actor.role}`}
        {article && (
          <>
            {' in '}
            <cite>{article.url ? <a href={article.url}>{article.headline}</a> : article.headline}</cite>
            {article.datePublished && <Day date={article.datePublished} />}
          </>
        )}
      </p>
    </article>
  );
}

function Day({ date }: { date: string }) {
  const day = new Date(date).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
  return <time dateTime={date}>{day}</time>;
}

/** A text with its matching stretches marked. The offsets are those of JavaScript's own strings. */
function marked(text: string, ranges: readonly { start: number; end: number }[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>);
    done = end;
  }
  return [...parts, text.slice(done)];
}
