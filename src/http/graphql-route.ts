import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerTooLarge } from '../graphql/answer-size.js';
import type { RequestContext } from '../graphql/context.js';
import type { TrustedDocuments } from '../graphql/trusted-documents.js';
import type { Admission } from './admission.js';
import { withDeadline } from './deadline.js';
import type { HttpSettings } from './http-settings.js';
import { refuse } from './refusals.js';
import { inTrace } from './request-observation.js';

/** What a request brings into the context of its operation. */
type Request = Pick<RequestContext, 'caller' | 'notes' | 'signal'> & Partial<RequestContext>;

export interface GraphqlParts {
  readonly graphql: ApolloServer<RequestContext>;
  readonly admission: Admission;
  readonly makeContext: (request: Request) => RequestContext;
  /** Documents that are known by their ids. */
  readonly documents: TrustedDocuments;
  readonly settings: HttpSettings;
}

/**
 * Answers operations at /graphql: by POST, and queries by GET.
 * @param visit answers a browser that opens the address; null where there is nothing for one
 */
export function serveGraphql(
  app: FastifyInstance,
  { graphql, admission, makeContext, documents, settings }: GraphqlParts,
  visit: ((reply: FastifyReply) => FastifyReply) | null,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => (visit && isVisit(request) ? visit(reply) : undefined),
    async handler(request, reply) {
      const { notes } = request;
      const { status, headers, body } = await withDeadline(reply, settings.requestTimeoutMs, (signal) =>
        inTrace(request, async () => {
          const { headers, ip: address } = request;
          const { authorization } = headers;
          const caller = await admission.admit({ authorization, address }, (told) => reply.headers(told));
          return graphql.executeHTTPGraphQLRequest({
            httpGraphQLRequest: documents.resolve(toGraphqlRequest(request), caller),
            context: async () => makeContext({ caller, notes, signal }),
          });
        }),
      );
      for (const [name, value] of headers) reply.header(name, value);
      reply.code(status ?? 200);
      if (body.kind === 'chunked') return reply.send(body.asyncIterator);
      // Made bytes once: Node and Fastify would each go through the text for their number, and copy it for the head.
      const answer = Buffer.from(body.string);
      return answer.length > settings.maxAnswerBytes
        ? refuse(reply, answerTooLarge(settings.maxAnswerBytes))
        : answer;
    },
  });
  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (request, reply) =>
      refuse(reply.header('allow', 'GET, POST'), {
        code: 'BAD_REQUEST',
        message: `${request.method} does nothing here: send operations by POST, or queries by GET.`,
        status: 405,
      }),
  });
}

/** What only a client sends by GET. */
const CLIENTS = ['query', 'documentId', 'extensions'];

/** A browser that opens the address, not a client that sends a query by GET. */
function isVisit({ method, headers, query }: FastifyRequest): boolean {
  return (
    method === 'GET' &&
    (headers.accept ?? '').includes('text/html') &&
    !CLIENTS.some((name) => name in (query as object))
  );
}

/** Made of nothing but the request itself: whatever a client sends as its host, or none, there is an answer. */
function toGraphqlRequest({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  const search = url.indexOf('?');
  return { method, headers: map, search: search < 0 ? '' : url.slice(search), body };
}
