import { type GraphQLLeafType, isEnumType } from 'graphql';

/** What JSON writes otherwise than it stands there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A leaf's value as JSON text, as graphql-js would have it; throws where graphql-js gives an error. */
export function leafText(type: GraphQLLeafType): (value: unknown) => string {
  if (!isEnumType(type)) return (value) => jsonText(type.serialize(value));
  const texts = new Map<unknown, string>(
    type.getValues().map(({ value, name }) => [value, JSON.stringify(name)]),
  );
  return (value) => texts.get(value) ?? jsonText(type.serialize(value));
}

function jsonText(value: unknown): string {
  // Half the price of JSON.stringify.
  if (typeof value === 'string' && !ESCAPED.test(value)) return `"${value}"`;
  if (value == null) throw new Error('A leaf has no value.');
  return JSON.stringify(value);
}
