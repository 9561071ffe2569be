import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from './context.js';
import { IndexHealthType } from './index-health.type.js';

@Resolver()
export class IndexHealthResolver {
  @Query(() => IndexHealthType, {
    nullable: true,
    complexity: 50,
    description: 'How the search index stands: what it has, what waits, what was refused and why.',
  })
  async indexHealth(@Ctx() { readIndexHealth }: RequestContext): Promise<IndexHealthType> {
    return new IndexHealthType(await readIndexHealth());
  }
}
