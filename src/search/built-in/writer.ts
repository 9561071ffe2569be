import { documentHash } from '../document-hash.js';
import { type DocumentValues, documentValues, VALUE_FIELDS, type ValueField } from '../field-values.js';
import { lastChanges } from '../last-changes.js';
import type { DocumentType, IndexChange, SearchDocument } from '../search-engine.js';
import { searchedTexts } from '../searched-fields.js';
import { sortKey } from '../sort-key.js';
import { timeOf } from '../time.js';
import { type Executor, run } from './layout.js';
import { ALL_SECTIONS, SECTIONS, type Section } from './sections.js';
import { type DocumentTerms, documentTerms, measuredLength, Tally } from './tally.js';
import { FORM_CODES, KIND_CODES, kindsOf } from './values.js';

/** Rows written by one statement; more is no faster. */
const ROWS_PER_INSERT = 64;
/** Documents whose words are counted together: bounds the memory a large write takes. */
const BATCH = 1000;
/** Stands between the texts of a field, so that no phrase reaches from one into the next; no word of a query is it. */
const BETWEEN_TEXTS = '\u{f8ff}';

/** Brings the index up to the changes, inside the caller's transaction. */
export async function applyChanges(executor: Executor, changes: readonly IndexChange[]): Promise<void> {
  const entries = [...lastChanges(changes)];
  for (let from = 0; from < entries.length; from += BATCH) {
    const batch = entries.slice(from, from + BATCH);
    const tallies = new Map(ALL_SECTIONS.map((section) => [section.type, new Tally(section)]));
    await takeOut(
      executor,
      batch.map(([id]) => id),
      tallies,
    );
    await putIn(
      executor,
      batch.flatMap(([, document]) => document ?? []),
      tallies,
    );
    for (const tally of tallies.values()) await tally.write(executor);
    await run(executor, 'update search_state set revision = revision + 1');
  }
}

async function takeOut(
  executor: Executor,
  ids: readonly string[],
  tallies: ReadonlyMap<DocumentType, Tally>,
): Promise<void> {
  const gone = await run<{ number: number; kind: number }>(
    executor,
    'delete from search_document where id in (select value from json_each(?)) returning number, kind',
    [JSON.stringify(ids)],
  );
  for (const section of ALL_SECTIONS) {
    const kinds = kindsOf(section.type).map((kind) => KIND_CODES[kind]);
    const numbers = gone.flatMap(({ number, kind }) => (kinds.includes(kind) ? number : []));
    if (numbers.length > 0) await takeOutOf(section, executor, numbers, tallies.get(section.type) as Tally);
  }
}

async function takeOutOf(
  section: Section,
  executor: Executor,
  numbers: readonly number[],
  tally: Tally,
): Promise<void> {
  const json = JSON.stringify(numbers);
  const rows = await run<{ text: string; others: string }>(
    executor,
    'delete from search_text where number in (select value from json_each(?)) returning text, others',
    [json],
  );
  for (const { text, others } of rows)
    tally.count(documentTerms([[text], ...(JSON.parse(others) as string[][])]), -1);
  await run(executor, `delete from ${section.index} where rowid in (select value from json_each(?))`, [json]);
}

async function putIn(
  executor: Executor,
  documents: readonly SearchDocument[],
  tallies: ReadonlyMap<DocumentType, Tally>,
): Promise<void> {
  if (documents.length === 0) return;
  const values = documents.map(documentValues);
  const codes = await codesFor(executor, values);
  const [state] = await run<{ last: number }>(executor, 'select last_number as last from search_state');
  let number = state?.last ?? 0;
  const rows: unknown[][] = [];
  const texts: unknown[][] = [];
  const words = new Map<Section, unknown[][]>();
  for (const [at, document] of documents.entries()) {
    number++;
    const section = SECTIONS[document.type];
    const own = values[at] as DocumentValues;
    const fields = searchedTexts(document);
    const terms = documentTerms(fields);
    tallies.get(document.type)?.count(terms, 1);
    rows.push([
      number,
      document.id,
      KIND_CODES[own.kind],
      own.form === null ? 0 : FORM_CODES[own.form],
      ...VALUE_FIELDS.map((field) => codes.get(field)?.get(own[field] ?? '') ?? 0),
      timeOf(own.datePublished),
      sortKey(document),
      own.statements,
      measuredLength(section, terms),
    ]);
    const [[text = ''] = [], ...others] = fields;
    texts.push([number, text, JSON.stringify(others), documentHash(document)]);
    const row = [number, ...terms.map(indexedWords)];
    const known = words.get(section);
    if (known) known.push(row);
    else words.set(section, [row]);
  }
  const columns = `number, id, kind, form, ${VALUE_FIELDS.join(', ')}, published, sort_key, statements, words`;
  await insert(executor, `search_document (${columns})`, rows);
  await insert(executor, 'search_text (number, text, others, hash)', texts);
  for (const [{ index, columns: fields }, its] of words)
    await insert(executor, `${index} (rowid, ${fields.join(', ')})`, its);
  await run(executor, 'update search_state set last_number = ?', [number]);
}

function indexedWords(texts: DocumentTerms[number]): string {
  return texts.map((terms) => terms.join(' ')).join(` ${BETWEEN_TEXTS} `);
}

/** The codes of the documents' values, new ones given where a value is new. */
async function codesFor(
  executor: Executor,
  documents: readonly DocumentValues[],
): Promise<Map<ValueField, Map<string, number>>> {
  const codes = new Map<ValueField, Map<string, number>>();
  for (const field of VALUE_FIELDS) {
    const values = [...new Set(documents.flatMap((document) => document[field] ?? []))];
    const json = JSON.stringify(values);
    await run(
      executor,
      `insert into search_value (field, value, code)
       select ?1, given.value, row_number() over () + (select ifnull(max(code), 0) from search_value where field = ?1)
       from json_each(?2) as given
       -- One look into the index for each, where "not in" would read every value of the field.
       where not exists (select 1 from search_value as known where known.field = ?1 and known.value = given.value)`,
      [field, json],
    );
    const rows = await run<{ value: string; code: number }>(
      executor,
      'select value, code from search_value where field = ? and value in (select value from json_each(?))',
      [field, json],
    );
    codes.set(field, new Map(rows.map(({ value, code }) => [value, code])));
  }
  return codes;
}

/** In powers of two, so that seven prepared statements serve any number of rows. */
async function insert(executor: Executor, target: string, rows: readonly unknown[][]): Promise<void> {
  let size = ROWS_PER_INSERT;
  for (let from = 0; from < rows.length; from += size) {
    while (size > rows.length - from) size /= 2;
    const some = rows.slice(from, from + size);
    const row = `(${(some[0] as unknown[]).map(() => '?').join(', ')})`;
    await run(executor, `insert into ${target} values ${some.map(() => row).join(', ')}`, some.flat());
  }
}
