import { setTimeout as sleep } from 'node:timers/promises';
import type { FileArticle } from '../input/article-file.js';

/** Articles that are taken in together: a few more a second than one by one need half the time. */
const MAX_ARTICLES = 16;
/** As large as a few long articles: memory, and how long others wait to write. */
const MAX_CHARACTERS = 500_000;
/** What comes slowly, as from a pipe, is not kept waiting for more. */
const WAIT_MS = 50;

/** An article with the place that names it to people. */
export interface PlacedArticle extends FileArticle {
  readonly place: string;
}

/** Groups what is read, in its order. Where reading fails, what was read before comes first. */
export async function* inBatches(articles: AsyncIterator<PlacedArticle>): AsyncGenerator<PlacedArticle[]> {
  let batch: PlacedArticle[] = [];
  let characters = 0;
  let next = articles.next();
  try {
    for (;;) {
      const read = await (batch.length === 0 ? next : Promise.race([next, sleep(WAIT_MS, null)]));
      if (read?.done) break;
      if (read) {
        batch.push(read.value);
        characters += lengthOf(read.value);
        next = articles.next();
        // Heard where it is awaited, which may be after the batch.
        next.catch(() => {});
        if (batch.length < MAX_ARTICLES && characters < MAX_CHARACTERS) continue;
      }
      yield batch;
      [batch, characters] = [[], 0];
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

function lengthOf({ article }: PlacedArticle): number {
  const { body, articleBody } = article as Readonly<Record<string, unknown>>;
  const text = body ?? articleBody;
  return typeof text === 'string' ? text.length : 0;
}
