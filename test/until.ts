import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks again and again until it is so.
 * @throws Error after so many seconds
 */
export async function until<T>(what: string, look: () => Promise<T | false>, seconds = 40): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`Not so after ${seconds} s: ${what}`);
    await pause(100);
  }
}
