import { type IndexChange, IndexingError, type NextIndex } from '../search-engine.js';
import { createIndex, generationOf, isNextOf, nextNameOf, refuseOthers, swapIn } from './index-layout.js';
import type { Server } from './server.js';
import { applyChanges } from './writes.js';

/** Indexes listed at once; a server has a few. */
const MAX_INDEXES = 1000;

/** Drops what killed rebuilds left: a new index that is half filled, or the former one. */
export async function dropAbandoned(server: Server, live: string): Promise<void> {
  const { results } = await server.request((client) => client.getRawIndexes({ limit: MAX_INDEXES }));
  for (const { uid } of results) if (isNextOf(live, uid)) await drop(server, uid);
}

/** Lays an empty index out beside the live one; what killed rebuilds left is dropped. */
export async function layOutNext(server: Server, live: string): Promise<NextIndex> {
  await refuseOthers(server, live);
  await dropAbandoned(server, live);
  const name = nextNameOf(live);
  return new MeilisearchNextIndex(server, live, name, await createIndex(server, name));
}

class MeilisearchNextIndex implements NextIndex {
  readonly generation: string;
  readonly #server: Server;
  readonly #live: string;
  readonly #name: string;

  constructor(server: Server, live: string, name: string, generation: string) {
    this.#server = server;
    this.#live = live;
    this.#name = name;
    this.generation = generation;
  }

  apply(changes: readonly IndexChange[]): Promise<void> {
    return applyChanges(this.#server, this.#name, changes);
  }

  async replaceLive(): Promise<void> {
    // Where another rebuild has dropped it, the server has made one anew for what came after that.
    if ((await generationOf(this.#server, this.#name)) !== this.generation)
      throw new IndexingError(
        'Another rebuild of the same index was started meanwhile: let one finish.',
        'concurrent_rebuild',
      );
    await swapIn(this.#server, this.#live, this.#name);
  }

  async discard(): Promise<void> {
    await drop(this.#server, this.#name);
  }
}

async function drop(server: Server, index: string): Promise<void> {
  const exists = await server.requestExisting((client) => client.getRawIndex(index));
  if (exists) await server.run((client) => client.deleteIndex(index));
}
