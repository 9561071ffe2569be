import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { ArrivedStatement } from '../live/statement-feed.js';
import type { SearchFilter } from '../search/search-engine.js';
import type { RequestContext } from './context.js';
import { toFilter } from './filters.js';
import { toStatementType } from './lists.js';
import { checkQuery, QUERY_DESCRIPTION } from './query-text.js';
import { SearchFilterInput } from './search.type.js';
import { StatementAddedType } from './statement-added.type.js';

interface Given {
  readonly query: string;
  readonly filter?: SearchFilterInput | null;
  readonly after?: string | null;
}

@Resolver()
export class StatementAddedResolver {
  @Subscription(() => StatementAddedType, {
    complexity: 50,
    description:
      'A saved search: tells of each statement that comes in and that searchStatements would find by the same query and filter, as soon as it can be found. Over Server-Sent Events at /graphql/stream, or over WebSocket at /graphql (graphql-transport-ws). Statements of articles that are withdrawn are not told, and what an edit of its article changes is a new statement.',
    subscribe: ({ args, context }) => {
      const { query, filter, after } = args as unknown as Given;
      const { feed, record, engine, signal, lastCursor } = context as RequestContext;
      const request = {
        query: checkQuery(query),
        filter: toFilter(filter) as SearchFilter,
        after: lastCursor ?? after ?? null,
      };
      return feed.open(request, { record, engine }, signal) as unknown as AsyncIterable<unknown>;
    },
  })
  statementAdded(
    @Root() { cursor, statement }: ArrivedStatement,
    @Arg('query', () => String, { defaultValue: '', description: QUERY_DESCRIPTION }) _query: string,
    @Arg('filter', () => SearchFilterInput, { nullable: true, description: 'Which statements.' })
    _filter: SearchFilterInput | null,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'The cursor of the last statement that was told, to miss none; without it, what comes in from now on. What came in before the last 100,000 articles is not told any more.',
    })
    _after: string | null,
  ): StatementAddedType {
    return new StatementAddedType(cursor, toStatementType(statement));
  }
}
