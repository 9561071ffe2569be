import { GraphQLScalarType, Kind } from 'graphql';
import { parseDate } from '../domain/date.js';
import { InvalidInputError } from '../domain/errors.js';

/** Dates stay ISO strings from the store to the answer: nothing is parsed and printed on the way. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'A point in time by ISO 8601. Given out in UTC to the millisecond ("2022-12-30T00:00:00.000Z"). Taken as a date, which is its midnight in UTC, or as a date and time with an offset.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => value as string,
  parseValue: (value) => parse(value),
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});

function parse(value: unknown): string {
  if (typeof value !== 'string') throw new InvalidInputError('A DateTime is a string, such as "2022-12-30".');
  return parseDate(value);
}
