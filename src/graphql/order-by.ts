import { Arg } from 'type-graphql';

/** The argument of a list that tells its order, where none is given that order. */
export function OrderBy<Order extends string>(
  orders: Record<string, Order>,
  byDefault: Order,
): ReturnType<typeof Arg> {
  return Arg('orderBy', () => orders, { defaultValue: byDefault, description: 'In which order.' });
}
