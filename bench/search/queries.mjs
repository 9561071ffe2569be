import Database from 'libsql';
import { Random } from '../data/random.mjs';

/**
 * @typedef {object} Query
 * @property {string} text what a person types, and the server gets
 * @property {string} match the same as an FTS5 expression
 * @typedef {{ name: string, queries: Query[] }} QueryClass
 * @typedef {{ term: string, documents: number }} Word
 */

/**
 * The query classes, so many queries each, picked from what the data folder holds. The last word of a query is
 * the beginning of a word to the server unless it stands in quotation marks, so it is that for FTS5 too. FTS5
 * knows nothing of typos: there the word is given as it is spelt. Of a class that may find something else on
 * each side there are three times as many, to choose from.
 *
 * @param {string} path the database
 * @param {number} count
 * @returns {QueryClass[]}
 */
export function pickQueries(path, count) {
  const database = new Database(path, { readonly: true });
  const words = /** @type {Word[]} */ (
    database.prepare('select term, documents from search_statement_term where documents > 0').all()
  );
  const texts = database
    .prepare(
      `select lower(text) as text from search_text join search_document using (number)
       where kind in (1, 2) and number % 20 = 0`,
    )
    .all()
    .map(({ text }) => /** @type {string[]} */ (text.match(/[a-z]+/g)));
  const { documents } = database
    .prepare("select documents from search_section where type = 'STATEMENT'")
    .get();
  database.close();

  const random = new Random(7);
  const between = (from, to) => words.filter((word) => word.documents >= from && word.documents <= to);
  const frequent = between(documents * 0.05, documents);
  const middling = new Set(between(documents * 0.005, documents * 0.05).map(({ term }) => term));
  const rare = between(5, 50).filter(({ term }) => term.length >= 6);
  const long = between(50, documents * 0.05).filter(({ term }) => term.length >= 6);
  const known = new Set(words.map(({ term }) => term));

  const spelt = (term) => ({ text: term, match: `"${term}" *` });
  return [
    { name: 'frequent word', queries: pick(count, () => spelt(random.pick(frequent).term)) },
    { name: 'rare word', queries: pick(count, () => spelt(random.pick(rare).term)) },
    {
      name: 'two words',
      queries: pick(count, () => {
        const [first, second] = shuffled(
          random.pick(texts).filter((term) => middling.has(term)),
          random,
        );
        if (second === undefined || first === second) return null;
        return { text: `${first} ${second}`, match: `"${first}" AND "${second}" *` };
      }),
    },
    {
      name: 'prefix',
      queries: pick(count, () => {
        const start = random.pick(long).term.slice(0, 3);
        return known.has(start) ? null : spelt(start);
      }),
    },
    {
      name: 'typo',
      queries: pick(count * 3, () => {
        const { term } = random.pick(long);
        const typed = misspelt(term, random);
        const isWord = words.some((other) => other.term.startsWith(typed));
        return isWord ? null : { text: typed, match: `"${term}" *` };
      }),
    },
    { name: 'phrase', queries: phrases(texts, middling, count) },
  ];
}

/**
 * So many different queries.
 * @param {number} count
 * @param {() => Query | null} draw
 */
function pick(count, draw) {
  /** @type {Map<string, Query>} */
  const queries = new Map();
  // Small data has fewer than asked for.
  for (let tries = 0; queries.size < count && tries < count * 100; tries++) {
    const query = draw();
    if (query) queries.set(query.text, query);
  }
  return [...queries.values()];
}

/**
 * Pairs of words that most often stand beside each other, at least one of them no word like "the".
 *
 * @param {string[][]} texts
 * @param {ReadonlySet<string>} middling
 * @param {number} count
 * @returns {Query[]}
 */
function phrases(texts, middling, count) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const text of texts)
    for (let index = 1; index < text.length; index++) {
      if (!middling.has(text[index]) && !middling.has(text[index - 1])) continue;
      const pair = `"${text[index - 1]} ${text[index]}"`;
      seen.set(pair, (seen.get(pair) ?? 0) + 1);
    }
  const pairs = [...seen].sort((left, right) => right[1] - left[1]).slice(0, count);
  return pairs.map(([pair]) => ({ text: pair, match: pair }));
}

/**
 * With two letters swapped, one left out, or one taken for another; the first letter is seldom wrong.
 * @param {string} term
 * @param {Random} random
 */
function misspelt(term, random) {
  const at = random.integer(1, term.length - 2);
  const [before, letter, next, after] = [term.slice(0, at), term[at], term[at + 1], term.slice(at + 2)];
  return random.pick([before + next + letter + after, before + next + after, `${before}x${next}${after}`]);
}

/**
 * @template T
 * @param {T[]} list
 * @param {Random} random
 */
function shuffled(list, random) {
  return list
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
