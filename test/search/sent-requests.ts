import { subscribe } from 'node:diagnostics_channel';

/** Every request that this process sends from now on, by fetch or by undici itself, as method and path. */
export function sentRequests(): string[] {
  const sent: string[] = [];
  subscribe('undici:request:create', (message) => {
    const { request } = message as { request: { method: string; path: string } };
    sent.push(`${request.method} ${request.path.split('?')[0]}`);
  });
  return sent;
}
