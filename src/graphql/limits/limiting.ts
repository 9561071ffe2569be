import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextParsingDidStart,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { RequestContext } from '../context.js';
import { RequestError } from '../errors.js';
import { checkShape } from './document-shape.js';
import type { OperationLimits } from './operation-limits.js';
import { Pricing } from './pricing.js';

/** Refuses operations that ask for too much, and tells what each one costs. */
export class Limiting implements ApolloServerPlugin<RequestContext> {
  readonly #limits: OperationLimits;
  readonly #pricing: Pricing;
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
    this.#limits = limits;
    this.#pricing = new Pricing(schema, limits.maxCost);
  }

  async requestDidStart() {
    return this.#listener;
  }

  /** Apollo has no place to refuse a document before it is validated: a harmless one takes its place until there is. */
  #checkShape(context: { document?: DocumentNode }): void {
    try {
      checkShape(context.document as DocumentNode, this.#limits);
      checkAnswered(context.document as DocumentNode);
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
    const cost = this.#pricing.costOf(document, operation, request.variables ?? {});
    this.#costs.set(context.request, cost);
    this.#pricing.check(cost);
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

/** Of subscriptions there is more than one answer. (For some of them graphql-js has no error but a failure.) */
function checkAnswered({ definitions }: DocumentNode): void {
  if (definitions.some((each) => each.kind === 'OperationDefinition' && each.operation === 'subscription'))
    throw new RequestError(
      'BAD_REQUEST',
      'Subscriptions come from /graphql/stream as Server-Sent Events, or over a WebSocket at /graphql.',
    );
}
