import { ArgsType, Field, Int } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import type { PageRequest } from '../store/store.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many entries from the start, or behind `after`: 0 to 100, 20 by default.',
  })
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor behind which the page starts.' })
  readonly after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many entries from the end, or before `before`: 0 to 100.',
  })
  readonly last?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor before which the page ends.' })
  readonly before?: string | null;
}

/** @throws InvalidInputError where the arguments do not name one page, or one that is too large */
export function toPageRequest({ first, after, last, before }: PageArgs): PageRequest {
  const backward = last != null || before != null;
  if (backward && (first != null || after != null))
    throw new InvalidInputError(
      'A page is asked for by first and after, or by last and before, not by both.',
    );
  return backward
    ? { size: checkPageSize('last', last), direction: 'BACKWARD', cursor: before ?? null }
    : { size: checkPageSize('first', first), direction: 'FORWARD', cursor: after ?? null };
}

/** @throws InvalidInputError where it is no page size */
export function checkPageSize(argument: string, size: number | null | undefined): number {
  if (size == null) return DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE)
    throw new InvalidInputError(`"${argument}" is ${size}; a page has 0 to ${MAX_PAGE_SIZE} entries.`);
  return size;
}
