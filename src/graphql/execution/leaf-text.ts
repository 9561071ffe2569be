import { GraphQLID, type GraphQLLeafType, GraphQLString, isEnumType } from 'graphql';

/** What JSON writes otherwise than it stands there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A leaf's value as JSON text, as graphql-js would have it; throws where graphql-js gives an error. */
export function leafText(type: GraphQLLeafType): (value: unknown) => string {
  if (type === GraphQLString || type === GraphQLID)
    return (value) => (typeof value === 'string' ? stringText(value) : jsonText(type.serialize(value)));
  if (!isEnumType(type)) return (value) => jsonText(type.serialize(value));
  const texts = new Map<unknown, string>(
    type.getValues().map(({ value, name }) => [value, JSON.stringify(name)]),
  );
  return (value) => texts.get(value) ?? jsonText(type.serialize(value));
}

function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringText(value);
  if (Number.isFinite(value)) return String(value);
  if (value == null) throw new Error('A leaf has no value.');
  return JSON.stringify(value);
}

/** Half the price of JSON.stringify. */
function stringText(value: string): string {
  return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`;
}
