import { documentHash } from '../document-hash.js';
import { fieldValue, VALUE_FIELDS, type ValueField } from '../field-values.js';
import { lastChanges } from '../last-changes.js';
import type { IndexChange, SearchDocument } from '../search-engine.js';
import { sortKey } from '../sort-key.js';
import { storable } from '../storable.js';
import { timeOf } from '../time.js';
import { termsOf } from '../tokens.js';
import { type Executor, run } from './layout.js';
import { FORM_CODES, KIND_CODES } from './values.js';

/** Rows written by one statement; more is no faster. */
const ROWS_PER_INSERT = 64;
/** Documents whose words are counted together: bounds the memory a large write takes. */
const BATCH = 1000;

/** Brings the index up to the changes, inside the caller's transaction. */
export async function applyChanges(executor: Executor, changes: readonly IndexChange[]): Promise<void> {
  const entries = [...lastChanges(changes)];
  for (let from = 0; from < entries.length; from += BATCH) {
    const batch = entries.slice(from, from + BATCH);
    const tally = new Tally();
    await takeOut(
      executor,
      batch.map(([id]) => id),
      tally,
    );
    await putIn(
      executor,
      batch.flatMap(([, document]) => document ?? []),
      tally,
    );
    await writeTally(executor, tally);
  }
}

/** How a batch changes the numbers about the index. */
class Tally {
  documents = 0;
  words = 0;
  readonly terms = new Map<string, { documents: number; named: number }>();

  count(textTerms: readonly string[], actorTerms: readonly string[], sign: 1 | -1): void {
    this.documents += sign;
    this.words += sign * (textTerms.length + actorTerms.length);
    const named = new Set(actorTerms);
    for (const term of new Set([...textTerms, ...actorTerms])) {
      const known = this.terms.get(term);
      const inName = named.has(term) ? sign : 0;
      if (!known) this.terms.set(term, { documents: sign, named: inName });
      else {
        known.documents += sign;
        known.named += inName;
      }
    }
  }
}

async function takeOut(executor: Executor, ids: readonly string[], tally: Tally): Promise<void> {
  const gone = await run<{ number: number }>(
    executor,
    'delete from search_document where id in (select value from json_each(?)) returning number',
    [JSON.stringify(ids)],
  );
  if (gone.length === 0) return;
  const numbers = JSON.stringify(gone.map(({ number }) => number));
  const texts = await run<{ text: string; actor_name: string | null }>(
    executor,
    'delete from search_text where number in (select value from json_each(?)) returning text, actor_name',
    [numbers],
  );
  for (const { text, actor_name } of texts) tally.count(termsOf(text), termsOf(actor_name ?? ''), -1);
  await run(executor, 'delete from search_index where rowid in (select value from json_each(?))', [numbers]);
}

async function putIn(executor: Executor, documents: readonly SearchDocument[], tally: Tally): Promise<void> {
  if (documents.length === 0) return;
  const codes = await codesFor(executor, documents);
  const [state] = await run<{ last: number }>(executor, 'select last_number as last from search_state');
  let number = state?.last ?? 0;
  const rows: unknown[][] = [];
  const texts: unknown[][] = [];
  const words: unknown[][] = [];
  for (const document of documents) {
    number++;
    const textTerms = termsOf(document.text);
    const actorTerms = termsOf(document.actorName ?? '');
    tally.count(textTerms, actorTerms, 1);
    rows.push([
      number,
      document.id,
      KIND_CODES[document.kind],
      FORM_CODES[document.form],
      ...VALUE_FIELDS.map((field) => codes.get(field)?.get(fieldValue(document, field) ?? '') ?? 0),
      timeOf(document.datePublished),
      sortKey(document),
      textTerms.length + actorTerms.length,
    ]);
    texts.push([
      number,
      storable(document.text),
      document.actorName && storable(document.actorName),
      documentHash(document),
    ]);
    words.push([number, textTerms.join(' '), actorTerms.join(' ')]);
  }
  const columns = `number, id, kind, form, ${VALUE_FIELDS.join(', ')}, published, sort_key, words`;
  await insert(executor, `search_document (${columns})`, rows);
  await insert(executor, 'search_text (number, text, actor_name, hash)', texts);
  await insert(executor, 'search_index (rowid, text, actor)', words);
  await run(executor, 'update search_state set last_number = ?', [number]);
}

/** The codes of the documents' values, new ones given where a value is new. */
async function codesFor(
  executor: Executor,
  documents: readonly SearchDocument[],
): Promise<Map<ValueField, Map<string, number>>> {
  const codes = new Map<ValueField, Map<string, number>>();
  for (const field of VALUE_FIELDS) {
    const values = [...new Set(documents.flatMap((document) => fieldValue(document, field) ?? []))];
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

async function writeTally(executor: Executor, tally: Tally): Promise<void> {
  const changed = [...tally.terms].filter(([, { documents, named }]) => documents !== 0 || named !== 0);
  await run(
    executor,
    `insert into search_term (term, documents, named)
     select value ->> 0, value ->> 1, value ->> 2 from json_each(?) where true
     on conflict (term) do update
     set documents = documents + excluded.documents, named = named + excluded.named`,
    [JSON.stringify(changed.map(([term, { documents, named }]) => [term, documents, named]))],
  );
  await run(
    executor,
    'update search_state set revision = revision + 1, documents = documents + ?, words = words + ?',
    [tally.documents, tally.words],
  );
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
