import type { WriteStream } from 'node:tty';

/** On a terminal the line is written over; elsewhere a log should not fill up. */
const TERMINAL_INTERVAL = 200;
const LOG_INTERVAL = 10_000;

/** Shows now and then how far long work is: in one line of a terminal, or by a line every ten seconds. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #interval: number;
  readonly #now: () => number;
  #last: number;
  #shown = false;

  constructor(stream: NodeJS.WriteStream, now: () => number = Date.now) {
    this.#stream = stream;
    this.#now = now;
    this.#interval = stream.isTTY ? TERMINAL_INTERVAL : LOG_INTERVAL;
    this.#last = now();
  }

  /** Takes the text where it is time to show something again. */
  show(text: string): void {
    const now = this.#now();
    if (now - this.#last < this.#interval) return;
    this.#last = now;
    if (!this.#stream.isTTY) {
      this.#stream.write(`onrecord: ${text}\n`);
      return;
    }
    this.clear();
    const { columns = 80 } = this.#stream as WriteStream;
    this.#stream.write(text.slice(0, columns - 1));
    this.#shown = true;
  }

  /** Makes room on a terminal for what else is to be said. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[K');
    this.#shown = false;
  }
}
