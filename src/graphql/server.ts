// Before any decorated class: type-graphql looks for it when it decorates.
import 'reflect-metadata';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { answerStatus } from './answer-status.js';
import type { RequestContext } from './context.js';
import {
  formatError,
  MAX_VALIDATION_ERRORS,
  type ReportInternalError,
  withoutSuggestions,
} from './errors.js';
import { stringifyResult } from './execution/json-text.js';
import { TextExecution } from './execution/text-execution.js';
import type { GraphqlSettings } from './graphql-settings.js';
import { Limiting } from './limits/limiting.js';
import { Noting } from './noting.js';

interface GraphqlServerOptions {
  readonly schema: GraphQLSchema;
  readonly report: ReportInternalError;
  /** Told what Apollo has to say. */
  readonly logger: NonNullable<ApolloServerOptions<RequestContext>['logger']>;
  /** How large an answer may be. */
  readonly maxAnswerBytes: number;
  readonly settings: GraphqlSettings;
}

/** Makes the GraphQL server; it still has to be started and to be reached through HTTP. */
export function makeGraphqlServer({
  schema,
  report,
  logger,
  maxAnswerBytes,
  settings,
}: GraphqlServerOptions): ApolloServer<RequestContext> {
  const noting = new Noting();
  return new ApolloServer<RequestContext>({
    schema,
    logger,
    stringifyResult,
    introspection: settings.hasIntrospection,
    parseOptions: { maxTokens: settings.limits.maxTokens },
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    // No page of another site may have a visitor's browser ask for what the visitor may see.
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // The process stops on signals itself, in the order that its parts need.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      const shown = formatError(formatted, error, (cause, errorId) =>
        report(cause, errorId, noting.notesOf(error)),
      );
      return settings.hasSuggestions ? shown : withoutSuggestions(shown);
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      new Limiting(schema, settings.limits),
      new TextExecution(schema, maxAnswerBytes),
      answerStatus,
      noting,
    ],
  });
}
