import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { LAYOUT } from './index-state.js';
import { ALL_SECTIONS, type Section } from './sections.js';

/** Where SQL is run; a transaction of the store's. */
export interface Executor {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<{ rows: Row[] }>;
}

/**
 * Runs work in a write transaction. All writes go through the store's one connection: a second one of the same
 * process would wait for the first while the first waits for its turn.
 */
export interface WriteTransactions {
  run<T>(work: (transaction: Executor) => Promise<T>): Promise<T>;
}

const VALUE_INDEX = 'create unique index search_value_by_code on search_value (field, code)';
/** Neither a view on a full-text table nor an index follows when its table is renamed. */
const OCCURRENCES = ALL_SECTIONS.map(
  ({ occurrences, index }) => `create virtual table ${occurrences} using fts5vocab ('${index}', 'instance')`,
);

/**
 * A document is never changed in place: its replacement gets a new number. So whoever remembers something by
 * number, in this process or another, only ever has to read what has a higher number than the last it saw.
 */
const TABLES = [
  `create table search_state (
    layout integer not null, generation text not null, revision integer not null, last_number integer not null
  )`,
  'create table search_section (type text primary key, documents integer not null, words integer not null)',
  // What is filtered, counted and sorted by; narrow, since it is read as a whole.
  `create table search_document (
    number integer primary key, id text not null unique,
    kind integer not null, form integer not null,
    actor integer not null, article integer not null, publisher integer not null,
    language integer not null, cue integer not null, act integer not null, polarity integer not null,
    published integer, sort_key integer not null, statements integer not null, words integer not null
  )`,
  // What is searched: the first field's text, and JSON with those of the other fields, a list of texts for each.
  `create table search_text (
    number integer primary key, text text not null, others text not null, hash text not null
  )`,
  // The values that documents have as small numbers, counted from 1 for each field; 0 is none.
  `create table search_value (
    field text not null, value text not null, code integer not null, primary key (field, value)
  ) without rowid`,
  VALUE_INDEX,
  ...ALL_SECTIONS.flatMap(sectionTables),
  ...OCCURRENCES,
];

function sectionTables({ columns, index, terms }: Section): string[] {
  return [
    // Every word, in how many documents it is, and in how many of them in another field than the first.
    `create table ${terms} (
      id integer primary key, term text not null unique, documents integer not null, beside integer not null
    )`,
    // The words come folded and joined by spaces, all beyond ASCII counts as letters, so that tokens.ts alone
    // says what a word is. The prefix indexes make "m*" 5 times as fast and "ma*" 4 times (100,000 statements:
    // 20 and 8 ms without), which is what people send while they type; the index takes 31 MB instead of 12.
    `create virtual table ${index} using fts5 (
      ${columns.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3'
    )`,
  ];
}

const PLAIN_TABLES = ['search_state', 'search_section', 'search_document', 'search_text', 'search_value'];

/** How the tables of an index that is being filled beside the live one begin; they are the same otherwise. */
const NEXT = 'search_next_';

/**
 * Makes the tables where they are missing or of another layout.
 * @returns the index's generation
 */
export async function prepareLayout(executor: Executor): Promise<string> {
  const names = await tableNames(executor, LIVE);
  if (names.includes('search_state')) {
    const [state] = await run<{ layout: number; generation: string }>(
      executor,
      'select layout, generation from search_state',
    );
    if (state?.layout === LAYOUT) return state.generation;
  }
  return recreate(executor);
}

/**
 * Throws the index away and lays an empty one out.
 * @returns its generation
 */
export async function recreate(executor: Executor): Promise<string> {
  await drop(executor, LIVE);
  return layOut(executor);
}

/**
 * Lays an empty index out beside the live one; what an earlier, unfinished one left is thrown away.
 * @returns its generation
 */
export async function layOutNext(executor: Executor): Promise<string> {
  await drop(executor, NEXT_ONLY);
  return layOut(nextIndex(executor));
}

/** Puts the index beside the live one in its place. */
export async function swapInNext(executor: Executor): Promise<void> {
  await drop(executor, LIVE);
  const next = nextIndex(executor);
  await run(executor, 'drop index search_next_value_by_code');
  for (const { occurrences } of ALL_SECTIONS) await run(next, `drop table ${occurrences}`);
  for (const table of [...PLAIN_TABLES, ...ALL_SECTIONS.flatMap(({ index, terms }) => [index, terms])])
    await run(executor, `alter table ${nextName(table)} rename to ${table}`);
  for (const statement of [VALUE_INDEX, ...OCCURRENCES]) await run(executor, statement);
}

/** The generation of the index beside the live one; null where there is none. */
export async function generationOfNext(executor: Executor): Promise<string | null> {
  const names = await tableNames(executor, NEXT_ONLY);
  if (!names.includes(`${NEXT}state`)) return null;
  const [state] = await run<{ generation: string }>(executor, `select generation from ${NEXT}state`);
  return state?.generation ?? null;
}

/** Takes the index beside the live one away. */
export async function dropNext(executor: Executor): Promise<void> {
  await drop(executor, NEXT_ONLY);
}

/** Runs the same statements on the index beside the live one. No value stands in them, only names. */
export function nextIndex(executor: Executor): Executor {
  return {
    executeQuery: <Row>({ sql, parameters }: CompiledQuery<Row>) =>
      executor.executeQuery(CompiledQuery.raw(nextName(sql), [...parameters]) as CompiledQuery<Row>),
  };
}

function nextName(sql: string): string {
  return sql.replaceAll('search_', NEXT);
}

/** Runs one statement. */
export async function run<Row>(executor: Executor, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await executor.executeQuery(CompiledQuery.raw(sql, parameters) as CompiledQuery<Row>)).rows;
}

async function layOut(executor: Executor): Promise<string> {
  const generation = randomUUID();
  for (const statement of TABLES) await run(executor, statement);
  await run(executor, 'insert into search_state values (?, ?, 0, 0)', [LAYOUT, generation]);
  for (const { type } of ALL_SECTIONS)
    await run(executor, 'insert into search_section values (?, 0, 0)', [type]);
  return generation;
}

const LIVE = `name glob 'search_*' and name not glob '${NEXT}*'`;
const NEXT_ONLY = `name glob '${NEXT}*'`;

async function drop(executor: Executor, which: string): Promise<void> {
  // A full-text table takes its own tables with it, so the list is read again after each.
  for (;;) {
    const [name] = await tableNames(executor, which);
    if (name === undefined) return;
    await run(executor, `drop table "${name}"`);
  }
}

/** An index's tables, virtual ones first: the tables they keep their data in cannot be dropped by themselves. */
async function tableNames(executor: Executor, which: string): Promise<string[]> {
  const rows = await run<{ name: string }>(
    executor,
    `select name from sqlite_master where type = 'table' and ${which}
     order by sql like 'create virtual%fts5vocab%' desc, sql like 'create virtual%' desc`,
  );
  return rows.map(({ name }) => name);
}
