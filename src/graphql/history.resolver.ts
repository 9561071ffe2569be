import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { ChangeOrder } from '../store/store.js';
import { RequiresScope } from './authorization.js';
import { toConnection } from './connection.type.js';
import type { RequestContext } from './context.js';
import { toFilter } from './filters.js';
import {
  ChangeConnection,
  ChangeFilterInput,
  ChangeOrderEnum,
  ChangeType,
  HISTORY_SCOPE,
} from './history.type.js';
import { OrderBy } from './order-by.js';
import { PageArgs, toPageRequest } from './page-args.js';

@Resolver()
export class HistoryResolver {
  @RequiresScope(HISTORY_SCOPE)
  @Query(() => ChangeConnection, {
    nullable: true,
    description:
      'Who changed what on record and when, over the network or from the command line: the audit log. Needs the scope write.',
  })
  async history(
    @Arg('filter', () => ChangeFilterInput, { nullable: true, description: 'Which changes.' })
    given: ChangeFilterInput | null,
    @OrderBy(ChangeOrderEnum, 'NEWEST') order: ChangeOrder,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { store }: RequestContext,
  ): Promise<object> {
    const request = toPageRequest(args);
    const query = { filter: toFilter(given), order };
    const [page = { entries: [], hasMore: false }] = await store.history.pages([query], request);
    return toConnection(
      ChangeConnection,
      page,
      request,
      (change) => new ChangeType(change),
      async () => (await store.history.counts([query]))[0] ?? 0,
    );
  }
}
