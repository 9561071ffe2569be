import type { GraphiQLProps } from 'graphiql';
import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-sse';

export const ENDPOINT = '/graphql';

/**
 * One POST, one JSON answer, or a stream of events for a subscription: the server has no @defer, so the toolkit's
 * fetcher with its WebSocket and multipart readers would be dead weight.
 */
export const fetcher: GraphiQLProps['fetcher'] = async (request, options) => {
  const operation = options?.documentAST && getOperationAST(options.documentAST, request.operationName);
  if (operation?.operation === 'subscription')
    return createClient({ url: `${ENDPOINT}/stream`, headers: options?.headers ?? {} }).iterate(
      request as Parameters<ReturnType<typeof createClient>['iterate']>[0],
    ) as never;
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page, for example: show what came instead of a parser's complaint.
    throw new Error(`${ENDPOINT} answered ${response.status} and no JSON: ${text.slice(0, 300)}`);
  }
};
