import { updateArticle } from './article-update.js';
import type { Desk } from './graphql/desk.js';
import { type IngestParts, ingestTogether } from './ingest.js';
import { keptAndIndexed } from './kept-and-indexed.js';

/** Changes what is in this store and index. */
export function makeDesk(parts: Omit<IngestParts, 'by'>): Desk {
  const { store } = parts;
  return {
    edit: ({ by, idempotencyKey: key, digest }, work) =>
      keptAndIndexed(parts, () =>
        key === null ? work() : store.once({ caller: `${by.id} ${by.name}`, key, digest }, work),
      ),
    takeIn: async (articles, by) => {
      const outcomes = await ingestTogether(articles, { ...parts, by });
      return outcomes.map(({ article, change, statementsAdded, statementsRemoved }) => ({
        ...{ articleId: article.id, change, statementsAdded, statementsRemoved },
      }));
    },
    updateArticle: (id, changes, by) => updateArticle(id, changes, { ...parts, by }),
  };
}
