import type { Store } from '../../src/store/store.js';
import { readAll } from './paging.js';

/** All that the port shows. */
export async function contentOf(store: Store): Promise<object> {
  const articles = await readAll(store.articles, { filter: {}, order: 'OLDEST' });
  const actors = await readAll(store.actors, { filter: {}, order: 'NAME' });
  const named = [];
  for (const { name, aliases } of actors)
    for (const each of [name, ...aliases]) named.push([each, (await store.actorsByName(each))[0]?.id]);
  return {
    articles,
    bodies: await store.bodies(articles.map(({ id }) => id)),
    actors,
    named,
    actorsByArticle: await store.actors.pages(
      articles.map(({ id }) => ({ filter: { articleIds: [id] }, order: 'NAME' })),
      { size: 100, direction: 'FORWARD', cursor: null },
    ),
    statements: await readAll(store.statements, { filter: {}, order: 'READING' }),
    counts: await store.counts(),
  };
}
