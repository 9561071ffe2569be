import { type IndexChange, IndexingError, type NextIndex } from '../search-engine.js';
import {
  dropNext,
  type Executor,
  generationOfNext,
  layOutNext as layOutTables,
  nextIndex,
  swapInNext,
  type WriteTransactions,
} from './layout.js';
import { applyChanges } from './writer.js';

/** Changes in one transaction: others wait 0.2 s to write meanwhile. */
const CHANGES_AT_ONCE = 1000;

/** Lays an empty index out beside the live one. */
export async function layOutNext(transactions: WriteTransactions): Promise<NextIndex> {
  return new BuiltInNextIndex(transactions, await transactions.run(layOutTables));
}

class BuiltInNextIndex implements NextIndex {
  readonly generation: string;
  readonly #transactions: WriteTransactions;

  constructor(transactions: WriteTransactions, generation: string) {
    this.#transactions = transactions;
    this.generation = generation;
  }

  async apply(changes: readonly IndexChange[]): Promise<void> {
    for (let from = 0; from < changes.length; from += CHANGES_AT_ONCE)
      await this.#run((transaction) =>
        applyChanges(nextIndex(transaction), changes.slice(from, from + CHANGES_AT_ONCE)),
      );
  }

  replaceLive(): Promise<void> {
    return this.#run(swapInNext);
  }

  async discard(): Promise<void> {
    await this.#transactions.run(async (transaction) => {
      if ((await generationOfNext(transaction)) === this.generation) await dropNext(transaction);
    });
  }

  #run(work: (transaction: Executor) => Promise<void>): Promise<void> {
    return this.#transactions.run(async (transaction) => {
      if ((await generationOfNext(transaction)) !== this.generation)
        throw new IndexingError(
          'Another rebuild of the same index was started meanwhile: let one finish.',
          'concurrent_rebuild',
        );
      await work(transaction);
    });
  }
}
