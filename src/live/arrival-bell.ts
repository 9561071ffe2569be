import type { Arrivals } from '../store/store.js';

/** Wakes all who wait for something to come in. Watches the store only as long as somebody waits. */
export class ArrivalBell {
  readonly #arrivals: Pick<Arrivals, 'watch'>;
  readonly #waiting = new Set<() => void>();
  #listeners = 0;
  #rung = 0;
  #watching: Promise<() => Promise<void>> | null = null;

  constructor(arrivals: Pick<Arrivals, 'watch'>) {
    this.#arrivals = arrivals;
  }

  /** How often it has rung. */
  get rung(): number {
    return this.#rung;
  }

  /** Listens from now on, until what it gives is called. Who comes after a failure has it tried again. */
  async listen(): Promise<() => void> {
    this.#listeners++;
    this.#watching ??= this.#arrivals.watch(() => this.#ring());
    try {
      await this.#watching;
    } catch (error) {
      this.#leave();
      throw error;
    }
    return () => this.#leave();
  }

  /** Resolves once it has rung more often than that, or with the signal. */
  async next(rung: number, signal: AbortSignal): Promise<void> {
    if (this.#rung > rung || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #leave(): void {
    if (--this.#listeners > 0) return;
    const watching = this.#watching;
    this.#watching = null;
    watching?.then((stop) => stop()).catch(() => {});
  }

  #ring(): void {
    this.#rung++;
    for (const wake of [...this.#waiting]) wake();
  }
}
