import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { RequestContext } from '../context.js';

/** Resolves a field without arguments for all its parents at once, each value in its parent's place. */
type Resolve<Parent, Value> = (
  parents: readonly Parent[],
  context: RequestContext,
) => Promise<readonly Value[]>;

const KEY = 'resolveMany';

/** Gives a field resolver its way for many parents; it has to find the same as the method does for each. */
export function ResolveMany<Parent, Value>(resolve: Resolve<Parent, Value>) {
  return Extensions({ [KEY]: resolve });
}

export function resolveManyOf(field: GraphQLField<unknown, unknown>): Resolve<unknown, unknown> | null {
  return (field.extensions[KEY] as Resolve<unknown, unknown> | undefined) ?? null;
}
