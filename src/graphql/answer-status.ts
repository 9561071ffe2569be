import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './context.js';
import type { ErrorCode } from './error-codes.js';
import { answerMediaType, isPlainJson } from './media-types.js';

/** Requests that are well-formed as such, though not what they ask. */
const UNDERSTOOD = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'TOO_COSTLY',
] satisfies ErrorCode[]);

/**
 * The status that the GraphQL-over-HTTP specification wants where a request is refused before it is executed: 400
 * for clients that take `application/graphql-response+json`, and 200 for those that take plain JSON only, which
 * may think that any other status comes from something on the way.
 */
export const answerStatus: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response: { body, http } }) {
        if (body.kind !== 'single' || body.singleResult.data !== undefined || http.status !== 400) return;
        const { errors = [] } = body.singleResult;
        if (!errors.every(({ extensions }) => UNDERSTOOD.has(extensions?.['code']))) return;
        if (isPlainJson(answerMediaType(request.http?.headers.get('accept')))) http.status = 200;
      },
    };
  },
};
