import type { Editor } from '../domain/change.js';
import type { SaveOutcome } from '../store/store.js';

/** What became of an article that was taken in. */
export interface TakenIn extends SaveOutcome {
  readonly articleId: string;
}

/** Something to be done by one caller. */
interface DeskRequest {
  readonly by: Editor;
  /** With it, the same request is done once. */
  readonly idempotencyKey: string | null;
  /** Of all that is asked for. */
  readonly digest: string;
}

/** The desk where what is on record is changed. The rest of what it takes is in the store's port. */
export interface Desk {
  /**
   * Does work as one transaction, and has the index follow.
   * @returns what work does, or did the first time; as JSON has it
   * @throws RefusalError and changes nothing
   */
  edit<T>(request: DeskRequest, work: () => Promise<T>): Promise<T>;
  /**
   * Takes articles in, all or none; to be called in work.
   * @throws InvalidInputError with the place of the first that cannot be taken
   */
  takeIn(articles: readonly Readonly<Record<string, unknown>>[], by: Editor): Promise<TakenIn[]>;
  /**
   * Changes those parts of an article that are given, null for none; to be called in work.
   * @throws RefusalError with the part that stands in the way
   */
  updateArticle(id: string, changes: Readonly<Record<string, unknown>>, by: Editor): Promise<void>;
}
