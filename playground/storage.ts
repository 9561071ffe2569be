import type { GraphiQLProps } from 'graphiql';

/** Where GraphiQL keeps what was run, with its headers whatever its settings say. */
const HISTORIES = ['graphiql:queries', 'graphiql:favorites'];

/** The browser's own, in which no key is left: what was run is kept without its headers. */
export const storage: NonNullable<GraphiQLProps['storage']> = {
  get length() {
    return own().length;
  },
  getItem: (name) => localStorage.getItem(name),
  setItem: (name, value) =>
    localStorage.setItem(name, HISTORIES.includes(name) ? withoutHeaders(value) : value),
  removeItem: (name) => localStorage.removeItem(name),
  clear() {
    for (const name of own()) localStorage.removeItem(name);
  },
};

/** What is GraphiQL's; other pages of the site may keep something, too. */
function own(): string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith('graphiql:'));
}

function withoutHeaders(history: string): string {
  return JSON.stringify(JSON.parse(history, (name, value) => (name === 'headers' ? undefined : value)));
}
