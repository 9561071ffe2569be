/** What one operation may ask for. */
export interface OperationLimits {
  /** Names, numbers, strings and punctuation of a document. */
  readonly maxTokens: number;
  /** Fields inside each other. */
  readonly maxDepth: number;
  /** Fields beside each other in one selection, those of its fragments among them, each as often as it stands there. */
  readonly maxBreadth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  /** See operationCost. */
  readonly maxCost: number;
}

export const DEFAULT_OPERATION_LIMITS: OperationLimits = {
  // The playground's introspection has 185, the largest operation in schema/operations 81.
  maxTokens: 4_000,
  // Introspection, which describes types of types, goes down 15.
  maxDepth: 16,
  // The type with most fields has a quarter of it.
  maxBreadth: 100,
  maxAliases: 50,
  maxDirectives: 50,
  // Twice a hundred articles with a hundred statements each, and who said them.
  maxCost: 50_000,
};
