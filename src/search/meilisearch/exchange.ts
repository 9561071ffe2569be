import { Agent, type Dispatcher } from 'undici';

/** Connections of our own: those of all are Node's, of another version, where somebody has used `fetch` before. */
const AGENT = new Agent();

export interface WholeAnswer {
  readonly status: number;
  readonly text: string;
}

/** What an exchange is asked with. */
export type Question = Pick<Dispatcher.DispatchOptions, 'origin' | 'path' | 'method' | 'headers' | 'body'>;

/**
 * One request and its whole answer, by undici's own dispatch: an answer that is wanted in one piece needs none of the
 * streams that `request` and `fetch` put around it.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<WholeAnswer>;
  readonly #chunks: Buffer[] = [];
  #status = 0;
  #connection: Dispatcher.DispatchController | undefined;
  #reason: Error | undefined;
  #resolve!: (answer: WholeAnswer) => void;
  #reject!: (reason: Error) => void;

  constructor(question: Question) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    AGENT.dispatch(question, this);
  }

  /** Lets go of the connection, and waits for no answer any more. */
  giveUp(reason: Error): void {
    this.#reason = reason;
    this.#connection?.abort(reason);
    this.#reject(reason);
  }

  onRequestStart(connection: Dispatcher.DispatchController): void {
    this.#connection = connection;
    if (this.#reason) connection.abort(this.#reason);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#resolve({ status: this.#status, text: Buffer.concat(this.#chunks).toString() });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }
}
