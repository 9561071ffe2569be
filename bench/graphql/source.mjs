import { openApp } from '../../dist/app.js';

/**
 * Where answers come from: the two ports that the graph reads through.
 * @typedef {{
 *   store: import('../../dist/store/store.js').Store,
 *   engine: import('../../dist/search/search-engine.js').SearchEngine,
 *   searcher: import('../../dist/search/search-engine.js').Searcher,
 *   indexHealth: import('../../dist/app.js').App['indexHealth'],
 *   desk: import('../../dist/app.js').App['desk'],
 * }} Source
 */

/**
 * The real ones, on the data of a folder.
 * @param {string} folder
 * @returns {Promise<Source>}
 */
export async function openSource(folder) {
  const { store, engine, searcher, indexHealth, desk } = await openApp(folder);
  return { store, engine, searcher, indexHealth, desk };
}

/**
 * One that gives at once what the real one gave, so that nothing is measured but the way from there to the client.
 * It knows the operations it was shown, and no others.
 *
 * @param {Source} real
 * @param {(source: Source) => Promise<void>} show runs the operations
 * @returns {Promise<Source>}
 */
export async function fixSource(real, show) {
  /** @type {Map<string, any>} */
  const nodes = new Map();
  /** @type {Map<string, any>} */
  const pages = new Map();
  /** @type {any} */
  let answer;

  // A list is told by its owner; only one list has none.
  const ownerOf = (query) => query.filter.actorIds?.[0] ?? '';
  const recording = (lists) => ({
    async byIds(ids) {
      const found = await lists.byIds(ids);
      ids.forEach((id, index) => {
        nodes.set(id, found[index]);
      });
      return found;
    },
    async pages(queries, page) {
      const found = await lists.pages(queries, page);
      queries.forEach((query, index) => {
        pages.set(ownerOf(query), found[index]);
      });
      return found;
    },
  });
  const { articles, actors, statements } = real.store;
  const recorder = {
    store: {
      articles: recording(articles),
      actors: recording(actors),
      statements: recording(statements),
    },
    searcher: {
      async search(request, signal) {
        answer = await real.searcher.search(request, signal);
        return answer;
      },
    },
  };
  await show(/** @type {any} */ (recorder));

  const fixed = {
    byIds: async (ids) => ids.map((id) => nodes.get(id) ?? null),
    pages: async (queries) => queries.map((query) => pages.get(ownerOf(query))),
  };
  return /** @type {any} */ ({
    store: { articles: fixed, actors: fixed, statements: fixed },
    engine: real.engine,
    searcher: { search: async () => answer },
    indexHealth: real.indexHealth,
  });
}
