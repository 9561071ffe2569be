import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextParsingDidStart,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import type { RequestContext } from '../context.js';
import { RequestError } from '../errors.js';
import { fragmentsOf } from '../execution/collect-fields.js';
import { checkShape } from './document-shape.js';
import { operationCost } from './operation-cost.js';
import type { OperationLimits } from './operation-limits.js';

type PriceOf = (variables: Readonly<Record<string, unknown>>) => number;

/**
 * Refuses operations that ask for too much, and tells what each one costs. What is known of a document is kept as
 * long as Apollo keeps it parsed, so that a known operation is priced by a few multiplications.
 */
export class Limiting implements ApolloServerPlugin<RequestContext> {
  readonly #schema: GraphQLSchema;
  readonly #limits: OperationLimits;
  readonly #prices = new WeakMap<OperationDefinitionNode, PriceOf>();
  readonly #refusals = new WeakMap<DocumentNode, RequestError>();
  readonly #costs = new WeakMap<object, number>();
  readonly #listener = {
    parsingDidStart:
      async (context: GraphQLRequestContextParsingDidStart<RequestContext>) => async (error?: Error) => {
        if (!error) this.#checkShape(context);
      },
    didResolveOperation: async (context: GraphQLRequestContextDidResolveOperation<RequestContext>) =>
      this.#checkCost(context),
    willSendResponse: async (context: GraphQLRequestContextWillSendResponse<RequestContext>) =>
      this.#tellCost(context),
  };

  constructor(schema: GraphQLSchema, limits: OperationLimits) {
    this.#schema = schema;
    this.#limits = limits;
  }

  async requestDidStart() {
    return this.#listener;
  }

  /** Apollo has no place to refuse a document before it is validated: a harmless one takes its place until there is. */
  #checkShape(context: { document?: DocumentNode }): void {
    try {
      checkShape(context.document as DocumentNode, this.#limits);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      context.document = parse('{ __typename }');
      this.#refusals.set(context.document, error);
    }
  }

  #checkCost(context: GraphQLRequestContextDidResolveOperation<RequestContext>): void {
    const { document, operation, request } = context;
    const refusal = this.#refusals.get(document);
    if (refusal) throw refusal;
    if (!operation) return;
    let priceOf = this.#prices.get(operation);
    if (!priceOf) {
      priceOf = operationCost(this.#schema, operation, fragmentsOf(document));
      this.#prices.set(operation, priceOf);
    }
    const cost = priceOf(request.variables ?? {});
    this.#costs.set(context.request, cost);
    if (cost > this.#limits.maxCost)
      throw new RequestError(
        'TOO_COSTLY',
        `The operation costs ${cost}; it may cost ${this.#limits.maxCost}: ask for smaller pages, or fewer lists in lists.`,
      );
  }

  #tellCost({ request, response: { body } }: GraphQLRequestContextWillSendResponse<RequestContext>): void {
    const requested = this.#costs.get(request);
    if (requested === undefined || body.kind !== 'single') return;
    body.singleResult.extensions = {
      ...body.singleResult.extensions,
      cost: { requested, maximum: this.#limits.maxCost },
    };
  }
}
