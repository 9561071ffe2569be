import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import type { RequestContext } from './context.js';
import { checkId } from './ids.js';
import { toStatementType } from './lists.js';
import { SimilarStatementType } from './similar.type.js';

const SIMILAR = 10;
const MAX_SIMILAR = 50;

@Resolver()
export class SimilarResolver {
  @Query(() => [SimilarStatementType], {
    nullable: true,
    complexity: 50,
    description:
      'Statements of other articles that are like one: where others have the same quote first, then what is about the same. Empty where nothing is like it, null where there is no such statement.',
  })
  async similarStatements(
    @Arg('id', () => ID, { description: 'The id of a Quote or Claim.' }) id: string,
    @Arg('first', () => Int, { defaultValue: SIMILAR, description: 'How many at the most: 0 to 50.' })
    first: number,
    @Ctx() { engine, loaders, signal }: RequestContext,
  ): Promise<SimilarStatementType[] | null> {
    if (first < 0 || first > MAX_SIMILAR)
      throw new InvalidInputError(`"first" is ${first}; it is from 0 to ${MAX_SIMILAR}.`);
    checkId('id', id, 'Quote', 'Claim');
    const statement = await loaders.statements.byId(id);
    if (!statement) return null;
    const hits = await engine.similar({ ...statement, first }, signal);
    const found = await loaders.statements.byIds(hits.map((hit) => hit.id));
    return hits.flatMap((hit, index) => {
      const its = found[index];
      return its ? new SimilarStatementType(toStatementType(its), hit) : [];
    });
  }
}
