import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { answerStatus } from './answer-status.js';
import type { RequestContext } from './context.js';
import { formatError, type ReportInternalError } from './errors.js';
import { stringifyResult } from './execution/json-text.js';
import { TextExecution } from './execution/text-execution.js';
import { Noting } from './noting.js';
import { makeSchema } from './schema.js';

interface GraphqlServerOptions {
  readonly report: ReportInternalError;
  /** Told what Apollo has to say. */
  readonly logger: NonNullable<ApolloServerOptions<RequestContext>['logger']>;
  /** How large an answer may be. */
  readonly maxAnswerBytes: number;
}

/** Makes the GraphQL server; it still has to be started and to be reached through HTTP. */
export function makeGraphqlServer({
  report,
  logger,
  maxAnswerBytes,
}: GraphqlServerOptions): ApolloServer<RequestContext> {
  const schema = makeSchema();
  const noting = new Noting();
  return new ApolloServer<RequestContext>({
    schema,
    logger,
    stringifyResult,
    // The playground's documentation needs it, and the schema is public.
    introspection: true,
    // No page of another site may have a visitor's browser ask for what the visitor may see.
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // The process stops on signals itself, in the order that its parts need.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) =>
      formatError(formatted, error, (cause, errorId) => report(cause, errorId, noting.notesOf(error))),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      new TextExecution(schema, maxAnswerBytes),
      answerStatus,
      noting,
    ],
  });
}
