import { IndexingError, type SearchDocument } from '../search-engine.js';
import { createIndex, prepareIndex } from './index-layout.js';
import type { Server } from './server.js';
import { putDocuments } from './writes.js';

/** Tasks that are sent ahead: the server joins those that wait into one, which is faster. */
const TASKS_AHEAD = 8;

/** Fills a new index beside the live one and swaps the two; see SearchEngine.rebuild. */
export async function rebuildIndex(
  server: Server,
  live: string,
  batches: AsyncIterable<readonly SearchDocument[]>,
): Promise<void> {
  const next = `${live}_next`;
  await drop(server, next);
  await createIndex(server, next);
  const created = await createdAt(server, next);
  try {
    const tasks: number[] = [];
    for await (const batch of batches) {
      tasks.push(...(await putDocuments(server, next, batch)));
      while (tasks.length > TASKS_AHEAD) await server.finished(tasks.shift() as number);
    }
    for (const task of tasks) await server.finished(task);
    if ((await createdAt(server, next)) !== created)
      throw new IndexingError(
        'Another rebuild of the same index was started meanwhile: let one finish.',
        'concurrent_rebuild',
      );
  } catch (error) {
    // As far as the server still answers; what stays is dropped by the next rebuild.
    await drop(server, next).catch(() => {});
    throw error;
  }
  // Both have to exist to be swapped.
  await prepareIndex(server, live);
  await server.run((client) => client.swapIndexes([{ indexes: [live, next], rename: false }]));
  await drop(server, next);
}

async function drop(server: Server, index: string): Promise<void> {
  const exists = await server.requestExisting((client) => client.getRawIndex(index));
  if (exists) await server.run((client) => client.deleteIndex(index));
}

/** An index that was dropped and made again by another process has another time. */
async function createdAt(server: Server, index: string): Promise<string | undefined> {
  return (await server.requestExisting((client) => client.getRawIndex(index)))?.createdAt;
}
