import Negotiator from 'negotiator';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * The media type of an answer. A client that asks for nothing gets plain JSON, as older ones expect.
 * @param accept the request's header of this name
 * @returns null where the client takes neither of the two
 */
export function answerMediaType(accept: string | undefined): string | null {
  if (!accept) return JSON_TYPE;
  return new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL_TYPE]) ?? null;
}

/** Whether an answer of this type has status 200 for any request that was understood as one. */
export function isPlainJson(mediaType: string | null): boolean {
  return mediaType === JSON_TYPE;
}
