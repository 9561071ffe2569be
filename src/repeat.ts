/**
 * Takes one turn after another until it is stopped.
 * @param turn resolves to how long to wait before the next, in milliseconds; the signal says that it shall end
 * @returns stops it, and waits for the turn at hand
 */
export function repeat(turn: (signal: AbortSignal) => Promise<number>): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const pause = await turn(signal);
      if (!signal.aborted) await waiting(pause, signal);
    }
  }

  const running = run();
  return async () => {
    stop.abort();
    await running;
  };
}

function waiting(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
