import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from './context.js';
import { formatError, type ReportInternalError } from './errors.js';
import { stringifyResult } from './execution/json-text.js';
import { TextExecution } from './execution/text-execution.js';
import { Noting } from './noting.js';
import { makeSchema } from './schema.js';

/** Makes the GraphQL server; it still has to be started and to be reached through HTTP. */
export function makeGraphqlServer(report: ReportInternalError): ApolloServer<RequestContext> {
  const schema = makeSchema();
  const noting = new Noting();
  const format = (error: unknown): GraphQLFormattedError =>
    formatError(error, (cause, errorId) => report(cause, errorId, noting.notesOf(error)));
  return new ApolloServer<RequestContext>({
    schema,
    stringifyResult,
    // The playground's documentation needs it, and the schema is public.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The process stops on signals itself, in the order that its parts need.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      // What Apollo refuses before execution has its own code and is no error of ours.
      const code = formatted.extensions?.['code'];
      return code !== undefined && code !== 'INTERNAL_SERVER_ERROR' ? formatted : format(error);
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      new TextExecution(schema),
      noting,
    ],
  });
}
