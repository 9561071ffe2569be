import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import { requireScope } from './authorization.js';
import type { RequestContext } from './context.js';
import { ChangeType, HISTORY_SCOPE } from './history.type.js';
import { checkId } from './ids.js';
import { toActorType, toArticleType, toStatementType } from './lists.js';
import { NodeType } from './node.type.js';
import { MAX_PAGE_SIZE } from './page-args.js';

@Resolver(() => NodeType)
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Anything by its id; null where there is none (Relay).',
  })
  node(
    @Arg('id', () => ID, {
      description:
        'The id of an Article, Actor, Quote, Claim or Change; of a merged actor it finds what that became.',
    })
    id: string,
    @Ctx() context: RequestContext,
  ): Promise<NodeType | null> {
    return load(id, context);
  }

  @Query(() => [NodeType], {
    nullable: 'itemsAndList',
    description: 'Several by their ids, in their order; null where there is none, or an error.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'At most 100.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(NodeType | null)[]> {
    if (ids.length > MAX_PAGE_SIZE)
      throw new InvalidInputError(`There are ${ids.length} ids; at most ${MAX_PAGE_SIZE} are taken.`);
    // An error in an item's place is that item's own, and leaves the others theirs.
    return Promise.all(ids.map((id) => load(id, context).catch((error: Error) => error as never)));
  }
}

async function load(
  id: string,
  { caller, loaders: { articles, actors, statements, changes } }: RequestContext,
): Promise<NodeType | null> {
  switch (checkId('id', id)) {
    case 'Article': {
      const article = await articles.byId(id);
      return article && toArticleType(article);
    }
    case 'Actor': {
      const actor = await actors.byId(id);
      return actor && toActorType(actor);
    }
    case 'Quote':
    case 'Claim': {
      const statement = await statements.byId(id);
      return statement && toStatementType(statement);
    }
    case 'Change': {
      requireScope(caller, HISTORY_SCOPE);
      const change = await changes.load(id);
      return change && new ChangeType(change);
    }
  }
}
