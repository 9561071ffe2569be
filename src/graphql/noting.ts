import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { outcomeOf, type RequestNotes } from '../telemetry/request-notes.js';

interface NotedContext extends BaseContext {
  readonly notes?: RequestNotes | undefined;
}

type Resolved = GraphQLRequestContextDidResolveOperation<NotedContext>;
type Ended = GraphQLRequestContextWillSendResponse<NotedContext>;

/** Notes which operation a request asks for, and how it ends; nothing for each field. */
export class Noting implements ApolloServerPlugin<NotedContext> {
  readonly #notesOf = new WeakMap<object, RequestNotes>();
  readonly #listener = {
    didEncounterErrors: async (context: GraphQLRequestContextDidEncounterErrors<NotedContext>) => {
      const { notes } = context.contextValue;
      if (notes) for (const error of context.errors) this.#notesOf.set(error, notes);
    },
    // Already here, for what is given up before it ends.
    didResolveOperation: async ({ contextValue: { notes }, operation }: Resolved) => {
      if (notes && operation)
        notes.operation = { type: operation.operation, name: operation.name?.value ?? null };
    },
    willSendResponse: async ({ contextValue: { notes }, response: { body } }: Ended) => {
      const { errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
      if (notes) notes.outcome ??= outcomeOf(errors.map(({ extensions }) => extensions?.['code']));
    },
  };

  async requestDidStart() {
    return this.#listener;
  }

  /** Of the request in which the error came up: who formats it is not told. */
  notesOf(error: unknown): RequestNotes | undefined {
    return this.#notesOf.get(error as object);
  }
}
