import type { Task } from 'meilisearch';
import type { Server } from './server.js';

/**
 * The newest of the index's tasks that are done. The server counts its tasks; one that was put back to an earlier
 * state counts on from there, so a task of the same number came in at another time.
 */
export async function checkpointOf(server: Server, index: string): Promise<string | null> {
  const { results } = await server.request((client) =>
    client.tasks.getTasks({ indexUids: [index], statuses: ['succeeded'], limit: 1 }),
  );
  return results[0] ? checkpointAt(results[0]) : null;
}

/** @see SearchEngine.isBeyond */
export async function isBeyond(server: Server, checkpoint: string): Promise<boolean> {
  const uid = Number(checkpoint.split(' ')[0]);
  const { results } = await server.request((client) => client.tasks.getTasks({ uids: [uid], limit: 1 }));
  if (results[0]) return checkpointAt(results[0]) === checkpoint;
  // The oldest that are done are deleted when there are a million, and all of them when somebody says so.
  const newest = await server.request((client) => client.tasks.getTasks({ limit: 1 }));
  return (newest.results[0]?.uid ?? 0) > uid;
}

function checkpointAt({ uid, enqueuedAt }: Task): string {
  return `${uid} ${enqueuedAt}`;
}
