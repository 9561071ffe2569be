import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Outcome, RequestNotes } from '../telemetry/request-notes.js';

interface NotedContext extends BaseContext {
  readonly notes?: RequestNotes | undefined;
}

type Ended = GraphQLRequestContextWillSendResponse<NotedContext>;

/** Notes which operation a request asks for, and how it ends; nothing for each field. */
export class Noting implements ApolloServerPlugin<NotedContext> {
  readonly #notesOf = new WeakMap<object, RequestNotes>();
  readonly #listener = {
    didEncounterErrors: async (context: GraphQLRequestContextDidEncounterErrors<NotedContext>) => {
      const { notes } = context.contextValue;
      if (notes) for (const error of context.errors) this.#notesOf.set(error, notes);
    },
    willSendResponse: async (context: Ended) => {
      if (context.contextValue.notes) noteEnd(context.contextValue.notes, context);
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

function noteEnd(notes: RequestNotes, { operation, response: { body } }: Ended): void {
  if (operation) notes.operation = { type: operation.operation, name: operation.name?.value ?? null };
  notes.outcome = outcomeOf(body.kind === 'single' ? body.singleResult.errors : body.initialResult.errors);
}

function outcomeOf(errors: readonly GraphQLFormattedError[] | undefined): Outcome {
  if (!errors?.length) return 'ok';
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  if (codes.includes('INTERNAL_SERVER_ERROR')) return 'failed';
  return codes.includes('SEARCH_UNAVAILABLE') ? 'search_unavailable' : 'refused';
}
