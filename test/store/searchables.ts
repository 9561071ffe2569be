import type { OutboxEntry, Searchable } from '../../src/store/store.js';

export function idOf(searchable: Searchable): string {
  switch (searchable.type) {
    case 'STATEMENT':
      return searchable.statement.id;
    case 'ARTICLE':
      return searchable.article.id;
    case 'ACTOR':
      return searchable.actor.id;
  }
}

/** The texts of the statements among what is delivered. */
export function textsOf(entries: readonly OutboxEntry[]): string[] {
  return entries.flatMap(({ current }) => (current?.type === 'STATEMENT' ? current.statement.text : []));
}
