import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { RequestError } from '../errors.js';
import { fragmentsOf } from '../execution/collect-fields.js';
import { operationCost } from './operation-cost.js';

type PriceOf = (variables: Readonly<Record<string, unknown>>) => number;

/**
 * Tells what operations cost. What is known of one is kept as long as its parsed document, so that a known operation
 * is priced by a few multiplications.
 */
export class Pricing {
  readonly maxCost: number;
  readonly #schema: GraphQLSchema;
  readonly #prices = new WeakMap<OperationDefinitionNode, PriceOf>();

  constructor(schema: GraphQLSchema, maxCost: number) {
    this.#schema = schema;
    this.maxCost = maxCost;
  }

  costOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    let priceOf = this.#prices.get(operation);
    if (!priceOf) {
      priceOf = operationCost(this.#schema, operation, fragmentsOf(document));
      this.#prices.set(operation, priceOf);
    }
    return priceOf(variables);
  }

  /** @throws RequestError where it is more than one operation may cost */
  check(cost: number): void {
    if (cost > this.maxCost)
      throw new RequestError(
        'TOO_COSTLY',
        `The operation costs ${cost}; it may cost ${this.maxCost}: ask for smaller pages, or fewer lists in lists.`,
      );
  }
}
