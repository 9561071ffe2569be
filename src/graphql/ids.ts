import { InvalidInputError } from '../domain/errors.js';
import { type NodeType, nodeTypeOf } from '../domain/id.js';

/**
 * What an id is the id of.
 * @param argument its name, for the message
 * @param wanted the types of which it has to be one; any if none is given
 * @throws InvalidInputError where it is no id, or one of another type
 */
export function checkId(argument: string, id: string, ...wanted: readonly NodeType[]): NodeType {
  const type = nodeTypeOf(id);
  if (type === null)
    throw new InvalidInputError(
      `"${argument}" is "${shown(id)}", which is no id: take one that an answer has given as "id".`,
    );
  if (wanted.length > 0 && !wanted.includes(type))
    throw new InvalidInputError(
      `"${argument}" takes the id of ${wanted.map(withArticle).join(' or ')}; "${id}" is the id of ${withArticle(type)}.`,
    );
  return type;
}

function shown(id: string): string {
  return id.length > 40 ? `${id.slice(0, 40)}…` : id;
}

function withArticle(type: NodeType): string {
  return /^[AEIOU]/.test(type) ? `an ${type}` : `a ${type}`;
}
