import {
  createSourceEventStream,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { RequestNotes } from '../telemetry/request-notes.js';
import type { RequestContext } from './context.js';
import { formatError, type ReportInternalError, withoutSuggestions } from './errors.js';
import { JsonText } from './execution/json-text.js';
import { TextExecution } from './execution/text-execution.js';
import type { GraphqlSettings } from './graphql-settings.js';
import type { KnownSubscription } from './subscription-documents.js';

interface SubscriptionsOptions {
  readonly schema: GraphQLSchema;
  readonly report: ReportInternalError;
  readonly settings: GraphqlSettings;
  /** How large what is told at once may be. */
  readonly maxAnswerBytes: number;
  /** How long it may take to find out what is to be told. */
  readonly timeoutMs: number;
}

/** What one subscription has from the connection that it came over. */
interface Following {
  /** Asked for each event, so that none shows what was read for an earlier one. */
  readonly makeContext: (signal: AbortSignal) => RequestContext;
  /** @throws UnauthenticatedError or ForbiddenError where the caller may not go on */
  readonly checkCaller: () => Promise<void>;
  readonly notes: RequestNotes | undefined;
  /** Told once, when it has ended. */
  readonly onEnd: () => void;
}

/** How often it is asked whether who follows still may, while nothing comes in; before each event it is, too. */
const CHECK_MS = 5_000;

/** Runs subscriptions, whatever they come over. What they tell has the form of answers to queries, errors too. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #execution: TextExecution;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
    this.#execution = new TextExecution(options.schema, options.maxAnswerBytes);
  }

  /**
   * Runs until the client or the server ends it.
   * @throws GraphQLError where it cannot be run
   */
  async start(subscription: KnownSubscription, following: Following): Promise<RunningSubscription> {
    const ending = new AbortController();
    const contextValue = following.makeContext(ending.signal);
    const source = await createSourceEventStream({ ...subscription.args, contextValue });
    if (!(Symbol.asyncIterator in source)) throw new AggregateError(source.errors ?? []);
    return new RunningSubscription(source as AsyncIterableIterator<Event>, ending, following, {
      resultOf: (event) => this.#resultOf(subscription, following, event, ending.signal),
      resultOfError: (error) => ({ errors: this.errorsOf(error, following.notes) }),
    });
  }

  /** What clients are told of an error. */
  errorsOf(error: unknown, notes?: RequestNotes): GraphQLFormattedError[] {
    const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
    return errors.map((each) => {
      const graphqlError =
        each instanceof GraphQLError
          ? each
          : new GraphQLError('The subscription has failed.', { originalError: each as Error });
      // Status and headers are of an HTTP answer.
      const { http: _, ...extensions } = graphqlError.extensions;
      const { report, settings } = this.#options;
      const shown = formatError({ ...graphqlError.toJSON(), extensions }, graphqlError, (cause, errorId) =>
        report(cause, errorId, notes),
      );
      return settings.hasSuggestions ? shown : withoutSuggestions(shown);
    });
  }

  async #resultOf(
    { args, document, operation, cost }: KnownSubscription,
    { makeContext, notes }: Following,
    event: unknown,
    ending: AbortSignal,
  ): Promise<Told> {
    const { settings, timeoutMs } = this.#options;
    const signal = AbortSignal.any([ending, AbortSignal.timeout(timeoutMs)]);
    const variables = args.variableValues ?? {};
    const extensions = { cost: { requested: cost, maximum: settings.limits.maxCost } };
    try {
      const text = await this.#execution.execute(document, operation, makeContext(signal), variables, event);
      if (text !== null)
        return { data: new JsonText(text) as unknown as Record<string, unknown>, extensions };
      const result = await execute({ ...args, rootValue: event, contextValue: makeContext(signal) });
      const errors = result.errors?.flatMap((error) => this.errorsOf(error, notes));
      return { ...(errors ? { errors } : {}), data: result.data ?? null, extensions };
    } catch (error) {
      return { errors: this.errorsOf(error, notes), extensions };
    }
  }
}

/** An error in the form that clients are shown, for libraries that send what toJSON gives. */
export class ShownError extends GraphQLError {
  readonly #shown: GraphQLFormattedError;

  constructor(shown: GraphQLFormattedError) {
    super(shown.message);
    this.#shown = shown;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#shown;
  }
}

/** What each subscription is made of. */
interface Event {
  readonly cursor: string;
}

/** What is told at once. */
export type Told = Omit<ExecutionResult, 'errors'> & { readonly errors?: readonly GraphQLFormattedError[] };

interface Results {
  readonly resultOf: (event: unknown) => Promise<Told>;
  readonly resultOfError: (error: unknown) => Told;
}

/** A subscription under way. Nothing is read before somebody asks for the next result, so that nothing piles up. */
export class RunningSubscription implements AsyncIterableIterator<Told, undefined> {
  readonly #source: AsyncIterableIterator<Event>;
  readonly #ending: AbortController;
  readonly #following: Following;
  readonly #results: Results;
  readonly #checking: NodeJS.Timeout;
  #failure: unknown;
  #lastCursor: string | null = null;

  constructor(
    source: AsyncIterableIterator<Event>,
    ending: AbortController,
    following: Following,
    results: Results,
  ) {
    this.#source = source;
    this.#ending = ending;
    this.#following = following;
    this.#results = results;
    this.#checking = setInterval(() => void this.#check().catch((error) => this.fail(error)), CHECK_MS);
  }

  /** Behind which it can be gone on; null before the first event. */
  get lastCursor(): string | null {
    return this.#lastCursor;
  }

  /** Ends it, also while the next event is waited for, with an error as the last result. */
  fail(error: unknown): void {
    this.#failure ??= error;
    this.#end();
  }

  async next(): Promise<IteratorResult<Told, undefined>> {
    if (this.#ending.signal.aborted) return this.#last();
    try {
      const { done, value } = await this.#source.next();
      // Also when it has ended meanwhile.
      if (done || this.#ending.signal.aborted) return this.#last();
      await this.#check();
      this.#lastCursor = value.cursor;
      return { done: false, value: await this.#results.resultOf(value) };
    } catch (error) {
      this.#failure ??= error;
      return this.#last();
    }
  }

  async return(): Promise<IteratorResult<Told, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The failure, once; then nothing. */
  #last(): IteratorResult<Told, undefined> {
    this.#end();
    const failure = this.#failure;
    this.#failure = undefined;
    return failure === undefined
      ? { done: true, value: undefined }
      : { done: false, value: this.#results.resultOfError(failure) };
  }

  #check(): Promise<void> {
    return this.#following.checkCaller();
  }

  #end(): void {
    if (this.#ending.signal.aborted) return;
    clearInterval(this.#checking);
    this.#ending.abort();
    void this.#source.return?.();
    this.#following.onEnd();
  }
}
