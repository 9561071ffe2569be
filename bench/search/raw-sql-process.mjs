// The peer of the search benchmark: a bare process that runs the same search as plain SQL on the same database.
// Usage: fork it with the database's path, send it { matches, language, cycles }, get { totals, latencies }.
import Database from 'libsql';

const FOUND = `from search_statement_index join search_document found on found.number = search_statement_index.rowid
  where search_statement_index match ?1`;
const FILTER = `and found.language = (select code from search_value where field = 'language' and value = ?2)`;

const HITS = `
  select hit.score, statement.id, statement.kind, statement.form, statement.text,
    actor.id as actor_id, actor.name, actor.kind as actor_kind, actor.role,
    article.id as article_id, article.headline, article.url, article.publisher, article.date_published
  from (select found.number, bm25(search_statement_index) as score ${FOUND} ${FILTER} order by score limit 20) hit
  join search_document using (number)
  join statement on statement.id = search_document.id
  join article on article.id = statement.article_id
  left join actor on actor.id = statement.actor_id
  order by hit.score`;
const TOTAL = `select count(*) as total ${FOUND} ${FILTER}`;

/** Each without its own part of the filter, so that only the one of languages has no filter. */
const FACETS = [
  counts('found.kind', FILTER),
  counts('found.form', FILTER),
  `select value, name, count from (${counts('found.actor', FILTER)}) counted
   join search_value on field = 'actor' and code = counted.key
   left join actor on actor.id = value order by count desc, value`,
  valued('publisher', FILTER),
  // The second parameter is bound for all alike.
  valued('language', 'and ?2 is not null'),
  // As cheap as a column of years would be; strftime() is right around New Year too and takes twice as long.
  counts('found.published / 31556952000', FILTER),
];

/**
 * @param {string} key
 * @param {string} filter
 */
function counts(key, filter) {
  return `select ${key} as key, count(*) as count ${FOUND} ${filter} group by 1 order by 2 desc limit 10`;
}

/**
 * @param {string} field
 * @param {string} filter
 */
function valued(field, filter) {
  return `select value, count from (${counts(`found.${field}`, filter)}) counted
    join search_value on field = '${field}' and code = counted.key order by count desc, value`;
}

const database = new Database(/** @type {string} */ (process.argv[2]), { readonly: true });
// As the store's own connections have it.
database.exec('pragma cache_size = -8192');
const [hits, total, ...facets] = [HITS, TOTAL, ...FACETS].map((sql) => database.prepare(sql));

process.on('message', (/** @type {{ matches: string[], language: string, cycles: number }} */ task) => {
  const totals = [];
  const latencies = [];
  for (let cycle = 0; cycle < task.cycles; cycle++)
    for (const match of task.matches) {
      const started = performance.now();
      const parameters = [match, task.language];
      hits.all(parameters);
      totals.push(total.get(parameters).total);
      for (const facet of facets) facet.all(parameters);
      latencies.push(performance.now() - started);
    }
  process.send?.({ totals, latencies });
});
