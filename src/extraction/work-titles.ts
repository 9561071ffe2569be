import type { Tokens } from './tokens.js';

/** What has a title and speaks only as its author does; a newspaper or a show speaks for itself. */
const WORKS = new Set(
  'book novel novella memoir biography autobiography trilogy thriller film movie documentary play musical opera song album painting poem essay'.split(
    ' ',
  ),
);
const APPOSITION = new Set(['ADJ', 'NOUN', 'NUM', 'PROPN', 'PART']);

/**
 * "her novel The Salt Road", "The Salt Road, a book by Lee", "wrote “The Salt Road.”": the capitals are the title of a
 * work.
 */
export function isWorkTitle({ words, tags }: Tokens, from: number, to: number): boolean {
  const hasArticle = words[from - 1] === 'the';
  let before = hasArticle ? from - 2 : from - 1;
  if (words[before] === '"') {
    const close = /^[.,?!]$/.test(words[to] as string) ? to + 1 : to;
    // Without an article it may be somebody who is called.
    if (hasArticle && words[close] === '"') return true;
    before--;
  }
  if (tags[before] === 'NOUN' && WORKS.has(words[before] as string)) return true;
  let at = words[to] === '"' ? to + 1 : to;
  if (words[at] !== ',') return false;
  at++;
  if (words[at] === '"') at++;
  if (tags[at] !== 'DET' && tags[at] !== 'PRON') return false;
  at++;
  const first = at;
  while (APPOSITION.has(tags[at] as string)) at++;
  return at > first && WORKS.has(words[at - 1] as string);
}
