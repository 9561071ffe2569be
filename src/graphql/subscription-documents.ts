import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { Caller } from '../domain/caller.js';
import { MAX_VALIDATION_ERRORS, RequestError } from './errors.js';
import type { GraphqlSettings } from './graphql-settings.js';
import { checkShape } from './limits/document-shape.js';
import { Pricing } from './limits/pricing.js';
import { checkSubscribedField } from './subscribed-field.js';
import type { Naming, TrustedDocuments } from './trusted-documents.js';

/** What a client asks to subscribe to, in the form of a GraphQL request. */
export interface SubscriptionParams extends Naming {
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** A subscription that may be run. */
export interface KnownSubscription {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly args: ExecutionArgs;
  /** What each event costs. */
  readonly cost: number;
}

/** Checks what clients ask to subscribe to as queries are checked: by the same limits, documents and schema. */
export class SubscriptionDocuments {
  readonly #schema: GraphQLSchema;
  readonly #settings: GraphqlSettings;
  readonly #documents: TrustedDocuments;
  readonly #pricing: Pricing;

  constructor(schema: GraphQLSchema, settings: GraphqlSettings, documents: TrustedDocuments) {
    this.#schema = schema;
    this.#settings = settings;
    this.#documents = documents;
    this.#pricing = new Pricing(schema, settings.limits.maxCost);
  }

  /**
   * @throws GraphQLError where it is no subscription that may be run
   * @throws AggregateError of several of them
   */
  read(params: SubscriptionParams, caller: Caller): KnownSubscription {
    const variables = objectOf(params.variables, 'variables');
    const operationName = nameOf(params.operationName);
    const document = this.#parse(this.#documents.queryOf(params, caller));
    const operation = getOperationAST(document, operationName);
    if (!operation)
      throw new RequestError(
        'OPERATION_RESOLUTION_FAILURE',
        operationName === null
          ? 'The document has several operations, or none: name one in "operationName".'
          : `The document has no operation "${operationName}".`,
      );
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      throw new RequestError(
        'BAD_REQUEST',
        'Only subscriptions come this way: send queries and mutations to /graphql by POST.',
      );
    this.#checkVariables(operation, variables);
    const cost = this.#pricing.costOf(document, operation, variables);
    this.#pricing.check(cost);
    const args = { schema: this.#schema, document, operationName, variableValues: variables };
    return { document, operation, args, cost };
  }

  #parse(query: unknown): DocumentNode {
    if (typeof query !== 'string')
      throw new RequestError('BAD_REQUEST', 'Send the subscription as text in "query".');
    const { limits } = this.#settings;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: limits.maxTokens });
    } catch (error) {
      throw coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
    }
    checkShape(document, limits);
    checkSubscribedField(document);
    const errors = validate(this.#schema, document, undefined, { maxErrors: MAX_VALIDATION_ERRORS });
    if (errors.length > 0)
      throw new AggregateError(errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')));
    return document;
  }

  #checkVariables(
    { variableDefinitions = [] }: OperationDefinitionNode,
    given: Record<string, unknown>,
  ): void {
    const { errors } = getVariableValues(this.#schema, variableDefinitions, given, {
      maxErrors: MAX_VALIDATION_ERRORS,
    });
    if (errors) throw new AggregateError(errors.map((error) => coded(error, 'BAD_USER_INPUT')));
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}

function nameOf(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string') throw new RequestError('BAD_REQUEST', '"operationName" is no text.');
  return given;
}

function objectOf(given: unknown, name: string): Record<string, unknown> {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given))
    throw new RequestError('BAD_REQUEST', `"${name}" is no object.`);
  return given as Record<string, unknown>;
}
