import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { RequestContext } from './context.js';
import { formatError, type ReportInternalError, RequestError } from './errors.js';

/** What a client asks to subscribe to. */
export interface SubscriptionParams {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Why a subscription is not run. */
export type Refusal = Pick<ExecutionResult, 'errors'>;

interface RunOptions {
  /** Waits until the client has taken what it was sent. */
  readonly whenTaken: () => Promise<void>;
  /** Told, perhaps more than once, when it has ended. */
  readonly onEnd: () => void;
}

type Results = Required<AsyncIterator<ExecutionResult, undefined>> & AsyncIterable<ExecutionResult>;

/** Runs subscriptions, whatever they come over. Errors are told as those of queries are. */
export class Subscriptions {
  readonly schema: GraphQLSchema;
  readonly #report: ReportInternalError;

  constructor(schema: GraphQLSchema, report: ReportInternalError) {
    this.schema = schema;
    this.#report = report;
  }

  /**
   * @param makeContext asked for each event, so that none shows what was read for an earlier one
   * @returns errors where it cannot be run
   */
  async run(
    args: ExecutionArgs,
    makeContext: () => RequestContext,
    { whenTaken, onEnd }: RunOptions,
  ): Promise<Results | ExecutionResult> {
    let source: AsyncIterable<unknown> | ExecutionResult;
    try {
      source = await createSourceEventStream({ ...args, contextValue: makeContext() });
    } catch (error) {
      source = { errors: [asGraphQLError(error)] };
    }
    if (!(Symbol.asyncIterator in source)) {
      onEnd();
      return this.formatted(source);
    }
    return this.#results(source as AsyncIterableIterator<unknown>, args, makeContext, { whenTaken, onEnd });
  }

  /** @returns errors where it is no subscription that the schema knows */
  prepare({ query, operationName, variables }: SubscriptionParams): ExecutionArgs | ExecutionResult {
    const refused = (code: ConstructorParameters<typeof RequestError>[0], message: string): ExecutionResult =>
      this.formatted({ errors: [new RequestError(code, message)] });
    try {
      const document = parse(query ?? '');
      const errors = validate(this.schema, document);
      if (errors.length > 0)
        return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
      const operation = getOperationAST(document, operationName);
      if (!operation)
        return refused('OPERATION_RESOLUTION_FAILURE', 'Name one of the operations in "operationName".');
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
        return refused(
          'BAD_REQUEST',
          'Only subscriptions come this way: send queries and mutations to /graphql.',
        );
      return {
        schema: this.schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
      };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
  }

  #results(
    source: AsyncIterableIterator<unknown>,
    args: ExecutionArgs,
    makeContext: () => RequestContext,
    { whenTaken, onEnd }: RunOptions,
  ): Results {
    let isFailed = false;
    return {
      next: async () => {
        if (isFailed) return { done: true, value: undefined };
        try {
          await whenTaken();
          const { done, value: rootValue } = await source.next();
          if (done) {
            onEnd();
            return { done, value: undefined };
          }
          const result = await execute({ ...args, rootValue, contextValue: makeContext() });
          return { done: false, value: this.formatted(result) };
        } catch (error) {
          isFailed = true;
          onEnd();
          return { done: false, value: this.formatted({ errors: [asGraphQLError(error)] }) };
        }
      },
      // Also while the next one is waited for.
      return: async () => {
        onEnd();
        await source.return?.();
        return { done: true, value: undefined };
      },
      throw: async (error) => {
        onEnd();
        await source.return?.();
        throw error;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  formatted(result: ExecutionResult): ExecutionResult {
    if (!result.errors) return result;
    const errors = result.errors.map((error) => toError(formatError(error.toJSON(), error, this.#report)));
    return { ...result, errors };
  }
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError
    ? error
    : new GraphQLError('The subscription has failed.', { originalError: error as Error });
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  return toError({ ...error.toJSON(), extensions: { code } });
}

/** The libraries send what toJSON gives. */
function toError(formatted: object): GraphQLError {
  const error = new GraphQLError('');
  Object.defineProperty(error, 'toJSON', { value: () => formatted });
  return error;
}
