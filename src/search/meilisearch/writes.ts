import { setImmediate } from 'node:timers/promises';
import { lastChanges } from '../last-changes.js';
import type { IndexChange, SearchDocument } from '../search-engine.js';
import { indexedDocument } from './indexed-document.js';
import type { Server } from './server.js';

/** The server takes 100 MB in one request; a letter has up to 3 bytes in UTF-8. */
const MAX_PAYLOAD_LENGTH = 30_000_000;

/** Documents written out before others have their turn: articles take 30 ms, and 5,000 at once a second. */
const WRITTEN_AT_ONCE = 200;

/** Applies the changes and waits for the end; see SearchEngine.apply. */
export async function applyChanges(
  server: Server,
  index: string,
  changes: readonly IndexChange[],
): Promise<void> {
  const removed: string[] = [];
  const documents: SearchDocument[] = [];
  for (const [id, document] of lastChanges(changes))
    if (document) documents.push(document);
    else removed.push(id);
  // No document is in both, so the two need no order.
  const tasks = await putDocuments(server, index, documents);
  if (removed.length > 0) {
    const { taskUid } = await server.request((client) => client.index(index).deleteDocuments(removed));
    tasks.push(taskUid);
  }
  for (const task of tasks) await server.finished(task);
}

/**
 * Sends documents, in one task unless they are very large.
 * @returns the tasks to wait for
 */
async function putDocuments(
  server: Server,
  index: string,
  documents: readonly SearchDocument[],
): Promise<number[]> {
  const tasks: number[] = [];
  let lines: string[] = [];
  let length = 0;
  const send = async (): Promise<void> => {
    if (lines.length === 0) return;
    const payload = lines.join('\n');
    const { taskUid } = await server.request((client) =>
      client.index(index).addDocumentsFromString(payload, 'application/x-ndjson'),
    );
    tasks.push(taskUid);
    lines = [];
    length = 0;
  };
  for (const [nth, document] of documents.entries()) {
    if (nth % WRITTEN_AT_ONCE === 0) await setImmediate();
    const line = JSON.stringify(indexedDocument(document));
    if (length + line.length > MAX_PAYLOAD_LENGTH) await send();
    lines.push(line);
    length += line.length;
  }
  await send();
  return tasks;
}
