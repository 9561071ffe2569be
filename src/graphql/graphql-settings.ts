import { DEFAULT_OPERATION_LIMITS, type OperationLimits } from './limits/operation-limits.js';

/** What is told of the graph, and what may be asked of it at once. */
export interface GraphqlSettings {
  readonly limits: OperationLimits;
  /** Whether the schema is told to whoever asks; the playground needs it. */
  readonly hasIntrospection: boolean;
  /** Whether errors name what may have been meant. */
  readonly hasSuggestions: boolean;
}

export const DEFAULT_GRAPHQL_SETTINGS: GraphqlSettings = {
  limits: DEFAULT_OPERATION_LIMITS,
  hasIntrospection: true,
  hasSuggestions: true,
};
