import type { FastifyReply } from 'fastify';
import { RequestError } from '../graphql/errors.js';

/**
 * Does what a request asks for, as long as it has time and its client waits. (Fastify's `handlerTimeout` and
 * `request.signal` end with the request's body, not with its answer.)
 *
 * @param work is told by the signal that nobody wants its result any more
 * @throws RequestError where the time is up
 */
export async function withDeadline<T>(
  { raw }: FastifyReply,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  raw.once('close', end);
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      end();
      const sentence = `It took longer than the ${timeoutMs / 1000} s that a request has, and was ended: ask for less at once.`;
      reject(new RequestError('TIMEOUT', sentence));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(controller.signal), expired]);
  } finally {
    clearTimeout(timer);
    raw.off('close', end);
  }
}
