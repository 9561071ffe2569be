import type { ListQuery, ListReader, Page } from '../../src/store/store.js';

/** Every node of a list, page by page to its end, in the list's order. */
export async function readAll<T, Filter, Order>(
  list: ListReader<T, Filter, Order>,
  query: ListQuery<Filter, Order>,
  { size = 100, direction = 'FORWARD' as 'FORWARD' | 'BACKWARD' } = {},
): Promise<T[]> {
  const nodes: T[] = [];
  let cursor: string | null = null;
  for (;;) {
    const [page] = (await list.pages([query], { size, direction, cursor })) as [Page<T>];
    const found = page.entries.map(({ node }) => node);
    if (direction === 'FORWARD') nodes.push(...found);
    else nodes.unshift(...found);
    if (!page.hasMore) return nodes;
    // A page that promises more and is empty would be read for ever.
    if (found.length === 0) throw new Error('An empty page says that the list goes on.');
    cursor = (direction === 'FORWARD' ? page.entries.at(-1) : page.entries[0])?.cursor ?? null;
  }
}
